import { ApiClient, type SignedIn } from './http/api-client';
import { inParallel } from './http/in-parallel';
import { Ledger } from './http/ledger';
import { enrol, type Sessions, signContracts } from './play/enrol';
import { signInOperator } from './play/operator';
import { readReference } from './play/read-reference';
import { registerPapers } from './play/register-papers';
import { answerTrade, callOff, heldTrades, placeOrder, postOffer } from './play/write';
import { demoSignIns } from './sign-ins';
import { type DemoDays, daysAt } from './world/days';
import { cutSlice, type Slice } from './world/slice';
import { DEMO_SEED, makeWorld, WHOLE_DAY } from './world/world';

/** The peak: what people come to see. */
const MONTH = 6;

/** Rounds follow a change within a second or two; then there is something to say yes to. */
const ROUND_WAIT_MS = 3_000;
const WRITES_AT_ONCE = 4;

/**
 * Fills a fresh server with a small part of the demo day: some twenty organisations, contracts, offers, orders and call-offs over every
 * product of June, dated from tomorrow. Trades that wait are confirmed, but for those of the printed sign-ins. Run again on the same day,
 * it adds nothing.
 */
export async function loadSlice({ url, log }: { url: string; log: (line: string) => void }): Promise<void> {
  const api = new ApiClient(url, new Ledger());
  const operator = await signInOperator(api);
  const days = daysAt(Date.now());
  const slice = await sliceOf(api, operator, days);
  const sessions = await enrol(api, operator, slice.organisations, () => undefined);
  log(`${slice.organisations.length} demo organisations`);
  const contractIds = await signContracts(api, operator, sessions, slice.contracts);
  log(`${await registerPapers(api, operator, sessions, { lots: slice.lots, days })} demo codes and certificates`);
  await inParallel(slice.lots, WRITES_AT_ONCE, (lot, at) =>
    postOffer(api, sessionOf(sessions, lot.seller.key), lot, `demo-slice-${days.today}-offer-${at}`),
  );
  await inParallel(slice.demands, WRITES_AT_ONCE, (demand, at) =>
    placeOrder(api, sessionOf(sessions, demand.buyer.key), demand, `demo-slice-${days.today}-order-${at}`),
  );
  for (const [at, contract] of slice.contracts.entries()) {
    const [first] = contract.callOffs;
    if (first === undefined) continue;
    await callOff(api, sessionOf(sessions, contract.processor.key), {
      ...first,
      contractId: contractIds[at] ?? '',
      key: `demo-slice-${days.today}-call-off-${at}`,
    });
  }
  log(`${contractIds.length} demo contracts, ${slice.lots.length} offers, ${slice.demands.length} orders`);
  await new Promise((resolve) => setTimeout(resolve, ROUND_WAIT_MS));
  log(`${await answerSome(api, slice, sessions)} answers to demo trades`);
}

async function sliceOf(api: ApiClient, operator: SignedIn, days: DemoDays): Promise<Slice> {
  const reference = await readReference(api, operator);
  return cutSlice(makeWorld(reference, { scale: WHOLE_DAY, month: MONTH, days, seed: DEMO_SEED }));
}

/** Everybody says yes but those whose sign-ins are printed: their visitor finds trades that wait. */
async function answerSome(api: ApiClient, { organisations }: Slice, sessions: Sessions): Promise<number> {
  const visitors = new Set(demoSignIns().map(({ name }) => name));
  const residents = organisations.filter(({ signInName }) => !visitors.has(signInName));
  const answered = await inParallel(residents, WRITES_AT_ONCE, async ({ key }) => {
    const session = sessionOf(sessions, key);
    const trades = await heldTrades(api, session);
    for (const trade of trades) await answerTrade(api, session, trade, true);
    return trades.length;
  });
  return answered.reduce((sum, each) => sum + each, 0);
}

function sessionOf(sessions: Sessions, key: string): SignedIn {
  const session = sessions.get(key);
  if (session === undefined) throw new Error(`${key} is not signed in`);
  return session;
}
