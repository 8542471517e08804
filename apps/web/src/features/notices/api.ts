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
  if (event.name.endsWith('.price_reached')) readAgain(cache, ['price-alerts']);
}

/** True when it counts as mine: I asked for it, or I may act on it and it is not kept for the members below me. */
export function isForMe(notice: Notice, may: (permission: string) => boolean, memberId: string): boolean {
  if (notice.memberId !== null) return notice.memberId === memberId;
  return may(notice.permission) && (notice.managersToo || !may('member.manage'));
}

export type NoticeSettings = components['schemas']['NoticeSettingsDto'];
export type PushDevices = components['schemas']['PushView'];

/** How I want to be told. */
export const noticeSettingsQuery = queryOptions({
  queryKey: ['notice-settings'],
  queryFn: (): Promise<NoticeSettings> => bodyOf(api.GET('/api/v1/notices/settings')),
});

export function keepNoticeSettings(body: NoticeSettings): Promise<NoticeSettings> {
  return bodyOf(api.PUT('/api/v1/notices/settings', { body }));
}

/** Which of my devices ring. */
export const pushDevicesQuery = queryOptions({
  queryKey: ['push-devices'],
  queryFn: (): Promise<PushDevices> => bodyOf(api.GET('/api/v1/push')),
});

export async function removeDevice(id: string): Promise<void> {
  await api.DELETE('/api/v1/push/devices/{id}', { params: { path: { id } } });
}
