import fs from 'node:fs';
import path from 'node:path';
import { checkFairness } from '../check/check-fairness';
import { clear } from '../clear';
import type { ClearingInput, ClearingLine, ClearingOffer } from '../clearing-input';
import type { ClearingResult } from '../clearing-result';
import { curvesOf } from './curves';
import { instanceToInput } from '../files/instance-file';
import { asInstanceFile } from '../files/instance-schema';
import { SAMPLE_LINE, SAMPLE_OFFER, SAMPLE_PLAN } from '../samples';
import { standbysOf } from './standbys';
import { unmetByCause } from './unmet-by-cause';
import { whatWouldHelp } from './what-if';

// Goal: what is published of a round (curves, reasons, figures that would have helped, the proof of fairness) agrees with the kernel.
const GOLDEN = path.resolve(__dirname, '../../../../../test/golden/clearing');
const golden = (name: string) => instanceToInput(asInstanceFile(JSON.parse(fs.readFileSync(path.join(GOLDEN, name), 'utf8'))));
const HALF = golden('300x150.json');
let SOLVED: ClearingResult;
beforeAll(() => {
  SOLVED = clear(HALF);
});

const anOffer = (id: number, changes: Partial<ClearingOffer> = {}): ClearingOffer => {
  const own = { id, sellerId: id, kg: 1_000, askVndPerKg: 6_000, harvestFrom: 1, harvestTo: 2, submittedAt: id };
  return { ...SAMPLE_OFFER, ...own, ...changes };
};
const aLine = (id: number, changes: Partial<ClearingLine> = {}): ClearingLine => {
  const own = { id, kg: 1_000, deliverTo: 6, submittedAt: 100 + id };
  return { ...SAMPLE_LINE, ...own, ...changes };
};
const market = (offers: ClearingOffer[], lines: ClearingLine[]): ClearingInput => ({
  days: 8,
  products: [{ id: 0, freshnessVndPerKgDay: 100, maxHoldDays: 0 }],
  origins: [0],
  destinations: [0],
  lanes: [{ productId: 0, transitDays: [0], transportVndPerKg: [1_000] }],
  intakeCapacity: [],
  offers,
  lines,
  intakePlans: [],
});

describe('curves', () => {
  test('rise with the price, fall with the price, and cross where both still agree', () => {
    const input = market(
      [anOffer(0, { askVndPerKg: 5_000 }), anOffer(1, { askVndPerKg: 7_000 }), anOffer(2, { askVndPerKg: 9_000 })],
      [aLine(0, { bidVndPerKg: 9_000 }), aLine(1, { bidVndPerKg: 8_400 }), aLine(2, { bidVndPerKg: 6_000 })],
    );
    const curves = curvesOf(input, clear(input));
    expect(curves.supply).toEqual([
      { vndPerKg: 5_000, kg: 1_000 },
      { vndPerKg: 7_000, kg: 2_000 },
      { vndPerKg: 9_000, kg: 3_000 },
    ]);
    expect(curves.demand).toEqual([
      { vndPerKg: 8_000, kg: 1_000 },
      { vndPerKg: 7_400, kg: 2_000 },
      { vndPerKg: 5_000, kg: 3_000 },
    ]);
    expect(curves).toMatchObject({ crossing: { kg: 2_000, vndPerKg: 7_200 }, gapVndPerKg: null });
  });

  test('that do not meet say by how much', () => {
    const input = market([anOffer(0, { askVndPerKg: 8_600 })], [aLine(0)]);
    expect(curvesOf(input, clear(input))).toMatchObject({ crossing: null, gapVndPerKg: 600 });
    expect(curvesOf(market([], []), { fills: [], planFills: [] })).toEqual({ supply: [], demand: [], crossing: null, gapVndPerKg: null });
  });

  test('of a whole province fit a screen, keep their kg, and cross at no less than what was traded', () => {
    const curves = curvesOf(HALF, SOLVED);
    const contract = new Set(HALF.lines.filter((line) => line.contract).map(({ id }) => id));
    const contractKg = SOLVED.fills.filter(({ lineId }) => contract.has(lineId)).reduce((sum, { kg }) => sum + kg, 0);
    const spotKg = SOLVED.fills.filter(({ lineId }) => !contract.has(lineId)).reduce((sum, { kg }) => sum + kg, 0);
    expect(curves.supply.length).toBeLessThanOrEqual(200);
    expect(curves.supply.at(-1)?.kg).toBe(HALF.offers.reduce((sum, { kg }) => sum + kg, 0) - contractKg);
    for (const steps of [curves.supply, curves.demand])
      for (let k = 1; k < steps.length; k++) expect(steps[k]!.kg).toBeGreaterThan(steps[k - 1]!.kg);
    expect(curves.crossing?.kg).toBeGreaterThanOrEqual(spotKg);
  });
});

