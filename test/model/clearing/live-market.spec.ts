// Goal: a market cleared round after round from its last basis gives what a solve from nothing gives. Method: random markets that grow
// towards each other, and province-size days with one per cent changed at a time.
import fc from 'fast-check';
import { SeededRandom } from '../../bench/seeded-random';
import { changedDay, provinceInstance } from '../../bench/province-instance';
import { markets, SMALL, TINY, type Shape } from './random-markets';
import { runs } from './runs';
import { checkResult } from '@domain/clearing/check-result';
import { clear, clearLive } from '@domain/clearing/clear';
import type { ClearingInput } from '@domain/clearing/clearing-input';
import type { ClearingResult } from '@domain/clearing/clearing-result';
import { instanceToInput } from '@domain/clearing/files/instance-file';
import { LiveMarket, type MarketDelta } from '@domain/clearing/live-market';
import { LiveSolver } from '@domain/clearing/warm-start/live-solver';
import { marketColumns } from '@domain/clearing/market/market-columns';
import { networkOf } from '@domain/clearing/network-clear';
import { arcFlows, straighten } from '@domain/clearing/simplex/network-simplex';

const never = (): boolean => false;

/** Everything but the proof, which may stand on other potentials. */
function outcome({ certificate: _proof, ...rest }: ClearingResult): Omit<ClearingResult, 'certificate'> {
  return rest;
}

/** What turns one snapshot into another. */
function difference(before: ClearingInput, after: ClearingInput): MarketDelta {
  const list = <Item extends { readonly id: number }>(old: readonly Item[], now: readonly Item[]) => {
    const kept = new Set(now.map(({ id }) => id));
    return { put: now, gone: old.map(({ id }) => id).filter((id) => !kept.has(id)) };
  };
  return {
    frame: after,
    offers: list(before.offers, after.offers),
    lines: list(before.lines, after.lines),
    intakePlans: list(before.intakePlans, after.intakePlans),
  };
}

function followed(rounds: readonly ClearingInput[]): void {
  const live = new LiveMarket(rounds[0]!);
  rounds.forEach((round, k) => {
    if (k > 0) live.apply(difference(rounds[k - 1]!, round));
    const result = live.clear(never);
    expect(outcome(result)).toEqual(outcome(clear(round)));
    expect(checkResult(round, result)).toEqual([]);
  });
}

/** The first market, then parts of it replaced by parts of the others. */
function days(shape: Shape): fc.Arbitrary<ClearingInput[]> {
  return fc.tuple(markets(shape), fc.array(fc.tuple(markets(shape), fc.nat(3)), { minLength: 1, maxLength: 3 })).map(([first, others]) => {
    const rounds = [first];
    for (const [other, what] of others) {
      const last = rounds[rounds.length - 1]!;
      if (what === 0) rounds.push({ ...last, offers: other.offers });
      else if (what === 1) rounds.push({ ...last, lines: other.lines, intakePlans: other.intakePlans });
      else if (what === 2) rounds.push({ ...last, offers: last.offers.map((offer, k) => ({ ...offer, kg: other.offers[k]?.kg ?? 0 })) });
      else rounds.push(other);
    }
    return rounds;
  });
}

describe('a market cleared again and again', () => {
  it('gives what a solve from nothing gives, whatever came, changed and went', () => {
    fc.assert(
      fc.property(days(SMALL), (rounds) => followed(rounds)),
      runs(5_000, 150),
    );
  });

  it('does so with lots as well', () => {
    fc.assert(
      fc.property(days({ ...TINY, lots: true }), (rounds) => followed(rounds)),
      runs(1_000, 20),
    );
  });

  it('reaches the same flow from the old basis on a province-size day, and does start from it', () => {
    const random = new SeededRandom(5);
    let day = provinceInstance({ offers: 600, lines: 300, seed: 3, lots: false });
    const live = new LiveSolver();
    let warm = 0;
    for (let round = 0; round < 8; round++) {
      const input = instanceToInput(day);
      const columns = marketColumns(input);
      const identities = {
        offers: Float64Array.from(columns.offer.order, (at) => input.offers[at]!.id),
        takers: Float64Array.from(columns.taker.order, (at) => input.lines[at]!.id),
      };
      const network = networkOf(input);
      const solved = live.solve(network, identities);
      if (solved.warm) warm++;
      arcFlows(solved.simplex);
      live.remember(network, solved.simplex, identities);
      straighten(solved.simplex);
      day = changedDay(day, 0.02, random);
    }
    expect(warm).toBe(7);
  });

  it('keeps its results when ids are dealt anew each round, as long as the items are told apart', () => {
    const random = new SeededRandom(9);
    let day = provinceInstance({ offers: 300, lines: 150, seed: 4, lots: false });
    const live = new LiveSolver();
    for (let round = 0; round < 5; round++) {
      const own = instanceToInput(day);
      const dealt = { ...own, offers: own.offers.map((offer, k) => ({ ...offer, id: 5000 + k })) };
      const same = (id: number): number => id;
      const identity = { offer: (id: number) => own.offers[id - 5000]!.id, line: same, origin: same, destination: same, seller: same };
      expect(outcome(clearLive(dealt, live, identity, never))).toEqual(outcome(clear(dealt)));
      day = changedDay(day, 0.05, random);
    }
  });

  it('refuses a delta that breaks the rules and stays as it was', () => {
    const input = instanceToInput(provinceInstance({ offers: 20, lines: 10, seed: 1, lots: false }));
    const live = new LiveMarket(input);
    const before = live.clear(never);
    expect(() => live.apply({ offers: { put: [{ ...input.offers[0]!, kg: 1.5 }], gone: [] } })).toThrow('clearing.not_whole');
    expect(() => live.apply({ lines: { put: [], gone: [999] } })).toThrow('clearing.unknown_reference');
    expect(live.input).toBe(input);
    expect(outcome(live.clear(never))).toEqual(outcome(before));
  });
});
