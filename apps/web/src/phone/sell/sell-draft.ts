import type { OfferDraft } from '../../features/offers/offer-draft';

/** The name under which the phone keeps the offer being written. */
export const SELL_DRAFT = 'sell';

/** A draft with the key under which it will be sent, made when writing began. */
export interface SellDraft {
  readonly key: string;
  readonly offer: OfferDraft;
  /** What it looks like; kept before there were photos: none. */
  readonly photos?: readonly Blob[];
}
