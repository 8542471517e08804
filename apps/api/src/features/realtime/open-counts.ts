import { DomainError } from '@domain/shared/domain-error';
import type { MemberId, OrganisationId } from '@domain/shared/ids';

/** What a full member is told to wait; one of its own must close first. */
const RETRY_SECONDS = 30;

/** Whose it is. */
export interface Holder {
  readonly memberId: MemberId;
  readonly organisationId: OrganisationId;
}

/** How many of one kind may be open at once on one node. */
export interface OpenLimits {
  readonly perMember: number;
  readonly perOrganisation: number;
}

/** A person has a phone, a desk and a few tabs; an organisation its whole office. */
export const SOCKETS: OpenLimits = { perMember: 10, perOrganisation: 200 };
/** A long poll waits for one stream: a member may follow as many of them as over one socket. */
export const LONG_POLLS: OpenLimits = { perMember: 40, perOrganisation: 400 };

/** Counts the open sockets, or the long polls, of members and organisations, so that nobody takes the node for themselves. */
export class OpenCounts {
  private readonly counts = new Map<string, number>();

  constructor(private readonly limits: OpenLimits) {}

  /** @throws DomainError `rate.limited` when there is no room for another of theirs */
  requireRoom({ memberId, organisationId }: Holder): void {
    const { perMember, perOrganisation } = this.limits;
    if (this.of(memberId) >= perMember || this.of(organisationId) >= perOrganisation) {
      throw new DomainError('rate.limited', { retryAfterSeconds: RETRY_SECONDS });
    }
  }

  /** Counts one more; call the answer once, when it closes. */
  opened({ memberId, organisationId }: Holder): () => void {
    for (const id of [memberId, organisationId]) this.counts.set(id, this.of(id) + 1);
    return () => {
      for (const id of [memberId, organisationId]) {
        if (this.of(id) > 1) this.counts.set(id, this.of(id) - 1);
        else this.counts.delete(id);
      }
    };
  }

  private of(id: string): number {
    return this.counts.get(id) ?? 0;
  }
}
