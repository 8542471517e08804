import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { figure, median, type BenchOptions, type Figure } from '../figure';
import type { Measured } from './child';
import type { LoopDelays } from './event-loop';

const EVENT_LOOP = path.join(__dirname, 'event-loop.ts');
const CHILD = path.join(__dirname, 'child.ts');
const TYPESCRIPT = path.resolve(__dirname, '../../../scripts/lib/typescript.cjs');
/** Peer and how to get it; nothing is installed by the bench itself. */
const PEER = { command: 'dimacs-solver', package: 'liblemon-utils' };

interface Size {
  readonly offers: number;
  readonly runs: number;
  readonly solve: string;
  readonly first: string;
  readonly build: string;
  readonly warm: string;
  readonly bytes: string;
}

/** Targets of the kernel, by size; a bound of 99 is a figure without a target. At 1 000 the peer's clock (10 ms) is too coarse. */
const SIZES: readonly Size[] = [
  { offers: 1_000, runs: 5, solve: '<=99', first: '<=99', build: '<=99', warm: '<=99', bytes: 'value<=99999' },
  { offers: 10_000, runs: 5, solve: '<=0.6', first: '<=1.5', build: '<=0.25', warm: '<=0.08', bytes: 'value<=99999' },
  { offers: 50_000, runs: 5, solve: '<=0.55', first: '<=99', build: '<=0.15', warm: '<=99', bytes: 'value<=99999' },
  { offers: 100_000, runs: 5, solve: '<=0.45', first: '<=99', build: '<=0.15', warm: '<=0.06', bytes: 'value<=1500' },
];
const WARM_UPS = 3;

interface Peer {
  readonly solveMs: number;
  readonly cost: string;
}

function hasPeer(): boolean {
  return spawnSync('sh', ['-c', `command -v ${PEER.command}`]).status === 0;
}

/** '0.14' seconds to milliseconds, without a float's dust. */
function milliseconds(seconds: string): number {
  const [whole = '0', part = ''] = seconds.split('.');
  return Number.parseInt(whole, 10) * 1000 + Number.parseInt(part.padEnd(3, '0').slice(0, 3), 10);
}

/** Runs the peer on the same network: user CPU of its solve alone, and the cost it found. */
function runPeer(file: string, runs: number): Peer {
  const times: number[] = [];
  let cost = '';
  for (let run = 0; run < runs; run++) {
    const { stderr } = spawnSync(PEER.command, ['-long', file, os.devNull], { encoding: 'utf8', maxBuffer: 2 ** 26 });
    times.push(milliseconds(/Run NetworkSimplex: u: ([\d.]+)s/.exec(stderr)?.[1] ?? '0'));
    cost = /Min flow cost: (-?\d+)/.exec(stderr)?.[1] ?? '';
  }
  return { solveMs: median(times), cost };
}

function measure(offers: number, warmUps: number, runs: number, file: string | undefined): Measured {
  const words = ['--expose-gc', '-r', TYPESCRIPT, CHILD, String(offers), String(warmUps), String(runs)];
  const output = execFileSync(process.execPath, file === undefined ? words : [...words, file], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return JSON.parse(output) as Measured;
}

/** How much longer than when idle the event loop stood still while a market was solved in the program's threads. */
function loopFigures(offers: number): Figure[] {
  const words = ['-r', TYPESCRIPT, EVENT_LOOP, String(offers)];
  const { idleP99, roundsMax } = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })) as LoopDelays;
  return [
    figure('clearing.event_loop.idle_p99_ms', idleP99, null, 'value<=99999'),
    figure('clearing.event_loop.held_beyond_idle_ms', Math.max(0, roundsMax - idleP99), null, 'value<=20'),
  ];
}

function figuresOf(size: Size, measured: Measured, peer: Peer | undefined): Figure[] {
  const name = (what: string): string => `clearing.${size.offers}.${what}`;
  const { solve = 0, build = 0, prices = 0, ties = 0 } = measured.stages;
  const own = [
    figure(name('build_ms'), build, solve, size.build),
    figure(name('prices_ms'), prices, solve, size.offers === 50_000 ? '<=0.12' : '<=99'),
    figure(name('ties_ms'), ties, solve, size.offers >= 10_000 ? '<=0.2' : '<=99'),
    figure(name('warm_solve_ms'), measured.warm.solve, solve, size.warm),
    figure(name('warm_round_ms'), measured.warm.round, build + solve + ties, '<=99'),
    figure(name('warm_rounds_cold'), measured.warm.cold, null, 'value<=0'),
    figure(name('bytes_per_offer'), measured.bytesPerOffer, null, size.bytes),
  ];
  // The peer's clock has steps of 10 ms: a market it solves in less gives no ratio.
  if (peer === undefined || peer.solveMs === 0) return own;
  return [
    figure(name('solve_ms'), solve, peer.solveMs, size.solve),
    figure(name('first_solve_ms'), measured.firstSolve, peer.solveMs, size.first),
    figure(name('cost_differs'), measured.cost === peer.cost ? 0 : 1, null, 'value<=0'),
    ...own,
  ];
}

/** Solves seeded province-size markets and sets each stage beside the same network solved by LEMON's network simplex. */
export async function run({ scale, say }: BenchOptions): Promise<Figure[]> {
  const peerHere = hasPeer();
  if (!peerHere) say(`no ${PEER.command} here: install the Debian package ${PEER.package} for the ratios to LEMON`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clearing-bench-'));
  const figures: Figure[] = [];
  try {
    for (const size of SIZES.filter(({ offers }) => offers <= 100_000 * scale)) {
      const file = path.join(folder, 'network.dimacs');
      const measured = measure(size.offers, WARM_UPS, size.runs, peerHere ? file : undefined);
      say(`${size.offers} offers: ${measured.nodes} nodes, ${measured.arcs} arcs`);
      figures.push(...figuresOf(size, measured, peerHere ? runPeer(file, size.runs) : undefined));
    }
    say('the event loop beside rounds of 10000 offers');
    figures.push(...loopFigures(10_000 * Math.min(1, scale * 10)));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}
