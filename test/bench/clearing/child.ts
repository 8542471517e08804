import fs from 'node:fs';
import { dimacsText } from '@domain/clearing/network/dimacs';
import { instanceToInput } from '@domain/clearing/files/instance-file';
import { networkOf, stagesOf } from '@domain/clearing/network-clear';
import { median } from '../figure';
import { provinceInstance } from '../province-instance';
import { warmRounds, type WarmRound } from './warm';

/** What a child process measured of one market size: CPU milliseconds, bytes, and the optimum in the exported network's terms. */
export interface Measured {
  readonly nodes: number;
  readonly arcs: number;
  readonly firstSolve: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly bytesPerOffer: number;
  readonly warm: WarmRound;
  readonly cost: string;
}

/** CPU of the whole process, the collector's and compiler's threads included. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Bytes in use; run with --expose-gc, or garbage counts as memory. */
function bytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/**
 * Measures one size in this process: node … child.ts OFFERS WARM_UPS RUNS [DIMACS_FILE]; with a file it writes the network and the cost.
 *
 * The first solve is the process's first: with a file nothing is timed, so that exporting does not warm anything up.
 */
function main(words: readonly string[]): void {
  const [offers, warmUps, runs] = words.slice(0, 3).map((word) => Number.parseInt(word, 10)) as [number, number, number];
  const day = provinceInstance({ offers, lines: Math.round(offers / 2), seed: 7, lots: false });
  const input = instanceToInput(day);
  const before = bytes();
  const times = new Map<string, number[]>();
  let firstSolve = 0;
  let most = before;
  for (let run = 0; run < warmUps + runs; run++) {
    for (const [name, work] of stagesOf(input)) {
      const from = cpuMs();
      work();
      const spent = cpuMs() - from;
      if (run === 0 && name === 'solve') firstSolve = spent;
      if (run === 0) most = Math.max(most, bytes());
      if (run >= warmUps) times.set(name, [...(times.get(name) ?? []), spent]);
    }
  }
  const network = networkOf(input);
  const { nodes, arcs } = network;
  if (words[3] !== undefined) {
    const file = fs.openSync(words[3], 'w');
    for (const piece of dimacsText(network)) fs.writeSync(file, piece);
    fs.closeSync(file);
  }
  const stages = Object.fromEntries([...times].map(([name, values]) => [name, median(values)]));
  const warm = warmRounds(day, warmUps, runs, cpuMs);
  const bytesPerOffer = (most - before) / offers;
  const measured: Measured = { nodes, arcs, firstSolve, stages, bytesPerOffer, warm, cost: exportedCost(input) };
  console.log(JSON.stringify(measured));
}

/** The optimum's cost on the exported network, to be compared with the peer's to the đồng. */
function exportedCost(input: Parameters<typeof networkOf>[0]): string {
  let total = 0n;
  for (const [name, work] of stagesOf(input)) {
    const answer = work() as { contractKg: bigint; welfareVnd: bigint } | undefined;
    if (name === 'allocate' && answer !== undefined) total = -(answer.contractKg * 2n ** 30n + answer.welfareVnd);
  }
  return String(total);
}

main(process.argv.slice(2));
