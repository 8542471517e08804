import { DomainError } from '@domain/shared/domain-error';
import type { MemberId, OrganisationId } from '@domain/shared/ids';

/** Sockets of one member on one node: a person has a phone, a desk and a few tabs. */
const PER_MEMBER_MAX = 10;
/** Sockets of one organisation on one node: its whole office. */
const PER_ORGANISATION_MAX = 200;
/** What a full member is told to wait; one of its own sockets must close first. */
const RETRY_SECONDS = 30;

/** Counts the open sockets of members and organisations, so that nobody takes the node for themselves. */
export class SocketCounts {
  private readonly counts = new Map<string, number>();

  /** @throws DomainError `rate.limited` when there is no room for another socket of theirs */
  requireRoom(memberId: MemberId, organisationId: OrganisationId): void {
    if (this.of(memberId) >= PER_MEMBER_MAX || this.of(organisationId) >= PER_ORGANISATION_MAX) {
      throw new DomainError('rate.limited', { retryAfterSeconds: RETRY_SECONDS });
    }
  }

  /** Counts one more; call the answer once, when it closes. */
  opened(memberId: MemberId, organisationId: OrganisationId): () => void {
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
