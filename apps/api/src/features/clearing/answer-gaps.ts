import type { GapAnswered } from '@domain/events';
import type { MarketId } from '@domain/shared/ids';
import type { Instant } from '@domain/shared/instant';
import type { Trade } from '@domain/trades/trade';
import type { AnsweredGap, Gap } from './gaps.repository';

/** What the trades of a round bring to each gap: to the seller for its offer, to the buyer for its order or call-off. */
export function answersOf(gaps: readonly Gap[], made: readonly Trade[], roundNumber: number | null): AnsweredGap[] {
  const kgOf = (fits: (trade: Trade) => boolean) => made.filter(fits).reduce((sum, { kg }) => sum + kg, 0);
  return gaps.map((gap) => ({
    ...gap,
    roundNumber,
    foundForSellerKg: Math.min(
      gap.kg,
      kgOf((trade) => trade.supply.offerId === gap.offerId),
    ),
    foundForBuyerKg: Math.min(
      gap.kg,
      kgOf((trade) => demandIdOf(trade) === gap.demandId),
    ),
  }));
}

/** What both sides of each broken trade hear. */
export function gapEvents(gaps: readonly AnsweredGap[], marketId: MarketId, at: Instant): GapAnswered[] {
  return gaps.map(({ tradeId, sellerId, buyerId, kg, roundNumber, foundForSellerKg, foundForBuyerKg }) => ({
    name: 'gap.answered',
    at,
    marketId,
    ...{ tradeId, sellerId, buyerId, gapKg: kg, roundNumber, foundForSellerKg, foundForBuyerKg },
  }));
}

function demandIdOf({ demand }: Trade): string | null {
  if (demand.kind === 'order') return demand.orderId;
  return demand.kind === 'call_off' ? demand.callOffId : null;
}
