import type { Party } from '../identity/organisation';
import type { MemberId, OrganisationId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import type { FoundLot } from './lot-fits-alert';

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
