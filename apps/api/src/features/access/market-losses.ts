import type { LotMarketsLost } from '@domain/areas/area-events';
import { type MarketAnswer, marketsOf } from '@domain/areas/missing-papers';
import { type Offer, openKgOfOffer } from '@domain/offers/offer';
import type { Day } from '@domain/shared/day';
import type { DestinationId } from '@domain/shared/ids';
import type { Instant } from '@domain/shared/instant';
import type { MarketPapers } from '../areas/lot-papers.queries';

/** Two pictures of the papers, before and after a change, each with the day on which it is looked at. */
export interface PapersPictures {
  readonly before: { readonly papers: MarketPapers; readonly day: Day };
  readonly after: { readonly papers: MarketPapers; readonly day: Day };
  readonly markets: readonly DestinationId[];
  readonly at: Instant;
}

/**
 * Lots that lost a market by a change, each with why and with the markets it keeps. Packing is not counted against a lot: its buyer may
 * bring a facility.
 */
export function marketLosses(offers: readonly Offer[], pictures: PapersPictures): LotMarketsLost[] {
  return offers.flatMap((offer) => {
    const [before, after] = [answers(offer, pictures.before, pictures.markets), answers(offer, pictures.after, pictures.markets)];
    const wasOpen = new Set(before.filter(isOpen).map(({ marketId }) => marketId));
    const lost = after.filter((answer) => wasOpen.has(answer.marketId) && !isOpen(answer));
    if (lost.length === 0) return [];
    return [
      {
        name: 'lot.markets_lost' as const,
        at: pictures.at,
        sellerId: offer.sellerId,
        offerId: offer.id,
        lost: lost.map(({ marketId, missing }) => ({ marketId, missing: missing.map(({ code }) => code) })),
        kept: after.filter(isOpen).map(({ marketId }) => marketId),
      },
    ];
  });
}

function answers(offer: Offer, { papers, day }: PapersPictures['before'], markets: readonly DestinationId[]): MarketAnswer[] {
  const lot = papers.lot({ productId: offer.marketId, sellerId: offer.sellerId, areaCode: offer.areaCode, kg: openKgOfOffer(offer) }, null);
  return marketsOf(lot, markets, papers.rules, day);
}

function isOpen({ missing }: MarketAnswer): boolean {
  return missing.every(({ code }) => code === 'packing.missing');
}
