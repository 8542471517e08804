import { buildNetwork } from '@domain/clearing/network/build-network';
import { instanceToInput, type InstanceFile } from '@domain/clearing/files/instance-file';
import { LiveSolver } from '@domain/clearing/warm-start/live-solver';
import { marketColumns } from '@domain/clearing/market/market-columns';
import { straighten } from '@domain/clearing/simplex/network-simplex';
import { breakTies } from '@domain/clearing/simplex/ties';
import { median } from '../figure';
import { changedDay } from '../province-instance';
import { SeededRandom } from '../seeded-random';

/** CPU of a round from the basis of the round before, after 1 % of all offers and lines changed. */
export interface WarmRound {
  /** Carrying the basis over and re-optimising. */
  readonly solve: number;
  /** With everything a live round does besides: the new network, ties, and keeping the basis. */
  readonly round: number;
  /** Rounds that did not start from the old basis. */
  readonly cold: number;
}

const CHANGED = 0.01;

/** Plays a market on, one per cent of it changed each time. */
export function warmRounds(first: InstanceFile, warmUps: number, runs: number, cpuMs: () => number): WarmRound {
  const random = new SeededRandom(11);
  const live = new LiveSolver();
  const solves: number[] = [];
  const rounds: number[] = [];
  let cold = 0;
  let day = first;
  for (let run = 0; run <= warmUps + runs; run++) {
    const input = instanceToInput(day);
    const started = cpuMs();
    const columns = marketColumns(input);
    const network = buildNetwork(columns);
    const identities = {
      offers: Float64Array.from(columns.offer.order, (at) => input.offers[at]!.id),
      takers: Float64Array.from(columns.taker.order, (at) => input.lines[at]!.id),
    };
    const built = cpuMs();
    const { simplex, warm } = live.solve(network, identities);
    const solved = cpuMs();
    breakTies(network, simplex);
    live.remember(network, simplex, identities);
    const done = cpuMs();
    straighten(simplex);
    if (run > 0 && !warm) cold++;
    if (run > warmUps) {
      solves.push(solved - built);
      rounds.push(done - started);
    }
    day = changedDay(day, CHANGED, random);
  }
  return { solve: median(solves), round: median(rounds), cold };
}
