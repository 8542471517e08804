import type { Words } from '../documents/document-content';
import type { Party } from '../identity/organisation';
import type { GradeId, MarketId, MemberId, OrganisationId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import type { VndPerKg } from '../shared/unit-price';
import type { FoundLot } from './lot-fits-alert';
import type { FoundOrder } from './order-fits-alert';
import type { PriceDirection } from './price-alert';

/** The lot that an alert names. */
export interface AlertLot extends FoundLot {
  readonly varietyId: string;
  readonly seller: Party;
}

/** An alert of one person found lots that are new to it. */
export interface AlertHit {
  readonly name: 'alert.hit';
  readonly at: Instant;
  readonly organisationId: OrganisationId;
  readonly memberId: MemberId;
  readonly alertId: string;
  readonly alertName: string;
  /** How many since it told last. */
  readonly count: number;
  /** The newest of them. */
  readonly lot: AlertLot;
}

/** An alert of one person found orders that are new to it: what everyone is told of them. */
export interface DemandFound {
  readonly name: 'alert.demand_found';
  readonly at: Instant;
  readonly organisationId: OrganisationId;
  readonly memberId: MemberId;
  readonly alertId: string;
  readonly alertName: string;
  readonly count: number;
  /** The newest of them. */
  readonly order: FoundOrder;
}

/** The published price of a round came to the level that one person had set. The level itself stays theirs: it is no part of this. */
export interface PriceReached {
  readonly name: 'alert.price_reached';
  readonly at: Instant;
  readonly organisationId: OrganisationId;
  readonly memberId: MemberId;
  readonly alertId: string;
  readonly marketId: MarketId;
  readonly gradeId: GradeId | null;
  /** The catalogue's name of the grade; null for all grades together. */
  readonly grade: Words | null;
  readonly direction: PriceDirection;
  readonly roundNumber: number;
  /** Farm gate, as the round published it. */
  readonly vndPerKg: VndPerKg;
}

export type AlertEvent = AlertHit | DemandFound | PriceReached;
