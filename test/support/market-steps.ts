import { expectDone, type HttpClient } from './http-client';
import type { Person } from './people';
import { sql } from './test-databases';

/** A view of the wire, as far as the stories look into it. */
export type View = Readonly<Record<string, unknown>> & { readonly id: string };

const VIETNAM_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/** The calendar day in Vietnam so many days from today. */
export function dayFromToday(days: number): string {
  return VIETNAM_DAY.format(new Date(Date.now() + days * 86_400_000));
}

/** 12 t of GL4 mango, grade 1, at Hát Lót, to be picked from tomorrow on. */
export function anOffer(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    varietyId: 'mango-gl4-dai-loan',
    gradeId: 'grade1',
    placeId: 'cp-hat-lot',
    kg: 12_000,
    askVndPerKg: 6_000,
    harvestFrom: dayFromToday(1),
    harvestTo: dayFromToday(5),
    ...changes,
  };
}

/** 6 t of any mango of grade 1, delivered to Hà Nội within the week. */
export function anOrder(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    productId: 'mango',
    varietyIds: [],
    gradeIds: ['grade1'],
    placeId: 'mkt-hanoi',
    kg: 6_000,
    limitVndPerKg: 14_000,
    deliverFrom: dayFromToday(1),
    deliverTo: dayFromToday(6),
    ...changes,
  };
}

/** 2 t of grade 1 to Hà Nội on every day from tomorrow on, placed at midnight of the day itself. */
export function aStandingOrder(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    name: 'Hằng ngày về Hà Nội',
    productId: 'mango',
    varietyIds: [],
    gradeIds: ['grade1'],
    placeId: 'mkt-hanoi',
    kg: 2_000,
    limit: { kind: 'fixed', mostVndPerKg: 11_000 },
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    from: dayFromToday(1),
    leadDays: 1,
    placeAt: '00:00',
    windowDays: 3,
    ...changes,
  };
}

/** 3 t of the same lot on every day from tomorrow on, posted at midnight of the day before. */
export function aStandingOffer(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { askVndPerKg: leastVndPerKg, harvestFrom: _from, harvestTo: _to, ...fruit } = anOffer({ kg: 3_000 });
  return {
    ...fruit,
    ask: { kind: 'fixed', leastVndPerKg },
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    from: dayFromToday(1),
    leadDays: 1,
    placeAt: '00:00',
    windowDays: 2,
    ...changes,
  };
}

/** A contract over mango of the first grade, as it is posted. */
export const contractBody = (cooperative: Person, processor: Person): Record<string, unknown> => ({
  cooperativeId: cooperative.organisationId,
  processorId: processor.organisationId,
  productId: 'mango',
  varietyIds: [],
  gradeIds: ['grade1'],
  placeId: 'fac-doveco-son-la',
  agreedKg: 20_000,
  toleranceBp: 500,
  priceVndPerKg: 7_000,
  seasonFrom: dayFromToday(-10),
  seasonTo: dayFromToday(80),
  noticeHours: 12,
  number: `HĐ ${cooperative.organisationId.slice(-8)}`,
});

/** A contract in force for mango, delivered to Doveco's plant in Mai Sơn. */
export async function aContract(
  operator: HttpClient,
  cooperative: Person,
  processor: Person,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<View> {
  return expectDone(await operator.post<View>('/api/v1/contracts', { ...contractBody(cooperative, processor), ...changes }));
}

/** Asks again and again until the answer fits. @throws Error with the last answer when the time is up */
export async function eventually<T>(ask: () => Promise<T>, fits: (answer: T) => boolean, withinMs: number): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms; last answer: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** How long both sides of a trade have to say yes in every market, at once: the doors want notice. */
export async function confirmWithin({ databaseUrl }: { readonly databaseUrl: string }, seconds: number): Promise<void> {
  await sql(
    databaseUrl,
    `INSERT INTO market_settings (market_id, version, begins_at, settings, planned_at)
     SELECT m.id, coalesce(max(s.version), 0) + 1, now(),
            jsonb_build_object('mode', '{"kind":"continuous","intervalMs":1000}'::jsonb, 'standbyFromKg', 1000, 'confirmWithinMs', $1::int * 1000), now()
     FROM markets m LEFT JOIN market_settings s ON s.market_id = m.id GROUP BY m.id`,
    [seconds],
  );
}
