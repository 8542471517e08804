// Goal: a round that was published can be made again: today's kernel gives for a stored market what was given then, to the đồng and to
// the kilogram, with its ties, prices, reasons and all that is told of it. What is stored was proven when it was stored, and is here.
// A rule that changes on purpose: `UPDATE_STORED_ROUNDS=1 npx jest --selectProjects unit stored-rounds`, and read the difference.
import fs from 'node:fs';
import path from 'node:path';
import { afterLooks, allocationsOf, assigned, brokenRules } from './large-way';
import { madeUpRound, madeUpRules, WIDE_FROM } from './made-up-rounds';
import { decided, ruled, told } from './published';
import { objectiveOf } from '@domain/clearing/assemble-result';
import { checkFairness } from '@domain/clearing/check/check-fairness';
import { checkResult } from '@domain/clearing/check-result';
import { clear, clearWithin } from '@domain/clearing/clear';
import { indexMarket } from '@domain/clearing/market/market-index';
import { networkClear } from '@domain/clearing/network-clear';
import { referenceClear } from '@domain/clearing/reference-clear';

const FILE = path.resolve(__dirname, '../../golden/clearing/stored-rounds.json');
const GROUP = 8;
const GROUPS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
/** Under mutation testing every survivor runs them all: what is proven or told is then looked at in a few of them. */
const FEW_GROUPS = process.env['MUTATION'] === '1' ? [1, 5, 11] : GROUPS;
const LOT_GROUPS = [0, 1, 2, 3];
/** Looks at the clock after which the search for lots stops: as good here as to its own end, and shorter. */
const LOOKS = 60;

type Stored = Record<string, string[]>;
const isUpdate = process.env['UPDATE_STORED_ROUNDS'] === '1';
const stored: Stored = isUpdate ? {} : (JSON.parse(fs.readFileSync(FILE, 'utf8')) as Stored);

function keepOrCompare(key: string, made: string[]): void {
  if (isUpdate) stored[key] = made;
  expect(made).toEqual(stored[key]);
}

const seedsOf = (group: number): number[] => Array.from({ length: GROUP }, (_, k) => group * GROUP + k);

if (isUpdate) afterAll(() => fs.writeFileSync(FILE, `${JSON.stringify(stored, null, 2)}\n`));

describe('stored rounds', () => {
  it.each(GROUPS)('are made again: group %i', (group) => {
    for (const seed of seedsOf(group)) {
      const input = madeUpRound(seed, false);
      keepOrCompare(`round ${seed}`, decided(clear(input)));
    }
  });

  it.each(FEW_GROUPS)('are proven: group %i', (group) => {
    for (const seed of seedsOf(group)) {
      const input = madeUpRound(seed, false);
      const result = clear(input);
      const market = indexMarket(input);
      const places = networkClear(market).allocations.map(({ offer, taker, day }) => [offer, taker, day]);
      expect(places).toEqual([...places].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!));
      expect(new Set(places.map(String)).size).toBe(places.length);
      expect(checkResult(input, result)).toEqual([]);
      expect(checkFairness(input, result).pairs).toEqual([]);
      expect(result.objective).toEqual(objectiveOf(market, referenceClear(market).allocations));
    }
  });

  it.each([0, 1, 2, 3])('are proven with more kinds of fruit and demand than a machine word has bits: %i', (seed) => {
    const input = madeUpRound(WIDE_FROM + seed, false);
    const result = clear(input);
    const market = indexMarket(input);
    expect(checkResult(input, result)).toEqual([]);
    expect(result.objective).toEqual(objectiveOf(market, referenceClear(market).allocations));
  });

  it.each(FEW_GROUPS)('are told of again: group %i', (group) => {
    for (const seed of seedsOf(group)) {
      if (seed % 2 === 1 || seed >= 80) continue;
      const input = madeUpRound(seed, false);
      keepOrCompare(`told ${seed}`, told(input, clear(input)));
    }
  });

  it.each(FEW_GROUPS.filter((group) => group < 6))('are made again under rules between items: group %i', (group) => {
    for (const seed of seedsOf(group)) {
      const input = madeUpRound(seed, false);
      keepOrCompare(`ruled ${seed}`, ruled(input, madeUpRules(seed, input)));
    }
  });

  it.each(LOT_GROUPS)('are made again with lots: group %i', (group) => {
    for (const seed of seedsOf(group)) {
      const input = madeUpRound(seed, true);
      const result = clearWithin(input, afterLooks(LOOKS));
      expect(checkResult(input, result)).toEqual([]);
      keepOrCompare(`lots ${seed}`, decided(result));
    }
  });

  it.each(LOT_GROUPS)('are made again with lots in the way of large markets: group %i', (group) => {
    for (const seed of seedsOf(group)) {
      const { model, state } = assigned(madeUpRound(seed, true));
      expect(brokenRules(model, state)).toEqual([]);
      keepOrCompare(`large ${seed}`, [
        allocationsOf(model, state)
          .map((a) => `${a.offer}>${a.taker}@${a.day} ${a.kg}`)
          .join(', '),
      ]);
    }
  });
});
