import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ProductSheet } from '@domain/catalogue/product-sheet';
import type { Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { ProductId } from '@domain/shared/ids';
import { asProgram } from '../../platform/database/row-scope';

/** One version with when it was stated and by whom. */
export interface StatedVersion {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly sheet: ProductSheet;
  readonly source: string;
  readonly recordedAt: Date;
  /** Null: a reference file. */
  readonly recordedBy: string | null;
  readonly withdrawnAt: Date | null;
}

const VERSIONS_MAX = 200;

const HISTORY = `
  SELECT v.version, v.effective_from AS "effectiveFrom", v.sheet, v.source, v.recorded_at AS "recordedAt", m.name AS "recordedBy",
         v.withdrawn_at AS "withdrawnAt"
  FROM product_versions v LEFT JOIN members m ON m.id = v.recorded_by
  WHERE v.product_id = $1 ORDER BY v.version DESC LIMIT $2`;

/** A product that is stated, but from a later day on. */
export interface PlannedProduct {
  readonly productId: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly effectiveFrom: string;
}

/** Far more than anyone plans at once. */
const PLANNED_MAX = 100;

const PLANNED = `
  SELECT product_id AS "productId", min(effective_from)::text AS "effectiveFrom",
         (array_agg(sheet ->> 'nameVi' ORDER BY version DESC))[1] AS "nameVi", (array_agg(sheet ->> 'nameEn' ORDER BY version DESC))[1] AS "nameEn"
  FROM product_versions WHERE withdrawn_at IS NULL GROUP BY product_id HAVING min(effective_from) > $1 ORDER BY 2, 1 LIMIT $2`;

/** Reads what was stated of products, straight from the tables. */
@Injectable()
export class ProductVersionsQueries {
  constructor(private readonly source: DataSource) {}

  /** Everything stated of a product, the newest first. @throws DomainError `product.unknown` */
  async history(productId: ProductId): Promise<StatedVersion[]> {
    const rows = await asProgram('a version of the catalogue names the member who stated it', () =>
      this.source.query<StatedVersion[]>(HISTORY, [productId, VERSIONS_MAX]),
    );
    if (rows.length === 0) throw new DomainError('product.unknown', { id: productId }, 'productId');
    return rows;
  }

  /** Products that are not traded yet, the next one first. */
  async planned(today: Day): Promise<PlannedProduct[]> {
    return this.source.query<PlannedProduct[]>(PLANNED, [today, PLANNED_MAX]);
  }
}
