import type { OfferDraft } from '../../features/offers/offer-draft';
import type { Session } from '../../shared/api/views';
import { draftName } from '../../shared/offline/kept-draft';

/** The name under which the phone keeps the offer that this member is writing. */
export const sellDraftName = (session: Session): string => draftName(session, 'sell on the phone');

/** A draft with the key under which it will be sent, made when writing began. */
export interface SellDraft {
  readonly key: string;
  readonly offer: OfferDraft;
  /** What it looks like; kept before there were photos: none. */
  readonly photos?: readonly Blob[];
}
