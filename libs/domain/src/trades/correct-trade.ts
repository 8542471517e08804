import { type Day, daysBetween } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { TradeId } from '../shared/ids';
import { type Instant, plusMs } from '../shared/instant';
import { cleanText } from '../shared/text';
import { plusPrice, type VndPerKg } from '../shared/unit-price';
import type { Kg } from '../shared/weight';
import { requireChangeable } from './require-changeable';
import { effectOf, type StockEffect } from './stock-effect';
import type { DemandSource, Side, Trade } from './trade';

/** New terms that both sides must agree to; what is absent stays. */
export interface TradeChanges {
  readonly kg?: Kg;
  readonly farmGateVndPerKg?: VndPerKg;
  readonly pickUpOn?: Day;
  readonly deliverOn?: Day;
}

/** A proposal to change a trade, which the other side accepts or lets pass. */
export interface Correction {
  readonly id: string;
  readonly tradeId: TradeId;
  readonly by: Side;
  readonly changes: TradeChanges;
  readonly reason: string;
  readonly state: 'proposed' | 'accepted' | 'refused' | 'withdrawn' | 'lapsed';
  readonly expiresAt: Instant;
  /** The version of the trade that it would change; a trade that moved on refuses it. */
  readonly tradeVersion: number;
}

/** From a minute to two days; a proposal that stands longer is forgotten. */
export const CORRECTION_MINUTES = { min: 1, max: 2 * 24 * 60, usual: 12 * 60 } as const;

const REASON_LENGTH = { min: 3, max: 300 } as const;

/** Who proposes what, until when. */
export interface Correcting {
  readonly id: string;
  readonly by: Side;
  readonly changes: TradeChanges;
  readonly reason: string;
  readonly standsMinutes: number;
  readonly now: Instant;
  readonly today: Day;
}

/**
 * Proposes other terms for a confirmed spot trade. Nothing changes until the other side says yes.
 *
 * @throws DomainError `trade.not_confirmed`, `trade.under_contract`, `correction.no_change`, `window.*`, `correction.stands_out_of_range`,
 * `text.*` (in that order)
 */
export function proposeCorrection(trade: Trade, ask: Correcting): Correction {
  requireChangeable(trade);
  const after = corrected(trade, ask.changes);
  const isSame =
    after.kg === trade.kg &&
    after.prices.farmGateVndPerKg === trade.prices.farmGateVndPerKg &&
    after.pickUpOn === trade.pickUpOn &&
    after.deliverOn === trade.deliverOn;
  if (isSame) throw new DomainError('correction.no_change', {});
  requireDays(trade, after, ask.today);
  const { min, max } = CORRECTION_MINUTES;
  if (!(ask.standsMinutes >= min && ask.standsMinutes <= max))
    throw new DomainError('correction.stands_out_of_range', { min, max }, 'standsMinutes');
  return {
    id: ask.id,
    tradeId: trade.id,
    by: ask.by,
    changes: ask.changes,
    reason: cleanText(ask.reason, REASON_LENGTH, 'reason'),
    state: 'proposed',
    expiresAt: plusMs(ask.now, ask.standsMinutes * 60_000),
    tradeVersion: trade.version,
  };
}

/**
 * Holds an answer to a proposal that still stands: the other side accepts or refuses, its own side withdraws.
 *
 * @throws DomainError `correction.closed`, `correction.expired`, `correction.not_your_turn`, `trade.not_confirmed`, `version.stale` (in that order)
 */
export function requireAnswerable(correction: Correction, trade: Trade, side: Side, answer: { withdraws: boolean; now: Instant }): void {
  if (correction.state !== 'proposed') throw new DomainError('correction.closed', { state: correction.state });
  if (answer.now >= correction.expiresAt) throw new DomainError('correction.expired', {});
  if ((side === correction.by) !== answer.withdraws) throw new DomainError('correction.not_your_turn', {});
  if (answer.withdraws) return;
  requireChangeable(trade);
  if (trade.version !== correction.tradeVersion)
    throw new DomainError('version.stale', { current: trade.version, seen: correction.tradeVersion });
}

/** The trade under the new terms, and the kilograms that move: more are taken from what is open, fewer go back to it. */
export function applyCorrection(trade: Trade, changes: TradeChanges): { trade: Trade; effect: StockEffect | null } {
  const after: Trade = { ...corrected(trade, changes), version: trade.version + 1 };
  const more = after.kg - trade.kg;
  if (more === 0) return { trade: after, effect: null };
  return { trade: after, effect: { ...effectOf(after, more > 0 ? 'hold_and_confirm' : 'unconfirm'), kg: Math.abs(more) as Kg } };
}

function corrected(trade: Trade, changes: TradeChanges): Trade {
  const { freightVndPerKg } = trade.prices;
  const farmGateVndPerKg = changes.farmGateVndPerKg ?? trade.prices.farmGateVndPerKg;
  const deliveredVndPerKg = plusPrice(farmGateVndPerKg, freightVndPerKg, 'farmGateVndPerKg');
  return {
    ...trade,
    kg: changes.kg ?? trade.kg,
    prices: { farmGateVndPerKg, freightVndPerKg, deliveredVndPerKg },
    // Both sides have said yes to the new price: it is their ask and their limit now.
    supply: { ...trade.supply, askVndPerKg: Math.min(trade.supply.askVndPerKg, farmGateVndPerKg) as VndPerKg },
    demand: demandAt(trade.demand, farmGateVndPerKg, deliveredVndPerKg),
    pickUpOn: changes.pickUpOn ?? trade.pickUpOn,
    deliverOn: changes.deliverOn ?? trade.deliverOn,
  };
}

function demandAt(demand: DemandSource, farmGate: VndPerKg, delivered: VndPerKg): DemandSource {
  if (demand.kind === 'bid') return { ...demand, priceVndPerKg: farmGate };
  if (demand.kind === 'call_off') return demand;
  return { ...demand, limitVndPerKg: Math.max(demand.limitVndPerKg, delivered) as VndPerKg };
}

/** The road takes as long as before, and nothing is loaded in the past. */
function requireDays(before: Trade, after: Trade, today: Day): void {
  if (after.pickUpOn !== before.pickUpOn && after.pickUpOn < today) {
    throw new DomainError('window.in_past', { from: after.pickUpOn, today }, 'pickUpOn');
  }
  const road = daysBetween(before.pickUpOn, before.deliverOn);
  if (daysBetween(after.pickUpOn, after.deliverOn) < road) {
    throw new DomainError('window.ends_before_start', { from: after.pickUpOn, to: after.deliverOn }, 'deliverOn');
  }
}
