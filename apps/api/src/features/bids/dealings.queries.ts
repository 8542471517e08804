import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Dealings, type DealingsLedger, dealingsOf } from '@domain/trades/dealings';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId } from '@domain/shared/ids';
import { asProgram } from '../../platform/database/row-scope';

const MEET = `
  SELECT EXISTS (SELECT 1 FROM trades WHERE (seller_id, buyer_id) IN (($1, $2), ($2, $1)))
      OR EXISTS (SELECT 1 FROM bids WHERE (seller_id, buyer_id) IN (($1, $2), ($2, $1))) AS meet`;

const LEDGER = `
  SELECT count(*)::int AS asked,
         count(*) FILTER (WHERE c.trade_id IS NOT NULL)::int AS "saidYes",
         count(*) FILTER (WHERE p.trade_id IS NOT NULL)::int AS bound,
         count(*) FILTER (WHERE p.trade_id IS NOT NULL AND EXISTS (
           SELECT 1 FROM trade_changes x WHERE x.trade_id = t.id AND x.kind <> 'correction'
             AND x.side = CASE WHEN t.seller_id = $1 THEN 'seller' ELSE 'buyer' END))::int AS "takenBack"
  FROM (SELECT * FROM trades WHERE seller_id = $1 UNION ALL SELECT * FROM trades WHERE buyer_id = $1) t
  LEFT JOIN trade_confirmations c ON c.trade_id = t.id AND c.party_id = $1
  LEFT JOIN contract_confirmations p ON p.trade_id = t.id
  WHERE t.contract_id IS NULL AND t.state <> 'held' AND t.created_at > clock_timestamp() - interval '365 days'`;

/** How organisations have dealt, in sums, for those who deal with them. */
@Injectable()
export class DealingsQueries {
  constructor(private readonly source: DataSource) {}

  /** Oneself, or somebody with whom there is a trade or a bid. @throws DomainError `organisation.not_found` for everybody else */
  async of(viewer: OrganisationId, party: OrganisationId): Promise<Dealings> {
    return asProgram('whoever deals with somebody learns in sums how they have dealt with all', async () => {
      const [row] = await this.source.query<{ meet: boolean }[]>(MEET, [viewer, party]);
      if (viewer !== party && row?.meet !== true) throw new DomainError('organisation.not_found', {});
      const [ledger] = await this.source.query<DealingsLedger[]>(LEDGER, [party]);
      return dealingsOf(ledger ?? { asked: 0, saidYes: 0, bound: 0, takenBack: 0 });
    });
  }
}
