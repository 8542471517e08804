import type { LiveEvent } from '@live/live-event';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../shared/api/client';
import { readAgain } from '../../shared/api/read-again';
import type { components } from '../../shared/api/schema.gen';
import type { Day } from '../../shared/format/date';

type Schemas = components['schemas'];
export type Fortnight = Schemas['FortnightView'];
export type IntakePlan = Schemas['IntakePlanView'];
export type PlanShare = Schemas['PlanShareView'];
export type SpokenFor = Schemas['SpokenForView'];

/** Kilograms of a day, as they are sent. */
export interface DayKg {
  readonly day: Day;
  readonly kg: number;
  /** What stood there when it was written; null for a line without a limit. */
  readonly seenKg: number | null;
}

/** A plant's fortnight: plans of every product, each contract's share, and the line. */
export const fortnightQuery = (placeId: string) =>
  queryOptions({
    queryKey: ['fortnight', placeId],
    queryFn: (): Promise<Fortnight> => bodyOf(api.GET('/api/v1/intake-plans', { params: { query: { placeId } } })),
  });

export async function setPlans(ask: { placeId: string; productId: string; lines: DayKg[] }, key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/intake-plans', { body: ask, params: { header: { 'Idempotency-Key': key } } }));
}

export async function setLine(ask: { placeId: string; lines: DayKg[] }, key: string): Promise<void> {
  await bodyOf(api.POST('/api/v1/intake-plans/capacity', { body: ask, params: { header: { 'Idempotency-Key': key } } }));
}

/** Turns what no contract gave into an order on the open market. */
export function orderRest(planId: string, body: { gradeIds: string[]; limitVndPerKg: number }, key: string) {
  return bodyOf(
    api.POST('/api/v1/intake-plans/{id}/order', { body, params: { path: { id: planId }, header: { 'Idempotency-Key': key } } }),
  );
}

/** My cooperative's shares of every plan that is open. */
export const sharesQuery = queryOptions({
  queryKey: ['plan-shares'],
  queryFn: async (): Promise<PlanShare[]> => (await bodyOf(api.GET('/api/v1/intake-plans/shares'))).items,
});

/** What is called off of my cooperative beside what it has posted. */
export const spokenForQuery = queryOptions({
  queryKey: ['spoken-for'],
  queryFn: async (): Promise<SpokenFor[]> => (await bodyOf(api.GET('/api/v1/spoken-for'))).items,
});

/** Plans and what is drawn for them move with rounds, trades and call-offs. */
export function applyPlanEvent(cache: QueryClient, { name }: LiveEvent): void {
  if (!/^(intake_plan|call_off|trade|offer)\./.test(name)) return;
  if (!name.startsWith('offer.')) {
    readAgain(cache, ['fortnight']);
    readAgain(cache, sharesQuery.queryKey);
  }
  readAgain(cache, spokenForQuery.queryKey);
}
