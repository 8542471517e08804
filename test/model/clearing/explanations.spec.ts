// Goal: the reasons that a round gives are those that one finds by holding every open item against every partner of its product, though
// the kernel looks at few of them.
import fc from 'fast-check';
import { explainPairByPair } from './explain-pair-by-pair';
import { afterLooks } from './large-way';
import { madeUpRound, WIDE_FROM } from './made-up-rounds';
import { markets, SMALL } from './random-markets';
import { runs } from './runs';
import type { ClearingInput } from '@domain/clearing/clearing-input';
import { explainUnmet } from '@domain/clearing/explain/explain';
import { clearWithLots, hasLots } from '@domain/clearing/lots/lots';
import { indexMarket } from '@domain/clearing/market/market-index';
import { networkClear } from '@domain/clearing/network-clear';
import { referenceClear } from '@domain/clearing/reference-clear';
import type { Solution } from '@domain/clearing/market/solution';

const GROUPS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const LOOKS = 20;

function bothWays(solution: Solution): string[] {
  const unmet = explainUnmet(solution);
  expect(unmet).toEqual(explainPairByPair(solution));
  return unmet.map(({ cause }) => cause);
}

/** Bids under every ask, nothing moves: each price gap is the least of its product. */
function withoutMeeting(input: ClearingInput): ClearingInput {
  return { ...input, intakePlans: [], lines: input.lines.map((line) => ({ ...line, bidVndPerKg: line.id % 3, contract: false })) };
}

const causes = new Set<string>();

describe('reasons of a round', () => {
  it.each(GROUPS)('told pair by pair are the same in rounds of every kind: group %i', (group) => {
    for (let seed = 8 * group; seed < 8 * group + 8; seed++) {
      const market = indexMarket(madeUpRound(seed, seed % 2 === 1));
      const solution = networkClear(market);
      for (const cause of bothWays(solution)) causes.add(cause);
      if (seed < 24) bothWays(referenceClear(market));
    }
  });

  it.each([0, 1, 2])('told pair by pair are the same where lots stay whole: group %i', (group) => {
    for (let seed = 8 * group + 1; seed < 8 * group + 8; seed += 2) {
      const market = indexMarket(madeUpRound(seed, true));
      expect(hasLots(market)).toBe(true);
      for (const cause of bothWays(clearWithLots(market, networkClear(market), afterLooks(LOOKS)))) causes.add(cause);
    }
  });

  it.each([0, 1, 2, 3])('told pair by pair are the same in large rounds, and where nothing meets: %i', (seed) => {
    const input = madeUpRound(WIDE_FROM + seed, false);
    bothWays(networkClear(indexMarket(input)));
    bothWays(networkClear(indexMarket(withoutMeeting(input))));
  });

  it('are of every kind that there is', () => {
    if (causes.size === 0) return;
    expect([...causes].sort()).toEqual([
      'area_code',
      'capacity_full',
      'certificate',
      'exhausted',
      'grade',
      'lot_size',
      'no_lane',
      'owner_group',
      'price_gap',
      'seller_bound',
      'variety',
      'window',
    ]);
  });

  it('are those of every pair in any market', () => {
    fc.assert(
      fc.property(markets({ ...SMALL, lots: true }), (input) => void bothWays(networkClear(indexMarket(input)))),
      runs(10_000, 100),
    );
  });
});
