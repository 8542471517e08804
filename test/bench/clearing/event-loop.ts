import { monitorEventLoopDelay } from 'node:perf_hooks';
import path from 'node:path';
import 'reflect-metadata';
import { instanceToInput } from '@domain/clearing/files/instance-file';
import type { Solver } from '../../../apps/api/src/features/clearing/solver';
import type { RoundToSolve } from '../../../apps/api/src/features/clearing/solver-thread';
import { changedDay, provinceInstance } from '../province-instance';
import { SeededRandom } from '../seeded-random';

/** What is measured is the compiled program: its solver with its threads. */
const SOLVER = path.resolve(__dirname, '../../../dist/apps/api/src/features/clearing/solver.js');
const ROUNDS = 6;
const IDLE_MS = 3_000;

/** How long the event loop of a process stood still, in milliseconds: at most in 99 of 100 looks while idle, and at most during rounds. */
export interface LoopDelays {
  readonly idleP99: number;
  readonly roundsMax: number;
}

function milliseconds(nanoseconds: number): number {
  return nanoseconds / 1e6;
}

async function measured<Answer>(work: () => Promise<Answer>): Promise<{ p99: number; max: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return { p99: milliseconds(delay.percentile(99)), max: milliseconds(delay.max) };
}

/** Rounds ready to be solved: making them up is not what is measured. */
function roundsOf(offers: number): RoundToSolve[] {
  const random = new SeededRandom(3);
  const days = [provinceInstance({ offers, lines: Math.round(offers / 2), seed: 7, lots: false })];
  while (days.length < ROUNDS) days.push(changedDay(days[days.length - 1]!, 0.01, random));
  const ids = (items: readonly { readonly id: number }[]): number[] => items.map(({ id }) => id);
  const own = Array.from({ length: 1_000 }, (_, id) => id);
  return days.map((day, lastRound) => {
    const input = instanceToInput(day);
    const identities = { offers: ids(input.offers), lines: ids(input.lines), origins: own, destinations: own, sellers: own };
    return { market: 'bench', lastRound, input, identities, rules: { sellerMost: [], alternatives: [], credit: [] }, spoiled: false };
  });
}

async function solveAll(solver: Solver, rounds: readonly RoundToSolve[]): Promise<void> {
  for (const round of rounds) {
    const { violations } = await solver.solve(round);
    if (violations.length > 0) throw new Error('a round of the bench was refused');
  }
}

/** Solves rounds of a market in the program's solver threads and watches this process's event loop meanwhile. */
async function loopDelays(offers: number): Promise<LoopDelays> {
  const { Solver: Compiled } = (await import(SOLVER)) as { Solver: new (env: { solverThreads: number }) => Solver };
  const rounds = roundsOf(offers);
  const solver = new Compiled({ solverThreads: 1 });
  const idle = await measured(() => new Promise((resolve) => setTimeout(resolve, IDLE_MS)));
  // Starting the thread is not part of a round: a server does it once.
  await solveAll(solver, roundsOf(100).slice(0, 1));
  const busy = await measured(() => solveAll(solver, rounds));
  await solver.onApplicationShutdown();
  return { idleP99: idle.p99, roundsMax: busy.max };
}

/** As a program of its own: node … event-loop.ts OFFERS. */
async function main(): Promise<void> {
  console.log(JSON.stringify(await loopDelays(Number.parseInt(process.argv[2] ?? '10000', 10))));
}

void main();
