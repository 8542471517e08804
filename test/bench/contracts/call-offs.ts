import { aCrowdOfGrowers, type CrowdOfGrowers, eachOf } from '../../support/crowd-of-growers';
import { expectDone } from '../../support/http-client';
import { type LiveEvent, LiveSocket } from '../../support/live-socket';
import { dayFromToday } from '../../support/market-steps';
import { startServer } from '../../support/server';
import { sql } from '../../support/test-databases';
import { figure, percentile, type BenchOptions, type Figure } from '../figure';
import { withDurableDatabase } from '../live/world';

// Goal: how long 500 cooperatives wait when their plant calls off from all of them at once: until each phone has its call-off, and until
// it has the trade that the round made of it. Method: a phone (a socket on the organisation's own stream) for each; the clock runs from
// the moment the planner's request is sent. Once by a batch of call-offs, once by one intake plan that the round divides.
const COOPERATIVES = 500;
const WITHIN_MS = 120_000;
const REST_MS = 3_000;

/** When every phone had heard the two things, in ms from the planner's request. */
interface Heard {
  readonly told: readonly number[];
  readonly served: readonly number[];
  readonly rounds: number;
}

export async function run({ scale, say }: BenchOptions): Promise<Figure[]> {
  return withDurableDatabase(async (databaseUrl) => {
    const many = Math.max(10, Math.round(COOPERATIVES * scale));
    const server = await startServer({ databaseUrl, profile: 'embedded' });
    const phones: LiveSocket[] = [];
    try {
      const crowd = await aCrowdOfGrowers(server, many);
      phones.push(...(await eachOf(crowd.growers, (grower) => aPhone(server.url, grower))));
      say(`${many} cooperatives, each with its contract, its fruit and its phone`);
      const hear = (post: () => Promise<unknown>): Promise<Heard> => heardBy(phones, databaseUrl, post);
      const lines = crowd.growers.map(({ contractId }) => ({ contractId, kg: 1_000, deliverOn: dayFromToday(4) }));
      const batch = await hear(async () => expectDone(await crowd.planner.post('/api/v1/call-offs', { lines })));
      say(`a batch of call-offs: told after ${worst(batch.told)} ms, traded after ${worst(batch.served)} ms, ${batch.rounds} rounds`);
      const plan = { placeId: 'fac-doveco-son-la', productId: 'mango', lines: [{ day: dayFromToday(5), kg: many * 600 }] };
      const divided = await hear(async () => expectDone(await crowd.planner.post('/api/v1/intake-plans', plan)));
      say(`one plan over all contracts: traded after ${worst(divided.served)} ms, ${divided.rounds} rounds`);
      return [
        figure('call_offs.told_worst_ms', worst(batch.told), null, 'value<=2000'),
        figure('call_offs.traded_worst_ms', worst(batch.served), null, 'value<=2000'),
        figure('call_offs.rounds', batch.rounds, null, 'value<=1'),
        figure('call_offs.plan_traded_worst_ms', worst(divided.served), null, 'value<=3000'),
        figure('call_offs.plan_rounds', divided.rounds, null, 'value<=1'),
      ];
    } finally {
      phones.forEach((phone) => phone.close());
      await server.stop();
    }
  });
}

async function aPhone(url: string, { cookie, organisationId }: CrowdOfGrowers['growers'][number]): Promise<LiveSocket> {
  const phone = await LiveSocket.open(url, cookie);
  const answer = await phone.watch(`org:${organisationId}`, 0);
  if (!answer.ok) throw new Error(`a phone may not hear its own cooperative: ${answer.problem?.code}`);
  return phone;
}

/** Does it, and answers when every phone has heard of its call-off and of its trade. @throws Error when one does not hear */
async function heardBy(phones: readonly LiveSocket[], databaseUrl: string, post: () => Promise<unknown>): Promise<Heard> {
  await new Promise((resolve) => setTimeout(resolve, REST_MS)); // what came before is over
  const number = async () =>
    (await sql<{ n: number }>(databaseUrl, `SELECT last_round_number AS n FROM markets WHERE id = 'mango'`))[0]?.n ?? 0;
  const before = await number();
  phones.forEach((phone) => phone.events.splice(0));
  const from = performance.now();
  const when = async (phone: LiveSocket, fits: (event: LiveEvent) => boolean) => {
    await phone.event(fits, WITHIN_MS);
    return performance.now() - from;
  };
  const told = phones.map((phone) => when(phone, ({ name }) => name === 'call_off.made' || name === 'call_off.drawn'));
  const served = phones.map((phone) => when(phone, ({ name }) => name === 'trade.confirmed'));
  await post();
  return { told: await Promise.all(told), served: await Promise.all(served), rounds: (await number()) - before };
}

function worst(ms: readonly number[]): number {
  return Math.round(percentile(ms, 1));
}
