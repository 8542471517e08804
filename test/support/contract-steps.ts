import { expectDone } from './http-client';
import { dayFromToday, type View } from './market-steps';
import type { Person } from './people';

/** What an agreement answers with. */
export interface Agreed {
  readonly contract: View;
  readonly version: { readonly version: number; readonly termsHash: string; readonly state: string; readonly paperId: string };
}

/** 20 t ± 10 % of mango in two periods, at Doveco's plant, 8,500 VND/kg. */
export function someTerms(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    productId: 'mango',
    varietyIds: [],
    grades: [{ gradeId: 'grade1', spreadVndPerKg: 0 }],
    placeId: 'fac-doveco-son-la',
    seasonFrom: dayFromToday(-10),
    seasonTo: dayFromToday(60),
    periods: [
      { from: dayFromToday(-10), to: dayFromToday(20), kg: 12_000, percentBp: 1_000 },
      { from: dayFromToday(21), to: dayFromToday(60), kg: 8_000, percentBp: 1_000 },
    ],
    toleranceBp: 1_000,
    noticeHours: 12,
    confirmHours: 2,
    makeUpDays: 3,
    penaltyBp: 500,
    forceMajeure: ['hail'],
    price: { kind: 'fixed', vndPerKg: 8_500 },
    ...changes,
  };
}

let nth = 0;

/** A draft that the processor wrote. */
export async function aDraft(cooperative: Person, processor: Person, changes: Readonly<Record<string, unknown>> = {}): Promise<Agreed> {
  return expectDone(
    await processor.http.post<Agreed>('/api/v1/contracts/drafts', {
      number: `HĐ ${++nth}/${processor.organisationId.slice(-8)}`,
      cooperativeId: cooperative.organisationId,
      processorId: processor.organisationId,
      terms: someTerms(changes),
    }),
  );
}

/** Signs what stands on the screen, for one side. */
export function sign(person: Person, { contract, version }: Agreed) {
  return person.http.post<Agreed>(`/api/v1/contracts/${contract.id}/signatures`, {
    version: version.version,
    termsHash: version.termsHash,
  });
}

/** A contract written, offered and signed by both. */
export async function aSignedContract(
  cooperative: Person,
  processor: Person,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<Agreed> {
  const draft = await aDraft(cooperative, processor, changes);
  const offered = expectDone(await processor.http.post<Agreed>(`/api/v1/contracts/${draft.contract.id}/offering`, {}));
  expectDone(await sign(processor, offered));
  return expectDone(await sign(cooperative, offered));
}
