import { openKgOfCallOff } from '@domain/contracts/call-off';
import { openKgOfOffer } from '@domain/offers/offer';
import { openKgOfOrder } from '@domain/orders/order';
import { instantToIso, type Instant } from '@domain/shared/instant';
import { kindOf, type Trade } from '@domain/trades/trade';
import type { RoundView } from '@domain/across/views/view-types';
import type { FrozenMarket } from './frozen-market';
import type { ProposedRound } from './round-maker';

/** What became of a proposed round when it was committed. */
export interface RoundOutcome {
  readonly made: readonly Trade[];
  readonly stale: number;
  readonly at: Instant;
  readonly commitMs: number;
}

/** A round as everyone sees it: sums and spot prices, nobody's name. */
export function roundView(market: FrozenMarket, proposed: ProposedRound, outcome: RoundOutcome): RoundView {
  const contractKg = sum(outcome.made.filter((trade) => kindOf(trade) === 'contract').map((trade) => trade.kg));
  const spotKg = sum(outcome.made.filter((trade) => kindOf(trade) === 'spot').map((trade) => trade.kg));
  const { objective, bound } = proposed.result;
  const plansKg = sum(market.plans.map(({ kg }) => kg));
  const callOffKg = sum(market.callOffs.map(({ callOff }) => openKgOfCallOff(callOff))) + plansKg;
  return {
    marketId: market.marketId,
    number: market.lastRoundNumber + 1,
    state: 'cleared',
    mode: market.plan.kind,
    gateAt: market.plan.gate ? instantToIso(market.plan.gate.closesAt) : null,
    frozenAt: instantToIso(market.frozenAt),
    publishedAt: instantToIso(outcome.at),
    offers: market.offers.length,
    demandLines: market.orders.length + market.callOffs.length + market.plans.length,
    contractKg,
    spotKg,
    trades: outcome.made.length,
    stale: outcome.stale,
    welfareVnd: objective.welfareVnd.toString(),
    boundGapVnd: (bound.welfareVnd - objective.welfareVnd).toString(),
    fairness: proposed.fairness,
    constrained: proposed.constrained,
    prices: proposed.prices,
    unmetKg: {
      offers: sum(market.offers.map(openKgOfOffer)) - contractKg - spotKg,
      orders: sum(market.orders.map(openKgOfOrder)) - spotKg,
      callOffs: callOffKg - contractKg,
    },
    ms: { ...proposed.ms, commit: outcome.commitMs },
    inputHash: proposed.inputHash,
    resultHash: proposed.resultHash,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
