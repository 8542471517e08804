import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import type { components } from '../../shared/api/schema.gen';

type Schemas = components['schemas'];
export type Paper = Schemas['PaperView'];
export type PaperKind = Schemas['PaperKind'];
export type Facility = Schemas['FacilityView'];
export type Rule = Schemas['RuleView'];
export type RuleDraft = Schemas['RecordRuleBody'];
export type PaperDraft = Schemas['DeclarePaperDto'];
export type DependentTrade = Schemas['DependentTradeView'];

export const paperKinds: readonly PaperKind[] = ['vietgap', 'globalgap', 'organic', 'ocop', 'geographical_indication', 'residue_test'];

const keyed = (key: string) => ({ header: { 'Idempotency-Key': key } });

export const papersQuery = queryOptions({
  queryKey: ['papers'],
  queryFn: async () => (await bodyOf(api.GET('/api/v1/papers', { params: { query: {} } }))).items,
});

const FACILITIES_SHOWN = 50;

/** Packing facilities, page after page by code. */
export const facilitiesQuery = (q: string, unchecked: boolean) =>
  infiniteQueryOptions({
    queryKey: ['facilities', 'list', q, unchecked],
    placeholderData: keepPreviousData,
    initialPageParam: '',
    getNextPageParam: (page: Schemas['FacilitiesPage']) => page.next,
    queryFn: ({ pageParam }): Promise<Schemas['FacilitiesPage']> =>
      bodyOf(
        api.GET('/api/v1/packing-facilities', {
          params: {
            query: {
              limit: FACILITIES_SHOWN,
              ...(q === '' ? {} : { q }),
              ...(unchecked ? { unchecked: '1' as const } : {}),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
  });

export const rulesQuery = (productId: string) =>
  queryOptions({
    queryKey: ['access-rules', productId],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/access-rules', { params: { query: productId === '' ? {} : { productId } } }))).items,
  });

export const misuseQuery = queryOptions({
  queryKey: ['misuse'],
  queryFn: () => bodyOf(api.GET('/api/v1/register/warnings')),
});

/** Sends a scan; gives the id that a declaration names. */
export async function sendScan(file: File, key: string): Promise<string> {
  const answer = await bodyOf(
    api.POST('/api/v1/paper-files', {
      body: file as never,
      bodySerializer: (bytes: unknown) => bytes as Blob,
      headers: { 'Content-Type': file.type },
      params: keyed(key),
    }),
  );
  return answer.id;
}

export async function declarePaper(body: PaperDraft, key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/papers', { body, params: keyed(key) }));
}

/** An officer has seen a paper, or takes it back; gives the trades that may depend on it. */
export async function judgePaper(id: string, act: 'verification' | 'revocation', key: string): Promise<readonly DependentTrade[]> {
  const params = { path: { id }, ...keyed(key) };
  if (act === 'verification') return (await bodyOf(api.POST('/api/v1/papers/{id}/verification', { params }))).trades;
  return (await bodyOf(api.POST('/api/v1/papers/{id}/revocation', { params }))).trades;
}

export async function registerFacility(body: Schemas['RegisterFacilityDto'], key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/packing-facilities', { body, params: keyed(key) }));
}

export async function amendFacility(facility: Facility, body: Schemas['AmendFacilityDto']): Promise<void> {
  const header = { 'If-Match': `"${facility.version}"` };
  await bodyOf(api.PATCH('/api/v1/packing-facilities/{id}', { body, params: { path: { id: facility.id }, header } }));
}

export async function recordRule(body: RuleDraft, key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/access-rules', { body, params: keyed(key) }));
}
