import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nextBest } from '../published/alternatives';
import { clear } from '../clear';
import { dimacsText } from '../network/dimacs';
import { fairShares } from '../market/fair-shares';
import { instanceToInput } from './instance-file';
import { asInstanceFile, InstanceFault, pathText } from './instance-schema';
import { networkOf } from '../network-clear';
import { resultFile } from './result-file';

const TEXT = readFileSync(join(__dirname, '../../../../../test/golden/clearing/300x150.json'), 'utf8');
type Loose = Record<string, Record<string, unknown>[]>;
const changed = (change: (file: Loose) => void): unknown => {
  const file = JSON.parse(TEXT) as Loose;
  change(file);
  return file;
};
function fault(file: unknown): string {
  try {
    asInstanceFile(file);
  } catch (error) {
    if (error instanceof InstanceFault) return pathText(error.path);
    throw error;
  }
  return 'none';
}

describe('an instance file', () => {
  it.each<[string, (file: Loose) => void]>([
    ['schema', (file) => Object.assign(file, { schema: 'clearing-instance/1' })],
    ['deliveryDays', (file) => Object.assign(file, { deliveryDays: '10' })],
    ['offers', (file) => delete file['offers']],
    ['offers[17].kg', (file) => (file['offers']![17]!['kg'] = 1.5)],
    ['offers[3].certMask', (file) => (file['offers']![3]!['certMask'] = String(2n ** 64n))],
    ['offers[0].variety', (file) => (file['offers']![0]!['variety'] = -1)],
    ['demandLines[2].contract', (file) => (file['demandLines']![2]!['contract'] = 1)],
    ['demandLines[4].minGrade', (file) => (file['demandLines']![4]!['minGrade'] = 32)],
    ['intakeCapacity[1].day', (file) => delete file['intakeCapacity']![1]!['day']],
    ['lanes.transitDays', (file) => (file['lanes'] as unknown as Loose)['transitDays']!.pop()],
    [
      'intakePlans[0].kg',
      (file) => (file['intakePlans'] = [{ id: 0, destinationId: 0, productId: 0, variety: 0, minGrade: 0, certMask: 0, market: 0 }]),
    ],
  ])('is refused at %s', (expected, change) => {
    expect(fault(changed(change))).toBe(expected);
  });

  it('may give 64 certificate bits as digits', () => {
    const file = changed((one) => (one['offers']![0]!['certMask'] = String(2n ** 63n + 5n)));
    const { certLow, certHigh } = instanceToInput(asInstanceFile(file)).offers[0]!;
    expect([certLow, certHigh]).toEqual([5, 2 ** 31]);
  });

  it('answers with a result file whose figures are exact', () => {
    const input = instanceToInput(asInstanceFile(JSON.parse(TEXT)));
    const file = resultFile(clear(input), 'hash') as { objective: unknown; fills: unknown[]; inputHash: string };
    expect(file.objective).toEqual({ contractKg: 4228, welfareVnd: 114555501 });
    expect(file.inputHash).toBe('hash');
    expect(file.fills).toHaveLength(104);
  });

  it('is exported with as many arcs as its head says', () => {
    const [head, ...arcs] = [...dimacsText(networkOf(instanceToInput(asInstanceFile(JSON.parse(TEXT)))))].join('').trim().split('\n');
    expect(head).toMatch(/^p min \d+ \d+$/);
    expect(arcs).toHaveLength(Number.parseInt(head!.split(' ')[3]!, 10));
  });
});

describe('fair shares of a plan', () => {
  it('gives everyone all when the plan wants that much', () => expect(fairShares(100, [40, 50])).toEqual([40, 50]));
  it('splits pro rata and deals odd kilograms by remainder, the older first', () => {
    expect(fairShares(10, [10, 10, 10])).toEqual([4, 3, 3]);
    expect(fairShares(7, [1, 5, 8])).toEqual([1, 2, 4]);
    expect(fairShares(0, [3, 4])).toEqual([0, 0]);
  });
  it('is exact far past 2^53', () => expect(fairShares(999_999_999, [1_000_000_000, 1_000_000_000])).toEqual([500_000_000, 499_999_999]));
});

describe('the next-best alternatives of an allocation', () => {
  it('are orders the offer fits, best payer first, never the one that got it', () => {
    const input = instanceToInput(asInstanceFile(JSON.parse(TEXT)));
    const { fills } = clear(input);
    const all = nextBest(input, fills);
    expect(all).toHaveLength(fills.length);
    expect(all.some((list) => list.length === 2)).toBe(true);
    all.forEach((list, k) => {
      for (const { lineId } of list) expect(lineId).not.toBe(fills[k]!.lineId);
      if (list.length === 2) expect(list[0]!.farmGateVndPerKg).toBeGreaterThanOrEqual(list[1]!.farmGateVndPerKg);
    });
  });

  it('are none for an offer that is not there, and none that would have paid nothing', () => {
    const own = instanceToInput(asInstanceFile(JSON.parse(TEXT)));
    const { offerId, lineId } = clear(own).fills[0]!;
    const offer = own.offers.find(({ id }) => id === offerId)!;
    const taken = own.lines.find(({ id }) => id === lineId)!;
    const alone = (bids: readonly number[]): { input: typeof own; best: number[] } => {
      const free = { contract: false, sellerId: -1, contractPriceVndPerKg: null, buyerGroup: 0 };
      const lanes = own.lanes.map((lane) => ({ ...lane, transportVndPerKg: Array.from(lane.transitDays, () => 100) }));
      const products = own.products.map((product) => ({ ...product, freshnessVndPerKgDay: 0 }));
      const lines = [taken, ...bids.map((bidVndPerKg, k) => ({ ...taken, ...free, id: 1_000 + k, bidVndPerKg, submittedAt: 9_999 + k }))];
      const input = { ...own, products, lanes, offers: [offer], lines };
      return { input, best: nextBest(input, [{ offerId, lineId }])[0]!.map(({ farmGateVndPerKg }) => farmGateVndPerKg) };
    };
    expect(alone([100, 99]).best).toEqual([]);
    expect(alone([101, 300, 200]).best).toEqual([200, 100]);
    expect(nextBest(alone([500]).input, [{ offerId: 98_765, lineId }])).toEqual([[]]);
    const tied = alone([300, 300, 300]).input;
    expect(nextBest(tied, [{ offerId, lineId }])[0]!.map((each) => each.lineId)).toEqual([1_000, 1_001]);
  });
});
