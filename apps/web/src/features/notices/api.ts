import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '@live/live-event';
import { api, bodyOf } from '../../shared/api/client';
import { readAgain } from '../../shared/api/read-again';
import type { components } from '../../shared/api/schema.gen';

export type Notice = components['schemas']['NoticeView'];
export type NoticeCounts = components['schemas']['NoticeCountsView'];

/** What my organisation was told, newest first: the last hundred, or what waits for an answer. */
export const noticesQuery = (only: 'waiting' | null) =>
  queryOptions({
    queryKey: ['notices', only ?? 'all'],
    queryFn: async (): Promise<Notice[]> =>
      (await bodyOf(api.GET('/api/v1/notices', { params: { query: { limit: 100, ...(only === null ? {} : { only }) } } }))).items,
  });

/** How many are new to me, and how many wait. */
export const noticeCountsQuery = queryOptions({
  queryKey: ['notices', 'counts'],
  queryFn: (): Promise<NoticeCounts> => bodyOf(api.GET('/api/v1/notices/counts')),
});

/** Says that these are before somebody's eyes. */
export function seeNotices(ids: readonly string[]): Promise<NoticeCounts> {
  return bodyOf(
    api.POST('/api/v1/notices/seen', { body: { ids: [...ids] }, params: { header: { 'Idempotency-Key': crypto.randomUUID() } } }),
  );
}

/** Something was told, seen or answered: the lists and the count are read again. */
export function applyNoticeEvent(cache: QueryClient, event: LiveEvent): void {
  if (event.name.startsWith('notice.')) readAgain(cache, ['notices']);
}

/** Where a notice leads on the desk; a call-off stands on its contract's page. */
export function addressOf({ about: { kind, id } }: Notice): string {
  switch (kind) {
    case 'trade':
      return `/trades/${id}`;
    case 'offer':
      return `/offers/${id}`;
    case 'standing_order':
    case 'order':
      return '/orders';
    case 'contract':
    case 'call_off':
      return `/contracts/${id}`;
    case 'area':
    case 'document':
      return '/areas';
  }
}

/** True when it counts as mine: I asked for it, or I may act on it and it is not kept for the members below me. */
export function isForMe(notice: Notice, may: (permission: string) => boolean, memberId: string): boolean {
  if (notice.memberId !== null) return notice.memberId === memberId;
  return may(notice.permission) && (notice.managersToo || !may('member.manage'));
}
