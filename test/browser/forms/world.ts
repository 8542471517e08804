import { randomUUID } from 'node:crypto';
import { expectDone, type HttpClient } from '../../support/http-client';
import { anOffer, dayFromToday, type View } from '../../support/market-steps';
import { aPerson, OPERATOR_PERSON, type Person } from '../../support/people';
import type { FormRow, World } from './form-row';

interface Begun {
  readonly cooperative: Person;
  readonly processor: Person;
  readonly contractId: string;
}

/** Who fills in forms, and what stands on the server for the forms that are about something. */
export interface Filled {
  readonly people: Readonly<Partial<Record<FormRow['who'], Person>>>;
  readonly world: World;
}

/** A person of every kind, a lot with a bid, and a trade. */
export async function aWorld(operator: HttpClient, { cooperative, processor, contractId }: Begun): Promise<Filled> {
  const department = await aPerson(operator, 'department');
  const trader = await aPerson(operator, 'trader', { placeId: 'mkt-hanoi' });
  const days = { harvestFrom: dayFromToday(3), harvestTo: dayFromToday(6) };
  const anOfferOf = (kg: number) => cooperative.http.post<View>('/api/v1/offers', anOffer({ kg, ...days }));
  const [offer, sold] = [expectDone(await anOfferOf(12_000)), expectDone(await anOfferOf(3_000))];
  const asked = { kg: 3_000, farmGateVndPerKg: 5_800, placeId: 'mkt-hanoi', deliverFrom: dayFromToday(3), deliverTo: dayFromToday(8) };
  const bid = expectDone(await trader.http.post<View>(`/api/v1/offers/${sold.id}/bids`, asked));
  const accepted = expectDone(await cooperative.http.post<View>(`/api/v1/bids/${bid.id}/acceptance`, { version: bid['version'] }));
  // Something to answer.
  expectDone(await trader.http.post<View>(`/api/v1/offers/${offer.id}/bids`, asked));
  const keeper = { http: operator, organisationId: randomUUID(), ...OPERATOR_PERSON };
  return {
    people: { cooperative, processor, department, trader, operator: keeper },
    world: { offerId: offer.id, tradeId: String(accepted['tradeId']), contractId, partnerId: cooperative.organisationId },
  };
}
