import { seedMembers, seedSessions } from '../bench/live/world';
import { median } from '../bench/figure';
import { SeededRandom } from '../bench/seeded-random';
import { HttpClient } from '../support/http-client';
import { brokenInvariants } from '../support/invariants';
import { aPerson, signInOperator } from '../support/people';
import { sql } from '../support/test-databases';
import { Stack, type Fault } from './stack';
import { STREAM, Watchers } from './watchers';
import { Writers, type Write } from './writers';

// Goal: kill -9 of any part at any moment loses no acknowledged write, doubles none, and leaves no client with a gap.
// Method: people post and send again with their keys, screens watch through our own client library; one part is killed at a moment
// that the seed chooses and started again; in the end every write, every screen and every invariant is checked.
const CATCH_UP_MS = 5_000;
/** Four events each, on a market's stream and on its owner's: somewhat more than the two hundred a second that are asked for. */
const POSTS_PER_S = 55;
const EVENTS_PER_S = 200;
const WRITING_MEMBERS = 40;
/** Rounds, deadlines and documents must go on after the fault, too. */
const ROUND_AGAIN_MS = 30_000;

export interface ChaosOptions {
  readonly fault: Fault;
  readonly kills: number;
  readonly clients: number;
  readonly seed: number;
  say(line: string): void;
  /** Asked before each kill: what was begun is checked all the same. */
  isStopped(): boolean;
}

