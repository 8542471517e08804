import type { Paper, PaperKind, PaperState } from '@domain/areas/paper';
import { dayOf } from '@domain/shared/day';
import type { AreaId, OrganisationId, PaperId, ProductId } from '@domain/shared/ids';

/** One paper as the database answers it. */
export interface PaperRow {
  readonly id: string;
  readonly holderId: string;
  readonly kind: PaperKind;
  readonly number: string;
  readonly productIds: readonly string[];
  readonly areaId: string | null;
  readonly issuer: string;
  readonly stars: number | null;
  readonly validFrom: string;
  readonly validTo: string;
  readonly document: string;
  readonly fileId: string | null;
  readonly state: PaperState;
  readonly version: number;
}

/** Reads `PaperRow`s: papers as `p`. */
export const SELECT_PAPERS = `
  SELECT p.id, p.holder_id AS "holderId", p.kind, p.number, p.product_ids AS "productIds", p.area_id AS "areaId", p.issuer, p.stars,
         p.valid_from AS "validFrom", p.valid_to AS "validTo", p.document, p.file_id AS "fileId", p.state, p.version
  FROM papers p`;

/** A row as the domain sees it. */
export function toPaper({ validFrom, validTo, ...row }: PaperRow): Paper {
  return {
    ...row,
    id: row.id as PaperId,
    holderId: row.holderId as OrganisationId,
    productIds: row.productIds as ProductId[],
    areaId: row.areaId as AreaId | null,
    validity: { from: dayOf(validFrom, 'validFrom'), to: dayOf(validTo, 'validTo') },
  };
}
