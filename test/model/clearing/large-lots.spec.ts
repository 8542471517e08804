// Goal: the way of large markets with lots (call-offs by seller, rounding, ruin and recreation) never breaks a rule and loses little.
// Method: the same functions on tiny random markets, beside trying everything, and a province-size day beside the bound without lots.
import fc from 'fast-check';
import { provinceInstance } from '../../bench/province-instance';
import { afterLooks, allocationsOf, assigned, brokenRules } from './large-way';
import { markets, SMALL, TINY } from './random-markets';
import { runs } from './runs';
import { objectiveOf } from '@domain/clearing/assemble-result';
import { beats, bruteForce } from '@domain/clearing/reference/brute-force';
import { checkResult } from '@domain/clearing/check-result';
import { clearWithin } from '@domain/clearing/clear';
import { instanceToInput } from '@domain/clearing/files/instance-file';
import { dealInLots } from '@domain/clearing/lots/lot-deal';
import { roundedFills } from '@domain/clearing/lots/lot-rounding';
import { indexMarket } from '@domain/clearing/market/market-index';
import { NearestOffers } from '@domain/clearing/lots/nearest-offers';

describe('the way of large markets with lots', () => {
  it('breaks no rule on random markets', () => {
    fc.assert(
      fc.property(markets({ ...SMALL, lots: true }), (input) => {
        const { model, state } = assigned(input);
        expect(brokenRules(model, state)).toEqual([]);
      }),
      runs(10_000, 60),
    );
  });

  it('is hardly ever below the best of tiny markets, and never above it', () => {
    let kg = 0;
    let bestKg = 0;
    fc.assert(
      fc.property(markets({ ...TINY, lots: true, plans: false }), (input) => {
        const { model, state } = assigned(input);
        const best = bruteForce(indexMarket(input));
        const own = objectiveOf(indexMarket(input), allocationsOf(model, state));
        expect(beats(own, best)).toBe(false);
        kg += own.contractKg;
        bestKg += best.contractKg;
      }),
      runs(3_000, 100),
    );
    expect(kg).toBeGreaterThanOrEqual(0.97 * bestKg);
  });

  it('rounds to fills that keep their lots by themselves', () => {
    fc.assert(
      fc.property(markets({ ...SMALL, lots: true, plans: false }), (input) => {
        const market = indexMarket(input);
        const sold = new Map<number, number>();
        for (const { offer, taker, kg } of roundedFills(market, [], () => false)) {
          expect(kg).toBeGreaterThanOrEqual(Math.max(1, market.offers[offer]!.minLotKg, market.takers[taker]!.minLotKg));
          expect(market.takers[taker]!.contract).toBe(false);
          sold.set(offer, (sold.get(offer) ?? 0) + kg);
        }
        for (const [offer, kg] of sold) {
          if (market.offers[offer]!.allOrNothing) expect(kg).toBe(market.offers[offer]!.kg);
          else expect(kg).toBeLessThanOrEqual(market.offers[offer]!.kg);
        }
      }),
      runs(3_000, 100),
    );
  });

  it('serves a province-size day nearly as well as if there were no lots', () => {
    const input = instanceToInput(provinceInstance({ offers: 1600, lines: 1050, seed: 7, lots: true }));
    const result = clearWithin(input, afterLooks(30));
    expect(checkResult(input, result)).toEqual([]);
    expect(Number(result.objective.welfareVnd)).toBeGreaterThan(0.85 * Number(result.bound.welfareVnd));
  });
});

it('a node’s fruit is dealt out to the last kilogram, whole parcels first', () => {
  const parcels = { offer: [0, 1, 2, 3], day: [-1, -1, -1, -1], kg: [700, 300, 500, 100] };
  const sizes = { offerLot: Int32Array.of(200, 0, 200, 0), offerWhole: Uint8Array.of(0, 1, 0, 0), takerLot: Int32Array.of(250, 0) };
  const dealt: [number, number, number][] = [];
  const ways = [
    { taker: 0, kg: 600 },
    { taker: 1, kg: 1000 },
  ];
  dealInLots(sizes)(parcels, ways, (parcel, way, kg) => dealt.push([parcel, way, kg]));
  expect(dealt).toEqual([
    [0, 1, 700],
    [1, 1, 300],
    [2, 0, 500],
    [3, 0, 100],
  ]);
});

it('the nearest offers are those that sorting would find', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (costs, most) => {
      const nearest = new NearestOffers(most);
      costs.forEach((cost, offer) => cost < nearest.limit && nearest.add(offer, cost));
      const kept = Array.from(nearest.offer.subarray(0, nearest.count), (offer) => costs[offer]!);
      expect(kept.sort((a, b) => a - b)).toEqual([...costs].sort((a, b) => a - b).slice(0, most));
    }),
    runs(10_000, 1_200),
  );
});