test('unmet kg by cause add up to all that was left', () => {
  const sums = unmetByCause(HALF, SOLVED);
  expect(sums.reduce((sum, { kg }) => sum + kg, 0)).toBe(SOLVED.unmet.reduce((sum, { unmetKg }) => sum + unmetKg, 0));
  expect(sums.reduce((sum, { count }) => sum + count, 0)).toBe(SOLVED.unmet.length);
});

describe('fairness', () => {
  test('no seller and buyer could both have done better', () => {
    expect(checkFairness(HALF, SOLVED)).toEqual({ lots: false, pairs: [] });
  });

  test('a seller who was passed over is found, and one who was paid less than a neighbour', () => {
    const input = market([anOffer(0), anOffer(1, { askVndPerKg: 7_000 })], [aLine(0)]);
    const fill = { offerId: 1, lineId: 0, deliveryDay: 1, kg: 1_000, sellerPriceVndPerKg: 7_500, buyerPriceVndPerKg: 8_500 };
    expect(checkFairness(input, { fills: [fill], planFills: [] }).pairs).toEqual([{ offerId: 0, lineId: 0, gainVndPerKg: 1_500 }]);
    const twice = market([anOffer(0), anOffer(1)], [aLine(0), aLine(1)]);
    const fills = [
      { ...fill, offerId: 0, sellerPriceVndPerKg: 6_000, buyerPriceVndPerKg: 7_000 },
      { ...fill, offerId: 1, lineId: 1 },
    ];
    expect(checkFairness(twice, { fills, planFills: [] }).pairs).toEqual([{ offerId: 0, lineId: 1, gainVndPerKg: 1_500 }]);
    expect(checkFairness(twice, clear(twice)).pairs).toEqual([]);
  });

  const blocking = (input: ClearingInput, fills: Parameters<typeof checkFairness>[1]['fills'] = []): string[] =>
    checkFairness(input, { fills, planFills: [] }).pairs.map(({ offerId, lineId, gainVndPerKg }) => `${offerId}>${lineId} ${gainVndPerKg}`);

  test('an order that names its seller meets nobody else, however cheap; a call-off looks at nobody', () => {
    const offers = [anOffer(0), anOffer(1, { askVndPerKg: 7_000 })];
    expect(blocking(market(offers, [aLine(0, { sellerId: 1 })]))).toEqual(['1>0 1000']);
    expect(blocking(market(offers, [aLine(0, { sellerId: 0 }), aLine(1, { sellerId: 1 })]))).toEqual(['0>0 2000', '1>1 1000']);
    expect(blocking(market(offers, [aLine(0, { sellerId: 1, contract: true })]))).toEqual([]);
  });

  test('the pairs that would gain most come first, then lower ids', () => {
    const offers = [anOffer(3, { variety: 1 }), anOffer(2), anOffer(1, { askVndPerKg: 5_000, grade: 1 })];
    const open = { varietyMask: 3, gradeMask: 3 };
    const lines = [aLine(5, { ...open, deliverTo: 5 }), aLine(4, open)];
    expect(blocking(market(offers, lines))).toEqual(['1>4 3000', '1>5 3000', '2>4 2000', '2>5 2000', '3>4 2000', '3>5 2000']);
  });

  test('no pair meets on a day that is full, and one that could wait a day pays for it', () => {
    const fill = { offerId: 9, lineId: 9, deliveryDay: 1, kg: 500, sellerPriceVndPerKg: 6_000, buyerPriceVndPerKg: 7_000 };
    const offers = [anOffer(0, { harvestFrom: 1, harvestTo: 1 }), anOffer(9, { kg: 500, harvestFrom: 1, harvestTo: 1, grade: 1 })];
    const lines = [aLine(0, { deliverFrom: 1, deliverTo: 1 }), aLine(9, { kg: 500, deliverFrom: 1, deliverTo: 1, gradeMask: 2 })];
    const full = (capacityKg: number, last: number): string[] =>
      blocking(
        {
          ...market(offers, [{ ...lines[0]!, deliverTo: last }, lines[1]!]),
          products: [{ id: 0, freshnessVndPerKgDay: 100, maxHoldDays: 2 }],
          intakeCapacity: [{ destinationId: 0, day: 1, capacityKg }],
        },
        [fill],
      );
    expect(full(500, 1)).toEqual([]);
    expect(full(501, 1)).toEqual(['0>0 2000']);
    expect(full(500, 2)).toEqual(['0>0 1900']);
    const plan = { ...fill, planId: 4, contractId: 1 };
    const planned = {
      ...market(offers, lines),
      intakePlans: [{ ...SAMPLE_PLAN, id: 4 }],
      intakeCapacity: [{ destinationId: 0, day: 1, capacityKg: 500 }],
    };
    expect(checkFairness(planned, { fills: [], planFills: [plan] }).pairs).toEqual([]);
  });

  test('who gains nothing does not block, nor who has no road', () => {
    expect(blocking(market([anOffer(0, { askVndPerKg: 8_000 })], [aLine(0)]))).toEqual([]);
    expect(blocking(market([anOffer(0, { askVndPerKg: 7_999 })], [aLine(0)]))).toEqual(['0>0 1']);
    const shut = { ...market([anOffer(0)], [aLine(0)]), lanes: [{ productId: 0, transitDays: [-1], transportVndPerKg: [0] }] };
    expect(blocking(shut)).toEqual([]);
    expect(blocking({ ...shut, lanes: [] })).toEqual([]);
  });

  test('with lots the exceptions are named, each of them a pair that lots keep apart', () => {
    const lots = golden('400x200-lots.json');
    const proof = checkFairness(lots, clear(lots));
    expect(proof.lots).toBe(true);
    const bound = (id: number) => lots.offers.find((offer) => offer.id === id);
    for (const { offerId, gainVndPerKg } of proof.pairs) {
      expect(bound(offerId)).toBeDefined();
      expect(gainVndPerKg).toBeGreaterThan(0);
    }
  });
});

