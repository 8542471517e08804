import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work';
import { AreasRepository } from './areas.repository';
import { type FacilityRow, SELECT_FACILITIES, toFacility } from './facility-row';
import { LeavesRepository } from './leaves.repository';
import { MarketPapers } from './market-papers';
import { type PaperRow, SELECT_PAPERS, toPaper } from './paper-row';
import { type RuleRow, SELECT_RULES, toRule } from './rule-row';

const USABLE = `(f.holder_id = ANY($1) OR EXISTS (
  SELECT 1 FROM area_authorisations u WHERE u.facility_id = f.id AND u.user_id = ANY($1) AND NOT u.withdrawn)) AND $2 = ANY(f.product_ids)`;
const FACILITIES = `${SELECT_FACILITIES} WHERE ${USABLE} ORDER BY f.id`;
const PAPERS = `${SELECT_PAPERS} WHERE p.holder_id = ANY($1) AND $2 = ANY(p.product_ids) AND p.state <> 'revoked' ORDER BY p.id`;
const RULES = `${SELECT_RULES} WHERE r.product_id = $1 OR r.product_id IS NULL ORDER BY r.market_id, r.valid_from, r.id`;

export type { MarketPapers };

/** Which papers to look for. */
export interface PapersWanted {
  readonly codes: readonly string[];
  /** Sellers, whose papers count, and buyers, whose packing facilities may. */
  readonly holderIds: readonly string[];
  readonly productId: string;
}

/** Reads everything that decides where lots of one product may go. */
@Injectable()
export class LotPapersQueries {
  constructor(
    private readonly areas: AreasRepository,
    private readonly leaves: LeavesRepository,
  ) {}

  /** The papers as they stand; nothing is held. */
  async ofMarket(tx: Tx, { codes, holderIds, productId }: PapersWanted): Promise<MarketPapers> {
    return this.read(tx, { codes, holderIds, productId }, PAPERS);
  }

  /**
   * The same, held until the transaction ends: nobody suspends a code or takes back a paper between this look and the commit. Offers,
   * demands and contracts are held before.
   */
  async hold(tx: Tx, { codes, holderIds, productId }: PapersWanted): Promise<MarketPapers> {
    await this.areas.lockMany(tx, await this.areas.idsOfCodes(tx, [...new Set(codes)]));
    // First the locks, then a fresh look: what was waited for is read as it stands now, leaves too.
    const ids = await tx.query<{ id: string }[]>(`SELECT f.id FROM packing_facilities f WHERE ${USABLE} ORDER BY f.id FOR SHARE`, [
      [...new Set(holderIds)],
      productId,
    ]);
    await this.leaves.hold(
      tx,
      ids.map(({ id }) => id),
      holderIds,
    );
    return this.read(tx, { codes, holderIds, productId }, `${PAPERS} FOR SHARE`);
  }

  private async read(tx: Tx, { codes, holderIds, productId }: PapersWanted, papersOf: string): Promise<MarketPapers> {
    const holders = [...new Set(holderIds)];
    const facilities = await tx.query<FacilityRow[]>(FACILITIES, [holders, productId]);
    const papers = await tx.query<PaperRow[]>(papersOf, [holders, productId]);
    const rules = await tx.query<RuleRow[]>(RULES, [productId]);
    return new MarketPapers({
      areas: await this.areas.ofCodes(tx, [...new Set(codes)]),
      facilities: facilities.map(toFacility),
      papers: papers.map(toPaper),
      rules: rules.map(toRule),
    });
  }
}
