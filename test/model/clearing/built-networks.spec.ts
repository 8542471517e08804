// Goal: a market has one network, node by node and arc by arc, whatever the order of its items: ties, prices and the next round's start
// rest on its numbering. What was built when it was stored is built again; the rounds of stored-rounds.spec.ts prove that it is right.
// A change on purpose: `UPDATE_STORED_ROUNDS=1 npx jest --selectProjects unit built-networks`, and say in the commit what it gives.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { madeUpRound, WIDE_FROM } from './made-up-rounds';
import type { ClearingInput } from '@domain/clearing/clearing-input';
import { marketColumns } from '@domain/clearing/market/market-columns';
import type { Network } from '@domain/clearing/network/network';
import { networkOf } from '@domain/clearing/network-clear';
import { SAMPLE_LINE, SAMPLE_OFFER } from '@domain/clearing/samples';

const FILE = path.resolve(__dirname, '../../golden/clearing/stored-networks.json');
const isUpdate = process.env['UPDATE_STORED_ROUNDS'] === '1';
const stored = isUpdate ? {} : (JSON.parse(fs.readFileSync(FILE, 'utf8')) as Record<string, string>);

/** How many nodes of each role and how many arcs a network has, and a hash of all that it is. */
function described(network: Network): string {
  const { role, source, target, capacity, cost, arcStart, firstArc, place, detail, key, offerArc, takerArc, beyondArc } = network;
  const columns = { source, target, capacity, arcStart, firstArc, place, detail, key, offerArc, takerArc, beyondArc };
  const hash = crypto.createHash('sha256');
  for (const [name, column] of Object.entries(columns)) hash.update(name).update(Int32Array.from(column));
  hash.update(Float64Array.from(cost)).update(Uint8Array.from(role));
  hash.update(JSON.stringify([network.nodes, network.bonus, network.bonusArcs]));
  const roles = [0, 1, 2, 3, 4, 5, 6, 7].map((each) => role.filter((own) => own === each).length);
  return `${roles.join('+')} nodes, ${network.arcs} arcs, ${hash.digest('hex').slice(0, 16)}`;
}

function turnedRound(input: ClearingInput): ClearingInput {
  const lanes = input.lanes.toReversed().map(({ productId, transitDays, transportVndPerKg }) => ({
    productId,
    transitDays: Array.from(transitDays).reverse(),
    transportVndPerKg: Array.from(transportVndPerKg).reverse(),
  }));
  return {
    ...input,
    products: input.products.toReversed(),
    origins: input.origins.toReversed(),
    destinations: input.destinations.toReversed(),
    lanes,
    intakeCapacity: input.intakeCapacity.toReversed(),
    offers: input.offers.toReversed(),
    lines: input.lines.toReversed(),
    intakePlans: input.intakePlans.toReversed().map((plan) => ({ ...plan, contracts: plan.contracts.toReversed() })),
  };
}

/** A market's columns but for where its items stand in the input. */
function columnsOf(input: ClearingInput): object {
  const { offer, taker, ...rest } = marketColumns(input);
  return { ...rest, offer: { ...offer, order: [] }, taker: { ...taker, order: [] } };
}

/** Six orchards and six buyers, each with fruit and wishes for every day of the longest market: more than any column's first room. */
function longMarket(): ClearingInput {
  const places = [1, 2, 3, 4, 5, 6];
  const lanes = {
    transitDays: Array.from({ length: 36 }, (_, k) => k % 3),
    transportVndPerKg: Array.from({ length: 36 }, (_, k) => 7 * k),
  };
  const days = 400;
  return {
    days,
    products: [{ id: 0, freshnessVndPerKgDay: 1, maxHoldDays: 2 }],
    origins: places,
    destinations: places,
    lanes: [{ productId: 0, ...lanes }],
    intakeCapacity: [],
    offers: places.map((id) => ({ ...SAMPLE_OFFER, id, originId: id, harvestTo: days - 1 })),
    lines: places.map((id) => ({ ...SAMPLE_LINE, id, destinationId: id, deliverTo: days - 1 })),
    intakePlans: [],
  };
}

function keepOrCompare(key: string, network: Network): void {
  if (isUpdate) stored[key] = described(network);
  else expect(described(network)).toBe(stored[key]);
}

if (isUpdate) afterAll(() => fs.writeFileSync(FILE, `${JSON.stringify(stored, null, 2)}\n`));

describe('the network of a market', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('is built again as it was: group %i', (group) => {
    for (let seed = 8 * group; seed < 8 * group + 8; seed++) keepOrCompare(`round ${seed}`, networkOf(madeUpRound(seed, false)));
  });

  it.each([0, 1, 2, 3])('is built again with more kinds than a machine word has bits: %i', (seed) => {
    keepOrCompare(`wide ${seed}`, networkOf(madeUpRound(WIDE_FROM + seed, false)));
  });

  it('is built again when it outgrows every first guess of its size', () => keepOrCompare('long', networkOf(longMarket())));

  it.each([1, 6, 83, 90, 99])('is the same whatever the order of the lists: %i', (seed) => {
    const input = madeUpRound(seed, false);
    expect(described(networkOf(turnedRound(input)))).toBe(described(networkOf(input)));
    expect(columnsOf(turnedRound(input))).toEqual(columnsOf(input));
  });
});
