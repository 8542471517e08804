import type { GradeId, MarketId, OfferId, OrganisationId, PlaceId, VarietyId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { stateTable } from '../shared/state-table';
import { type Stock, openKg } from '../shared/stock';
import type { VndPerKg } from '../shared/unit-price';
import { type Kg, NO_KG } from '../shared/weight';
import type { DayWindow } from '../shared/window';
import type { Certificate } from './certificate';

/** The life of an offer. Sold out means that every kilogram is confirmed; a cancelled trade opens it again. */
export const OFFER_STATES = stateTable<OfferState>('offer', {
  open: ['withdrawn', 'expired', 'sold_out'],
  withdrawn: [],
  expired: [],
  sold_out: ['open'],
});

export type OfferState = 'open' | 'withdrawn' | 'expired' | 'sold_out';

/** How sure the harvest is: season figures only, an estimate on the tree, or ready to load. A forecast takes no part in rounds. */
export const CERTAINTIES = ['forecast', 'estimate', 'ready'] as const;

export type Certainty = (typeof CERTAINTIES)[number];

/** Who may see and buy: everyone, the buyers named, or nobody but those who draw under a contract. */
export const VISIBILITIES = ['public', 'invited', 'contract_only'] as const;

export type Visibility = (typeof VISIBILITIES)[number];

/** How a lot may be divided, and whom it is for. */
export interface LotRules {
  readonly visibility: Visibility;
  /** The buyers of an invited lot; empty for every other. */
  readonly invitedIds: readonly OrganisationId[];
  /** Least kilograms of one deal; 0 for none. */
  readonly minLotKg: Kg;
  /** Deals by hand go in multiples of it (a lorry, a pallet); 0 for any. */
  readonly stepKg: Kg;
  /** Sold whole or not at all. */
  readonly allOrNothing: boolean;
}

/** A cooperative's harvest for sale in one market. */
export interface Offer extends LotRules {
  readonly id: OfferId;
  readonly marketId: MarketId;
  readonly sellerId: OrganisationId;
  readonly varietyId: VarietyId;
  readonly gradeId: GradeId;
  /** Collection point where the buyer's lorry loads. */
  readonly placeId: PlaceId;
  readonly stock: Stock;
  /** Least farm-gate price that the seller takes. */
  readonly askVndPerKg: VndPerKg;
  readonly harvest: DayWindow;
  readonly certificates: readonly Certificate[];
  readonly areaCode: string | null;
  readonly certainty: Certainty;
  /** "Confirm for me": the seller's yes is given beforehand. */
  readonly firm: boolean;
  /** While its auction runs no round sells it, and its terms stand. */
  readonly inAuction: boolean;
  readonly state: OfferState;
  /** Grows with each change of terms; held and confirmed kilograms are not terms. */
  readonly version: number;
  /** Arrival in the market; among equals the older offer goes first. */
  readonly submittedAt: Instant;
}

/** Kilograms that a round may still give away: none once the offer is closed. */
export function openKgOfOffer(offer: Offer): Kg {
  return offer.state === 'open' ? openKg(offer.stock) : NO_KG;
}
