import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import type { components } from '../../shared/api/schema.gen';

export type Paper = components['schemas']['DocumentView'];
type Language = Paper['files'][number]['language'];

/** While a paper is being printed it is looked for again this often. */
const LOOK_MS = 2_000;

/** The papers about one trade, change or order. */
export const papersQuery = (subjectId: string) =>
  queryOptions({
    queryKey: ['papers', subjectId],
    queryFn: async (): Promise<Paper[]> => (await bodyOf(api.GET('/api/v1/documents', { params: { query: { subjectId } } }))).items,
    refetchInterval: ({ state }) => (state.data?.some((paper) => paper.files.some((file) => file.state === 'wanted')) ? LOOK_MS : false),
  });

export function askForPaper(kind: string, subjectId: string, key: string): Promise<Paper> {
  return bodyOf(api.POST('/api/v1/documents', { body: { kind, subjectId }, params: { header: { 'Idempotency-Key': key } } }));
}

export function askForFile(id: string, language: Language, key: string): Promise<Paper> {
  return bodyOf(
    api.POST('/api/v1/documents/{id}/files', { body: { language }, params: { path: { id }, header: { 'Idempotency-Key': key } } }),
  );
}

export const fileAddress = (id: string, language: Language): string => `/api/v1/documents/${id}/files/${language}`;

/** What a paper must say, for whoever holds it. */
export const checkQuery = (mark: string) =>
  queryOptions({
    queryKey: ['check', mark],
    retry: false,
    queryFn: () => bodyOf(api.GET('/api/v1/document-checks/{mark}', { params: { path: { mark } } })),
  });
