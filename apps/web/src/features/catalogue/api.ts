import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import type { components } from '../../shared/api/schema.gen';

type Schemas = components['schemas'];
export type ProductVersion = Schemas['ProductVersionView'];
export type Sheet = Schemas['ProductSheetDto'];
export type VarietySheet = Schemas['VarietySheetDto'];
export type GradeSheet = Schemas['GradeSheetDto'];
export type MeasureKind = Schemas['MeasureKind'];
export type SeasonSpan = Schemas['SeasonDto'];

export const measureKinds: readonly MeasureKind[] = [
  'min_grams_per_piece',
  'max_grams_per_piece',
  'min_brix',
  'max_defect_percent',
  'min_ripe_percent',
  'min_starch_percent',
  'min_ccs',
  'max_moisture_percent',
];

/** Everything that was ever stated of a product, the newest first. */
export const versionsQuery = (productId: string) =>
  queryOptions({
    queryKey: ['product-versions', productId],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/products/{id}/versions', { params: { path: { id: productId } } }))).items,
  });

export interface Statement {
  readonly effectiveFrom: string;
  readonly source: string;
  readonly sheet: Sheet;
}

/** Products whose first day is still to come. */
export const plannedQuery = queryOptions({
  queryKey: ['product-versions', 'planned'],
  queryFn: async () => (await bodyOf(api.GET('/api/v1/products/planned'))).items,
});

export async function createProduct(id: string, statement: Statement, key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/products', { body: { id, ...statement }, params: { header: { 'Idempotency-Key': key } } }));
}

export async function stateProduct(productId: string, body: Statement, key: string): Promise<void> {
  await bodyOf(
    api.POST('/api/v1/products/{id}/versions', { body, params: { path: { id: productId }, header: { 'Idempotency-Key': key } } }),
  );
}

export async function withdrawVersion(productId: string, version: number, key: string): Promise<void> {
  await bodyOf(
    api.POST('/api/v1/products/{id}/versions/{version}/withdrawal', {
      params: { path: { id: productId, version: String(version) }, header: { 'Idempotency-Key': key } },
    }),
  );
}
