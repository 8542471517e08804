import { Injectable } from '@nestjs/common';
import { findRings } from '@domain/bids/find-rings';
import type { Party } from '@domain/identity/organisation';
import type { OrganisationId } from '@domain/shared/ids';
import { invariant } from '@domain/shared/invariant';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { BidsQueries } from '../bids/bids.queries';
import { IdentityQueries } from '../identity/identity.queries';
import { AuditQueries } from './audit.queries';
import type { RingList } from './rings.dto';

/** A season's peak. */
const DAYS = 90;
/** The newest so many bids are looked through: about twice the bids of a peak month. */
const BIDS_MAX = 50_000;

/** Who seems to raise prices with bids nobody means. */
@Injectable()
export class RingsQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly bids: BidsQueries,
    private readonly identity: IdentityQueries,
    private readonly audit: AuditQueries,
  ) {}

  /**
   * The rings of the last season with their evidence. The look stands in the audit of whoever looked, not of those looked at: they are not
   * warned.
   *
   * @throws DomainError `organisation.reason_required`
   */
  async all(looker: OrganisationId, reason: string): Promise<RingList> {
    return this.work.run(async (tx) => {
      await this.audit.noteLook(tx, { subject: 'bids', key: 'rings', organisationId: looker, reason, of: { days: DAYS } });
      const trails = await this.bids.trails(tx, DAYS, BIDS_MAX);
      const rings = findRings(trails, await this.identity.sharedPeople(tx));
      const named = await this.identity.parties(
        tx,
        rings.flatMap(({ sellerIds, buyerIds }) => [...sellerIds, ...buyerIds]),
      );
      const party = (id: OrganisationId): Party => {
        const found = named.get(id);
        invariant(found !== undefined, 'a bid names a side that does not exist', { id });
        return found;
      };
      const items = rings.map(({ sellerIds, buyerIds, evidence }) => ({
        sellers: sellerIds.map(party),
        buyers: buyerIds.map(party),
        evidence: evidence.map(({ sellerId, buyerId, ...rest }) => ({ seller: party(sellerId), buyer: party(buyerId), ...rest })),
      }));
      return { items, bids: trails.length, days: DAYS };
    });
  }
}
