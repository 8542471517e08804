import type { DestinationId, MarketId, OfferId, OrganisationId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import type { LackCode } from './missing-papers';
import type { Paper } from './paper';
import type { StandingChange } from './standing';

/** The standing of a code changed; its holder and whoever may use it are told. */
export interface AreaStandingChanged {
  readonly name: 'area.standing_changed';
  readonly at: Instant;
  readonly code: string;
  readonly change: StandingChange;
  readonly reason: string;
  readonly toIds: readonly OrganisationId[];
}

/** So many hundredths of what a code bears this season are spoken for. */
export interface AreaUsageWarned {
  readonly name: 'area.usage_warned';
  readonly at: Instant;
  readonly code: string;
  readonly season: number;
  readonly percent: number;
  readonly usedKg: number;
  readonly capacityKg: number;
  readonly toIds: readonly OrganisationId[];
}

/** The life of a paper: declared by its holder, seen by an officer, taken back, about to end, over. */
export interface PaperChanged {
  readonly name: 'paper.declared' | 'paper.verified' | 'paper.revoked' | 'paper.expiring' | 'paper.expired';
  readonly at: Instant;
  readonly paper: Paper;
}

/** A lot may no longer go to some markets, and why; the others stay open to it. */
export interface LotMarketsLost {
  readonly name: 'lot.markets_lost';
  readonly at: Instant;
  readonly sellerId: OrganisationId;
  readonly offerId: OfferId;
  readonly lost: readonly { readonly marketId: DestinationId; readonly missing: readonly LackCode[] }[];
  readonly kept: readonly DestinationId[];
}

/** Codes, papers or rules of a market changed: another round may find more, or less, to match. */
export interface PapersChanged {
  readonly name: 'papers.changed';
  readonly at: Instant;
  readonly marketId: MarketId;
  /** The code that it is about; null when it is about papers or rules. */
  readonly code: string | null;
}

export type AreaEvent = AreaStandingChanged | AreaUsageWarned | PaperChanged | LotMarketsLost | PapersChanged;

/** The names of this room's events: the compiler and the audience's spec hold them against the events themselves. */
export const AREA_EVENT_NAMES = [
  'area.standing_changed',
  'area.usage_warned',
  'paper.declared',
  'paper.verified',
  'paper.revoked',
  'paper.expiring',
  'paper.expired',
  'lot.markets_lost',
  'papers.changed',
] as const satisfies readonly AreaEvent['name'][];
