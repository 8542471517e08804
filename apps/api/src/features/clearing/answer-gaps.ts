import type { GapAnswered } from '@domain/events';
import type { MarketId } from '@domain/shared/ids';
import type { Instant } from '@domain/shared/instant';
import type { Trade } from '@domain/trades/trade';
import type { AnsweredGap, Gap } from './gaps.repository';

/** What the trades of a round bring to each gap: to the seller for its offer, to the buyer for its order or call-off. */
export function answersOf(gaps: readonly Gap[], made: readonly Trade[], roundNumber: number | null): AnsweredGap[] {
  const found = new Map<string, number>();
  for (const { supply, demand, kg } of made) {
    const demandId = demand.kind === 'order' ? demand.orderId : demand.kind === 'call_off' ? demand.callOffId : '';
    for (const id of [supply.offerId, demandId]) found.set(id, (found.get(id) ?? 0) + kg);
  }
  return gaps.map((gap) => {
    // Two gaps of one offer share what was found for it, the earlier one first.
    const left = found.get(gap.itemId) ?? 0;
    const foundKg = Math.min(gap.kg, left);
    found.set(gap.itemId, left - foundKg);
    return { ...gap, roundNumber, foundKg };
  });
}

/** What each side of a broken trade hears. */
export function gapEvents(gaps: readonly AnsweredGap[], marketId: MarketId, at: Instant): GapAnswered[] {
  return gaps.map(({ tradeId, partyId, kg, roundNumber, foundKg }) => ({
    name: 'gap.answered',
    at,
    marketId,
    ...{ tradeId, partyId, gapKg: kg, roundNumber, foundKg },
  }));
}