/** What came of one kind of fault. */
export interface ChaosResult {
  readonly name: string;
  /** Kills that were made; fewer than `asked` when somebody stopped the run. */
  readonly kills: number;
  readonly asked: number;
  readonly seed: number;
  readonly clients: number;
  readonly writes: number;
  /** Writes that had to be sent more than once. */
  readonly sentAgain: number;
  readonly lost: number;
  readonly doubled: number;
  readonly answeredOtherwise: number;
  readonly wrongAnswers: readonly string[];
  readonly events: number;
  /** On all streams together, in the time right before the kills. */
  readonly eventsPerSecond: number;
  readonly gaps: number;
  readonly restartedFromSnapshot: number;
  readonly toldToWait: number;
  readonly refusedWith: readonly string[];
  readonly catchUpMs: { readonly median: number; readonly max: number };
  readonly late: number;
  readonly programDied: number;
  readonly roundsGoOn: boolean;
  readonly brokenInvariants: readonly string[];
  readonly ok: boolean;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function run({ fault, kills: asked, clients, seed, say, isStopped }: ChaosOptions): Promise<ChaosResult> {
  const random = new SeededRandom(seed);
  const stack = await Stack.start(fault);
  try {
    const watchers = await Watchers.start(stack.url, await seedSessions(stack.databaseUrl, clients));
    const writers = new Writers(await people(stack, 'cooperative', 'manager'), await people(stack, 'trader', 'buyer'), POSTS_PER_S);
    await everyoneIn(stack, watchers);
    const catchUps: number[] = [];
    const rates: number[] = [];
    let [died, kills] = [0, 0];
    while (kills < asked && !isStopped()) {
      rates.push(await rateDuring(stack, 1_000 + random.next() * 2_000));
      await stack.kill(fault);
      if (!(await stack.isAlive())) died++;
      catchUps.push(await catchUp(stack, watchers));
      kills++;
      say(
        `${fault} ${kills}/${asked}: ${writers.writes.length} writes, ${Math.round(rates.at(-1) ?? NaN)} events/s, screens caught up after ${Math.round(catchUps.at(-1) ?? NaN)} ms`,
      );
    }
    say(
      `${fault}: ${kills < asked ? `stopped after ${kills} of ${asked} kills, ` : ''}checking every write, every screen and every invariant`,
    );
    await writers.finish();
    const checked = await checkWrites(stack, writers);
    const roundsGoOn = await roundsRun(stack);
    const final = await reached(watchers, await headOf(stack));
    const { gaps, snapshots, toldToWait, refusedWith } = await watchers.state(0);
    const result = {
      name: `chaos.kill_${fault}`,
      kills,
      asked,
      seed,
      clients,
      writes: writers.writes.length,
      sentAgain: writers.writes.filter(({ tries }) => tries > 1).length,
      ...checked,
      wrongAnswers: [...new Set(writers.wrong)],
      events: await headOf(stack),
      eventsPerSecond: Math.round(median(rates)),
      gaps,
      restartedFromSnapshot: snapshots,
      toldToWait,
      refusedWith,
      catchUpMs: { median: Math.round(median(catchUps)), max: Math.round(Math.max(...catchUps)) },
      late: [...catchUps, final].filter((ms) => !(ms <= CATCH_UP_MS)).length,
      programDied: died,
      roundsGoOn,
      brokenInvariants: Object.keys(await brokenInvariants(stack.databaseUrl)),
    };
    await watchers.stop();
    const faults = result.lost + result.doubled + result.answeredOtherwise + result.gaps + result.late + result.programDied;
    const isBusy = result.eventsPerSecond >= EVENTS_PER_S; // a fault in a quiet moment proves little
    const isWhole =
      kills === asked && roundsGoOn && result.wrongAnswers.length === 0 && refusedWith.length === 0 && result.brokenInvariants.length === 0;
    return { ...result, ok: faults === 0 && isBusy && isWhole };
  } finally {
    await stack.stop();
  }
}

/** Members of many organisations, so that nobody's limits are met. */
async function people(stack: Stack, kind: string, role: string): Promise<HttpClient[]> {
  const seeded = await seedMembers(stack.databaseUrl, WRITING_MEMBERS, { kind, role, perMember: 1, perOrganisation: 1 });
  return seeded.map(({ cookie }) => HttpClient.holding(stack.url, cookie));
}

async function headOf(stack: Stack): Promise<number> {
  const [row] = await sql<{ head: string }>(stack.databaseUrl, 'SELECT head FROM streams WHERE name = $1', [STREAM]);
  return parseInt(row?.head ?? '0', 10);
}

/** Events on all streams so far. */
async function eventsOf(stack: Stack): Promise<number> {
  const [row] = await sql<{ sum: string }>(stack.databaseUrl, 'SELECT coalesce(sum(head), 0) AS sum FROM streams');
  return parseInt(row?.sum ?? '0', 10);
}

/** Events a second, on all streams, while this time goes by. */
async function rateDuring(stack: Stack, ms: number): Promise<number> {
  const [from, before] = [performance.now(), await eventsOf(stack)];
  await sleep(ms);
  return ((await eventsOf(stack)) - before) / ((performance.now() - from) / 1_000);
}

/** Before the first kill: all screens are in and hear what is new. */
async function everyoneIn(stack: Stack, watchers: Watchers): Promise<void> {
  const ms = await catchUp(stack, watchers);
  if (ms === Infinity) throw new Error(`the screens did not come in: ${stack.log()}`);
}

/**
 * Milliseconds from the return of what was killed until every screen has an event that was committed after it: whoever is only as far
 * as before the kill may still be out. Infinity if it takes far too long.
 */
async function catchUp(stack: Stack, watchers: Watchers): Promise<number> {
  return reached(watchers, (await headOf(stack)) + 1);
}

async function reached(watchers: Watchers, head: number): Promise<number> {
  const from = performance.now();
  while ((await watchers.state(head)).behind > 0) {
    if (performance.now() - from > 6 * CATCH_UP_MS) return Infinity;
    await sleep(20);
  }
  return performance.now() - from;
}

/** Every acknowledged write is there, once; nothing else is; sent again it answers the same to the byte. */
async function checkWrites(stack: Stack, writers: Writers): Promise<{ lost: number; doubled: number; answeredOtherwise: number }> {
  const rows = await sql<{ kg: string; n: string }>(
    stack.databaseUrl,
    `SELECT kg, count(*) AS n FROM (SELECT offered_kg AS kg FROM offers UNION ALL SELECT wanted_kg FROM orders) posted GROUP BY kg`,
  );
  const stored = new Map(rows.map(({ kg, n }) => [parseInt(kg, 10), parseInt(n, 10)]));
  const timesOf = ({ kgs }: Write): number[] => kgs.map((kg) => stored.get(kg) ?? 0);
  let answeredOtherwise = 0;
  for (const write of writers.writes.slice(-500)) if (!(await writers.isSame(write))) answeredOtherwise++;
  return {
    lost: writers.writes.filter((write) => timesOf(write).includes(0)).length,
    doubled: writers.writes.filter((write) => timesOf(write).some((times) => times > 1)).length,
    answeredOtherwise,
  };
}

/** Says whether a round is made after all the faults. */
async function roundsRun(stack: Stack): Promise<boolean> {
  const count = async (): Promise<number> => {
    const [row] = await sql<{ n: string }>(stack.databaseUrl, 'SELECT count(*) AS n FROM rounds');
    return parseInt(row?.n ?? '0', 10);
  };
  const before = await count();
  const operator = await signInOperator(stack.url);
  const [cooperative, trader] = [await aPerson(operator, 'cooperative'), await aPerson(operator, 'trader')];
  const last = new Writers([cooperative.http], [trader.http], 10);
  await last.finish();
  for (const until = performance.now() + ROUND_AGAIN_MS; performance.now() < until; await sleep(200))
    if ((await count()) > before) return true;
  return false;
}
