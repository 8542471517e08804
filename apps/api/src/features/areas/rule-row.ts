import type { Access, AccessRule } from '@domain/areas/access-rule';
import type { PaperKind } from '@domain/areas/paper';
import { dayOf } from '@domain/shared/day';
import type { DestinationId, ProductId } from '@domain/shared/ids';

/** One rule of a destination market as the database answers it. */
export interface RuleRow {
  readonly id: string;
  readonly marketId: string;
  readonly productId: string | null;
  readonly access: Access;
  readonly needsAreaCode: boolean;
  readonly needsPackingCode: boolean;
  readonly papers: readonly PaperKind[];
  readonly needsPhytosanitary: boolean;
  readonly treatment: string | null;
  readonly gates: readonly string[];
  readonly notes: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
  readonly owner: string;
}

/** Reads `RuleRow`s: rules as `r`. */
export const SELECT_RULES = `
  SELECT r.id, r.market_id AS "marketId", r.product_id AS "productId", r.access, r.needs_area_code AS "needsAreaCode",
         r.needs_packing_code AS "needsPackingCode", r.papers, r.needs_phytosanitary AS "needsPhytosanitary", r.treatment, r.gates, r.notes,
         r.valid_from AS "validFrom", r.valid_to AS "validTo", r.source, r.owner
  FROM access_rules r`;

/** A row as the domain sees it. */
export function toRule({ validFrom, validTo, id: _id, ...row }: RuleRow): AccessRule {
  return {
    ...row,
    marketId: row.marketId as DestinationId,
    productId: row.productId as ProductId | null,
    from: dayOf(validFrom, 'validFrom'),
    to: validTo === null ? null : dayOf(validTo, 'validTo'),
  };
}
