import { seedMembers } from '../bench/live/world';
import { expectDone, HttpClient } from './http-client';
import { aContract, anOffer, dayFromToday, eventually, type View } from './market-steps';
import type { Person } from './people';
import { sql } from './test-databases';

/** Requests under way at once: what people at a plant and its cooperatives would send. */
const AT_ONCE = 10;

/** A plant with a contract of 5 t with each of many cooperatives, each of which has 4 t of mango on offer for the days ahead. */
export interface CrowdOfGrowers {
  readonly planner: HttpClient;
  readonly growers: readonly { readonly cookie: string; readonly organisationId: string; readonly contractId: string }[];
}

/** Members and sessions come by SQL; contracts and offers over HTTP. Answers when the market has seen every offer. */
export async function aCrowdOfGrowers({ url, databaseUrl }: { url: string; databaseUrl: string }, many: number): Promise<CrowdOfGrowers> {
  const one = { perMember: 1, perOrganisation: 1 };
  const seeded = await seedMembers(databaseUrl, many, { kind: 'cooperative', role: 'manager', ...one });
  const [plant] = await seedMembers(databaseUrl, 1, { kind: 'processor', role: 'planner', ...one });
  const [staff] = await seedMembers(databaseUrl, 1, { kind: 'operator', role: 'operator', ...one });
  if (!plant || !staff) throw new Error('nobody was seeded');
  const operator = HttpClient.holding(url, staff.cookie);
  const growers = await eachOf(seeded, async ({ cookie, organisationId }, at) => {
    const parties = [{ organisationId }, plant] as unknown as [Person, Person];
    const contract: View = await aContract(operator, ...parties, { number: `Đ ${at}`, agreedKg: 5_000 });
    // Dearer than the contract pays: what is called off is served at the contract's price, whatever is asked for the rest.
    const fruit = anOffer({ kg: 4_000, askVndPerKg: 9_000, harvestTo: dayFromToday(6) });
    expectDone(await HttpClient.holding(url, cookie).post('/api/v1/offers', fruit));
    return { cookie, organisationId, contractId: contract.id };
  });
  await eventually(
    () =>
      sql<{ seen: boolean }>(
        databaseUrl,
        `SELECT frozen_number >= (SELECT max(number) FROM events WHERE stream = 'market:mango' AND name = 'offer.opened') AS seen
         FROM markets WHERE id = 'mango'`,
      ),
    ([row]) => row?.seen === true,
    60_000,
  );
  return { planner: HttpClient.holding(url, plant.cookie), growers };
}

/** Runs the work for each, some at once; answers in the order given. */
export async function eachOf<Item, Made>(items: readonly Item[], work: (item: Item, at: number) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  const rest = items.entries();
  const lane = async (): Promise<void> => {
    for (const [at, item] of rest) made[at] = await work(item, at);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return made;
}
