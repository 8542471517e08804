import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import type { components } from '../../shared/api/schema.gen';

export type Area = components['schemas']['AreaView'];
export type Leave = components['schemas']['AuthorisationView'];
export type Standing = NonNullable<Area['standing']>;
export type RegisterKind = components['schemas']['RegisterKind'];
export type CodeChange = components['schemas']['CodeChangeView'];
type AreasPage = components['schemas']['AreasPage'];

export const standings = ['applied', 'active', 'suspended', 'revoked'] as const;

/** One look into the register: what is typed and chosen. */
export interface AreasAsked {
  readonly q: string;
  /** `unchecked`: codes of another form that no officer has looked at. */
  readonly standing: Standing | 'unchecked' | '';
  readonly communeCode: string;
}

const SHOWN = 50;

/** The register, page after page by code. */
export const areasQuery = ({ q, standing, communeCode }: AreasAsked) =>
  infiniteQueryOptions({
    queryKey: ['areas', 'list', q, standing, communeCode],
    placeholderData: keepPreviousData,
    initialPageParam: '',
    getNextPageParam: (page: AreasPage) => page.next,
    queryFn: ({ pageParam }): Promise<AreasPage> =>
      bodyOf(
        api.GET('/api/v1/planting-areas', {
          params: {
            query: {
              limit: SHOWN,
              ...(q === '' ? {} : { q }),
              ...(standing === '' ? {} : standing === 'unchecked' ? { unchecked: '1' as const } : { standing }),
              ...(communeCode === '' ? {} : { communeCode }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
  });

/** Both kinds of codes have a history of the same form. */
export type CodeKind = 'areas' | 'facilities';

export const historyQuery = (of: CodeKind, id: string) =>
  queryOptions({
    queryKey: [of, id, 'history'],
    queryFn: async (): Promise<readonly CodeChange[]> => {
      const params = { path: { id } };
      const asked =
        of === 'areas'
          ? api.GET('/api/v1/planting-areas/{id}/history', { params })
          : api.GET('/api/v1/packing-facilities/{id}/history', { params });
      return (await bodyOf(asked)).items;
    },
  });

export async function registerArea(body: components['schemas']['RegisterAreaDto'], key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/planting-areas', { body, params: { header: { 'Idempotency-Key': key } } }));
}

export async function amendArea(area: Area, body: components['schemas']['AmendAreaDto']): Promise<void> {
  await bodyOf(
    api.PATCH('/api/v1/planting-areas/{id}', { body, params: { path: { id: area.id }, header: { 'If-Match': `"${area.version}"` } } }),
  );
}

export async function authorise(of: CodeKind, id: string, body: components['schemas']['AuthoriseDto'], key: string): Promise<void> {
  const asked = { body, params: { path: { id }, header: { 'Idempotency-Key': key } } };
  if (of === 'areas') await bodyOf(api.POST('/api/v1/planting-areas/{id}/authorisations', asked));
  else await bodyOf(api.POST('/api/v1/packing-facilities/{id}/authorisations', asked));
}

export async function withdrawLeave(of: CodeKind, id: string, leave: string, key: string): Promise<void> {
  const asked = { params: { path: { id, leave }, header: { 'Idempotency-Key': key } } };
  if (of === 'areas') await bodyOf(api.POST('/api/v1/planting-areas/{id}/authorisations/{leave}/withdrawal', asked));
  else await bodyOf(api.POST('/api/v1/packing-facilities/{id}/authorisations/{leave}/withdrawal', asked));
}

export const communeAreasQuery = queryOptions({
  queryKey: ['areas', 'by-commune'],
  queryFn: async () => {
    const [sums, communes] = await Promise.all([bodyOf(api.GET('/api/v1/planting-areas/by-commune')), bodyOf(api.GET('/api/v1/communes'))]);
    const places = new Map(communes.items.map((commune) => [commune.code, commune]));
    return sums.items.flatMap((sum) => {
      const place = places.get(sum.communeCode);
      return place === undefined ? [] : [{ ...sum, place }];
    });
  },
});

export const ledgerQuery = (id: string) =>
  queryOptions({
    queryKey: ['areas', id, 'ledger'],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/planting-areas/{id}/ledger', { params: { path: { id }, query: {} } }))).items,
  });

export const openTradesQuery = (id: string) =>
  queryOptions({
    queryKey: ['areas', id, 'trades'],
    queryFn: async () => (await bodyOf(api.GET('/api/v1/planting-areas/{id}/open-trades', { params: { path: { id } } }))).items,
  });

/** What an officer changes of a code's standing, for one market or ('') for all of it. */
export interface StandingAsk {
  readonly id: string;
  readonly marketId: string;
  readonly standing: Standing;
  readonly from: string;
  readonly reason: string;
}

export async function changeStanding(of: CodeKind, { id, marketId, ...said }: StandingAsk, key: string): Promise<void> {
  const asked = {
    body: { ...said, ...(marketId === '' ? {} : { marketId }) },
    params: { path: { id }, header: { 'Idempotency-Key': key } },
  };
  if (of === 'areas') await bodyOf(api.POST('/api/v1/planting-areas/{id}/standings', asked));
  else await bodyOf(api.POST('/api/v1/packing-facilities/{id}/standings', asked));
}

export async function checkCode(of: CodeKind, id: string, key: string): Promise<void> {
  const asked = { params: { path: { id }, header: { 'Idempotency-Key': key } } };
  if (of === 'areas') await bodyOf(api.POST('/api/v1/planting-areas/{id}/check', asked));
  else await bodyOf(api.POST('/api/v1/packing-facilities/{id}/check', asked));
}

const LOOK_EVERY_MS = 500;
/** An import that is not there, or not this member’s, is not asked for again and again. */
const LOOKS_IN_VAIN = 5;

export type RegisterImport = components['schemas']['ImportView'];

/** Sends a register file; gives the id by which its import is followed. */
export async function importRegister(kind: RegisterKind, file: File, dryRun: boolean): Promise<string> {
  const answer = await bodyOf(
    api.POST('/api/v1/register/imports', {
      body: file as never,
      bodySerializer: (bytes: unknown) => bytes as Blob,
      headers: { 'Content-Type': 'text/csv', 'Idempotency-Key': crypto.randomUUID() },
      params: {
        query: { kind, fileName: file.name, ...(dryRun ? { dryRun: '1' as const } : {}) },
        header: { 'Idempotency-Key': crypto.randomUUID() },
      },
    }),
  );
  return answer.id;
}

const isUnderWay = ({ state }: RegisterImport): boolean => state === 'waiting' || state === 'running';

/** The import of my organisation that is still under way, whoever began it and in whichever window; null for none. */
export async function importUnderWay(kind: RegisterKind): Promise<string | null> {
  const { items } = await bodyOf(api.GET('/api/v1/register/imports', { params: { query: { kind } } }));
  return items.find(isUnderWay)?.id ?? null;
}

/** How far an import is; asked again every half a second until it has ended. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['register-import', id],
    queryFn: () => bodyOf(api.GET('/api/v1/register/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      (state.data !== undefined && !isUnderWay(state.data)) || state.errorUpdateCount > LOOKS_IN_VAIN ? false : LOOK_EVERY_MS,
  });

/** Stops an import; answers what it took in. */
export function cancelImport(id: string, key: string): Promise<RegisterImport> {
  return bodyOf(api.POST('/api/v1/register/imports/{id}/cancellation', { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
}

type ReportLine = components['schemas']['ReportLineView'];

/** The report by row, all of it: the server gives it out in parts. */
export async function reportOf(id: string): Promise<readonly ReportLine[]> {
  const lines: ReportLine[] = [];
  for (let after: number | null = 0; after !== null;) {
    const part: components['schemas']['ImportReportView'] = await bodyOf(
      api.GET('/api/v1/register/imports/{id}/rows', { params: { path: { id }, query: { after } } }),
    );
    lines.push(...part.items);
    after = part.next;
  }
  return lines;
}
