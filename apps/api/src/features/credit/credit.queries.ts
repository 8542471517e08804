import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type CreditChanged, creditLeft } from '@domain/credit/credit';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';
import { IdentityQueries } from '../identity/identity.queries';
import { CreditRepository } from './credit.repository';

/** Pairs on one page: a cooperative knows its buyers by name. */
const PAIRS_MAX = 500;
const TYING_MAX = 100;

/** Reads about credit. */
@Injectable()
export class CreditQueries {
  constructor(
    private readonly source: DataSource,
    private readonly credits: CreditRepository,
    private readonly identity: IdentityQueries,
  ) {}

  /** Every pair that this organisation is a side of. */
  async ofParty(party: OrganisationId): Promise<Omit<CreditChanged, 'name' | 'at'>[]> {
    const tx = this.source.manager;
    const states = await this.credits.ofParty(tx, party, PAIRS_MAX);
    const parties = await this.identity.parties(
      tx,
      states.flatMap(({ credit }) => [credit.sellerId, credit.buyerId]),
    );
    return states.flatMap(({ credit, tiedVnd }) => {
      const [seller, buyer] = [parties.get(credit.sellerId), parties.get(credit.buyerId)];
      return seller && buyer ? [{ credit, tiedVnd, seller, buyer }] : [];
    });
  }

  /** The trades that tie up a pair's credit, for either of the two. @throws DomainError `credit.not_found` */
  async tying(viewer: OrganisationId, pair: { sellerId: OrganisationId; buyerId: OrganisationId }) {
    if (viewer !== pair.sellerId && viewer !== pair.buyerId) throw new DomainError('credit.not_found', {});
    return this.credits.tying(this.source.manager, pair, TYING_MAX);
  }

  /** What is left for each pair with a limit among sellers and buyers of a round. */
  async leftBetween(
    tx: Tx,
    sellers: readonly string[],
    buyers: readonly string[],
  ): Promise<{ sellerId: string; buyerId: string; leftVnd: string }[]> {
    return (await this.credits.between(tx, sellers, buyers)).map(({ credit, tiedVnd }) => ({
      sellerId: credit.sellerId,
      buyerId: credit.buyerId,
      leftVnd: (creditLeft(credit, tiedVnd) ?? 0n).toString(),
    }));
  }
}
