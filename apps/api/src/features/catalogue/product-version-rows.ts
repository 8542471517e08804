import type { EntityManager } from 'typeorm';
import { productOf } from '@domain/catalogue/product-of';
import type { ProductSheet } from '@domain/catalogue/product-sheet';
import type { ProductVersion } from '@domain/catalogue/product-version';
import { dayOf } from '@domain/shared/day';
import type { ProductId } from '@domain/shared/ids';

/** Who stated a version: a reference file, by its hash, or a member. */
export type StatedBy = { readonly fileSha256: string } | { readonly memberId: string };

/** A row of `product_versions`: what the catalogue says of a product from a day on. */
export interface ProductVersionRow {
  readonly productId: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly sheet: ProductSheet;
  readonly source: string;
  readonly fileSha256: string | null;
  readonly withdrawn: boolean;
}

const SELECT = `
  SELECT product_id AS "productId", version, effective_from::text AS "effectiveFrom", sheet, source, file_sha256 AS "fileSha256",
         withdrawn_at IS NOT NULL AS withdrawn
  FROM product_versions WHERE $1::text IS NULL OR product_id = $1 ORDER BY product_id, version`;

/** Everything stated of one product (null: of all), the oldest first. */
export async function readVersions(tx: EntityManager, productId: string | null): Promise<ProductVersionRow[]> {
  return tx.query<ProductVersionRow[]>(SELECT, [productId]);
}

/** A row as the domain sees it. */
export function toVersion({ version, effectiveFrom, sheet, source, withdrawn }: ProductVersionRow): ProductVersion {
  return { version, effectiveFrom: dayOf(effectiveFrom, 'effectiveFrom'), sheet, source, withdrawn };
}

/** Keeps a version. Its freshness is written beside it, so that prices can be checked against it in SQL. */
export async function insertVersion(tx: EntityManager, productId: string, next: ProductVersion, by: StatedBy): Promise<void> {
  await tx.query(
    `INSERT INTO product_versions (product_id, version, effective_from, sheet, freshness_vnd_per_kg_day, source, file_sha256, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      productId,
      next.version,
      next.effectiveFrom,
      JSON.stringify(next.sheet),
      productOf(productId as ProductId, next.sheet).freshnessVndPerKgDay,
      next.source,
      'fileSha256' in by ? by.fileSha256 : null,
      'memberId' in by ? by.memberId : null,
    ],
  );
}