describe('what would have helped', () => {
  test('a price: the mildest that the kernel itself would have traded at', () => {
    const input = market([anOffer(0, { askVndPerKg: 8_600 })], [aLine(0)]);
    const [unmet] = clear(input).unmet;
    expect(unmet).toMatchObject({ kind: 'offer', cause: 'price_gap', figure: 600 });
    expect(whatWouldHelp(input, unmet!)).toEqual([{ change: 'price', figure: 8_000, moreKg: 1_000 }]);
  });

  test('days: to be ready later, or to wait', () => {
    const input = market([anOffer(0, { harvestFrom: 0, harvestTo: 1 })], [aLine(0, { deliverFrom: 3, deliverTo: 4 })]);
    const result = clear(input);
    expect(
      whatWouldHelp(
        input,
        result.unmet.find(({ kind }) => kind === 'offer')!,
      ),
    ).toEqual([{ change: 'later', figure: 2, moreKg: 1_000 }]);
    expect(
      whatWouldHelp(
        input,
        result.unmet.find(({ kind }) => kind === 'line')!,
      ),
    ).toEqual([{ change: 'earlier', figure: 2, moreKg: 1_000 }]);
  });

  test('a certificate, from either side', () => {
    const input = market([anOffer(0)], [aLine(0, { certLow: 2 })]);
    const result = clear(input);
    expect(
      whatWouldHelp(
        input,
        result.unmet.find(({ kind }) => kind === 'offer')!,
      ),
    ).toEqual([{ change: 'certificate', figure: 1, moreKg: 1_000 }]);
    expect(
      whatWouldHelp(
        input,
        result.unmet.find(({ kind }) => kind === 'line')!,
      ),
    ).toEqual([{ change: 'certificate', figure: -1, moreKg: 1_000 }]);
  });

  test('a lower grade that a buyer did not ask for', () => {
    const input = market([anOffer(0, { grade: 1 })], [aLine(0)]);
    expect(
      whatWouldHelp(
        input,
        clear(input).unmet.find(({ kind }) => kind === 'line')!,
      ),
    ).toEqual([{ change: 'grade', figure: 1, moreKg: 1_000 }]);
  });

  test('another day, and no longer window, where the intake is limited', () => {
    const intakeCapacity = [{ destinationId: 0, day: 3, capacityKg: 5_000 }];
    const late = {
      ...market([anOffer(0, { harvestFrom: 4, harvestTo: 4 })], [aLine(0, { deliverFrom: 3, deliverTo: 3 })]),
      intakeCapacity,
    };
    const unmet = clear(late).unmet.find(({ kind }) => kind === 'line')!;
    expect(whatWouldHelp(late, unmet)).toEqual([{ change: 'later', figure: 1, moreKg: 1_000 }]);
    const early = { ...market([anOffer(0)], [aLine(0, { deliverFrom: 3, deliverTo: 3 })]), intakeCapacity };
    const missed = clear(early).unmet.find(({ kind }) => kind === 'line')!;
    expect(whatWouldHelp(early, missed)).toEqual([{ change: 'earlier', figure: 1, moreKg: 1_000 }]);
  });

  test('nothing that the kernel would refuse: no price past the bound, no day past the last', () => {
    const input = {
      ...market([anOffer(0, { askVndPerKg: 1e8, harvestTo: 1 })], [aLine(0, { bidVndPerKg: 1e8, deliverTo: 399 })]),
      days: 400,
    };
    const unmet = clear(input).unmet.find(({ kind }) => kind === 'line')!;
    expect(unmet).toMatchObject({ cause: 'price_gap', figure: 1_000 });
    expect(whatWouldHelp(input, unmet)).toEqual([]);
  });

  test('nothing, where nothing would', () => {
    const input = market([anOffer(0, { sellerGroup: 7 })], [aLine(0, { buyerGroup: 7 })]);
    expect(whatWouldHelp(input, clear(input).unmet[0]!)).toEqual([]);
  });
});

describe('standbys', () => {
  const input = market(
    [
      anOffer(0, { askVndPerKg: 5_000 }),
      anOffer(1, { askVndPerKg: 6_000 }),
      anOffer(2, { askVndPerKg: 5_500 }),
      anOffer(3, { askVndPerKg: 9_900 }),
    ],
    [aLine(0)],
  );
  const { fills } = clear(input);

  test('are the next best that are left and would both gain, in order', () => {
    expect(standbysOf(input, fills, 1_000)).toEqual([{ offerId: 0, lineId: 0, offers: [2, 1], lines: [] }]);
  });

  test('are kept from a size on, and not for what is bound to its seller', () => {
    expect(standbysOf(input, fills, 1_001)).toEqual([]);
    const bound = market([anOffer(0), anOffer(1)], [aLine(0, { contract: true, sellerId: 0, contractPriceVndPerKg: 7_000 })]);
    expect(standbysOf(bound, clear(bound).fills, 1)).toEqual([]);
  });
});
