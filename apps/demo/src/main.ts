import { registerPapers } from './play/register-papers';
import { ApiClient, type SignedIn } from './http/api-client';
import { Ledger } from './http/ledger';
import { type Options, readOptions } from './options';
import { enrol, type Sessions, signContracts } from './play/enrol';
import { figuresOf, printFigures } from './play/figures';
import { signInOperator } from './play/operator';
import { Player } from './play/player';
import { readReference } from './play/read-reference';
import { settle } from './play/settle';
import { type Screen, Watchers } from './play/watchers';
import { daysAt } from './world/days';
import { DEMO_SEED, makeWorld, wholeDayScaled, type World } from './world/world';

/** Routes whose answers make the "post" figures: a lot, an order, a call-off. */
const POSTS = ['POST /offers', 'POST /orders', 'POST /contracts/:id/call-offs'];

const PROGRESS_MS = 5_000;
const SCREENS_OPEN_WITHIN_MS = 15_000;
const REFUSALS_TOLD = 20;

/** Plays a demo day against a running server and prints its figures. Gives the exit status: 0 only if nothing went wrong. */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args, { seed: DEMO_SEED });
  // With --json the figures alone go to stdout.
  const say = (line: string): void => {
    (options.json ? process.stderr : process.stdout).write(`${line}\n`);
  };
  const ledger = new Ledger();
  const api = new ApiClient(options.url, ledger);
  const operator = await signInOperator(api);
  const world = await readWorld(api, operator, options);
  say(
    `${world.organisations.length} organisations, ${world.lots.length} offers, ${world.demands.length} orders, ${world.contracts.length} contracts`,
  );
  const sessions = await enrol(
    api,
    operator,
    world.organisations,
    every(100, (done) => say(`  ${done} signed in`)),
  );
  const contractIds = await signContracts(api, operator, sessions, world.contracts);
  say(`${contractIds.length} contracts in force`);
  say(`${await registerPapers(api, operator, sessions, { lots: world.lots, days: daysAt(Date.now()) })} codes and certificates`);

  const startedAt = Date.now();
  const watchers = new Watchers(options.url, startedAt);
  const screens = screensOf(world, sessions, options.sockets);
  watchers.open(screens);
  await untilOpen(watchers, screens.length);
  const writesBefore = ledger.writes;
  const seconds = await playDay({ api, ledger, world, sessions, contractIds, watchers }, options, say);
  const writes = ledger.writes - writesBefore;
  const markets = [...new Set(screens.map(({ marketId }) => marketId))];
  const { isQuiet, behind } = await settle(api, operator, watchers, markets);
  if (!isQuiet) say('the markets were not quiet a minute after the last write');
  watchers.close();

  const posts = ledger.timesOf(POSTS);
  printFigures(figuresOf({ ledger, watchers, world, seconds, writes, posts, behind, screens: screens.length }), options.json, (line) =>
    process.stdout.write(`${line}\n`),
  );
  say('answers by status:');
  for (const [what, count] of ledger.statuses()) say(`  ${String(count).padStart(7)}  ${what}`);
  const faults = [...ledger.refusals, ...watchers.refused];
  for (const [fault, count] of countedFaults(faults).slice(0, REFUSALS_TOLD)) say(`unexpected, ${count} times: ${fault}`);
  return ledger.fives + faults.length + behind === 0 ? 0 : 1;
}

/** Each sentence once, with how often it came. */
function countedFaults(faults: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const fault of faults) counts.set(fault, (counts.get(fault) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

interface Playing {
  readonly api: ApiClient;
  readonly ledger: Ledger;
  readonly world: World;
  readonly sessions: Sessions;
  readonly contractIds: readonly string[];
  readonly watchers: Watchers;
}

async function readWorld(api: ApiClient, operator: SignedIn, options: Options): Promise<World> {
  const reference = await readReference(api, operator);
  const month = parseInt(options.day.slice(5, 7), 10);
  return makeWorld(reference, { scale: wholeDayScaled(options.percent), month, days: daysAt(Date.now()), seed: options.seed });
}

/** Screens spread over the markets of the day, the largest first, and over the organisations. */
function screensOf(world: World, sessions: Sessions, count: number): Screen[] {
  const people = [...sessions.values()];
  return Array.from({ length: count }, (_, at): Screen | null => {
    const as = people[(at * 17) % people.length];
    const share = world.mix[at % world.mix.length];
    return as === undefined || share === undefined ? null : { as, marketId: share.product.id };
  }).filter((screen) => screen !== null);
}

/** Plays the actions and says every few seconds where it is. Gives the real seconds that it took. */
async function playDay(
  { api, ledger, world, sessions, contractIds, watchers }: Playing,
  options: Options,
  say: (line: string) => void,
): Promise<number> {
  const byContract = new Map(world.contracts.map((contract, at) => [contract, contractIds[at] ?? ''] as const));
  const party = { sessions, contractIds: byContract, runId: `demo-${Date.now().toString(36)}` };
  const player = new Player(api, ledger, party, world.actions);
  const from = performance.now();
  const writesBefore = ledger.writes;
  const timer = setInterval(() => {
    const { playedMinute, done, total, inFlight, lateSeconds } = player.progress;
    const rate = (ledger.writes - writesBefore) / ((performance.now() - from) / 1_000);
    const late = lateSeconds > 1 ? `, ${lateSeconds.toFixed(0)} s late` : '';
    say(
      `  ${clock(playedMinute)}  ${done}/${total} done, ${rate.toFixed(1)} writes/s, ${inFlight} in flight, ${watchers.tally.rounds} rounds, ${ledger.fives} 5xx${late}`,
    );
  }, PROGRESS_MS);
  try {
    await player.play(options.speed);
  } finally {
    clearInterval(timer);
  }
  return (performance.now() - from) / 1_000;
}

async function untilOpen(watchers: Watchers, screens: number): Promise<void> {
  const from = Date.now();
  // Two streams a screen: the market's and the organisation's own.
  while (watchers.snapshots < 2 * screens) {
    if (Date.now() - from > SCREENS_OPEN_WITHIN_MS)
      throw new Error(`only ${watchers.snapshots} of ${2 * screens} watches were answered: ${watchers.refused.join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function every(step: number, tell: (done: number) => void): (done: number) => void {
  return (done) => {
    if (done % step === 0) tell(done);
  };
}

function clock(minute: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(minute / 60)}:${two(minute % 60)}`;
}
