import type { StreamEventName } from '../../events';
import type { MarketId, OrganisationId } from '../../shared/ids';

/** One event as one stream carries it. */
export interface StreamEntry {
  readonly stream: string;
  readonly name: StreamEventName;
  readonly body: object;
}

/** The public stream of a market. */
export function marketStream(marketId: MarketId): string {
  return `market:${marketId}`;
}

/** The private stream of an organisation. */
export function organisationStream(organisationId: OrganisationId): string {
  return `org:${organisationId}`;
}
