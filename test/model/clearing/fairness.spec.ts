import fc from 'fast-check';
import { checkFairness } from '@domain/clearing/check/check-fairness';
import { clear } from '@domain/clearing/clear';
import { markets, SMALL } from './random-markets';
import { runs } from './runs';

// Goal: whatever the market, full plants, intake plans and bound sellers among it, no seller and buyer of a cleared round could both have
// done better with each other. LONG=1 runs the full count.
const RUNS = runs(20_000, 300);

test('no round leaves a blocking pair', () => {
  fc.assert(
    fc.property(markets(SMALL), (input) => {
      expect(checkFairness(input, clear(input)).pairs).toEqual([]);
    }),
    RUNS,
  );
});
