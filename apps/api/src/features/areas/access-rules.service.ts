import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type AccessRule, requireRuleFits } from '@domain/areas/access-rule';
import { addDays } from '@domain/shared/day';
import type { MemberId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';
import { type RuleRow, SELECT_RULES, toRule } from './rule-row';

/** Keeps the dated rules of destination markets: a new rule ends the one before, none is overwritten. */
@Injectable()
export class AccessRulesService {
  constructor(private readonly source: DataSource) {}

  /** Rules of a market or a product (null: whichever), the newest of each first. */
  async list(marketId: string | null, productId: string | null): Promise<AccessRule[]> {
    const rows = await this.source.query<RuleRow[]>(
      `${SELECT_RULES} WHERE ($1::text IS NULL OR r.market_id = $1) AND ($2::text IS NULL OR r.product_id = $2)
       ORDER BY r.market_id, r.product_id NULLS LAST, r.valid_from DESC`,
      [marketId, productId],
    );
    return rows.map(toRule);
  }

  /** Records a rule; the open one that it follows ends the day before. @throws DomainError `access_rule.overlaps`, `window.ends_before_start` */
  async record(tx: Tx, rule: AccessRule, memberId: MemberId): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('access_rules ' || $1))`, [rule.marketId]);
    const rows = await tx.query<RuleRow[]>(`${SELECT_RULES} WHERE r.market_id = $1 AND r.product_id IS NOT DISTINCT FROM $2`, [
      rule.marketId,
      rule.productId,
    ]);
    requireRuleFits(rule, rows.map(toRule));
    await tx.query(
      `UPDATE access_rules SET valid_to = $3 WHERE market_id = $1 AND product_id IS NOT DISTINCT FROM $2 AND valid_to IS NULL AND valid_from < $4`,
      [rule.marketId, rule.productId, addDays(rule.from, -1), rule.from],
    );
    await tx.query(
      `INSERT INTO access_rules (market_id, product_id, access, needs_area_code, needs_packing_code, papers, needs_phytosanitary, treatment,
                                 gates, notes, valid_from, valid_to, source, owner, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        rule.marketId,
        rule.productId,
        rule.access,
        rule.needsAreaCode,
        rule.needsPackingCode,
        rule.papers,
        rule.needsPhytosanitary,
        rule.treatment,
        rule.gates,
        rule.notes,
        rule.from,
        rule.to,
        rule.source,
        rule.owner,
        memberId,
      ],
    );
  }
}
