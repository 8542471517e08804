import { checkResult } from './check-result';
import { clear } from './clear';
import type { ClearingInput, ClearingLine, ClearingOffer } from './clearing-input';
import { ClearingRefusal } from './clearing-refusal';
import { SAMPLE_LINE, SAMPLE_OFFER } from './samples';

const offer = (change: Partial<ClearingOffer>): ClearingOffer => ({ ...SAMPLE_OFFER, ...change });
const line = (change: Partial<ClearingLine>): ClearingLine => ({ ...SAMPLE_LINE, ...change });
const market = (change: Partial<ClearingInput>): ClearingInput => ({
  days: 3,
  products: [{ id: 0, freshnessVndPerKgDay: 100, maxHoldDays: 1 }],
  origins: [0],
  destinations: [0],
  lanes: [{ productId: 0, transitDays: [0], transportVndPerKg: [500] }],
  intakeCapacity: [],
  offers: [offer({})],
  lines: [line({})],
  intakePlans: [],
  ...change,
});

function refusal(input: ClearingInput): string {
  try {
    clear(input);
  } catch (error) {
    if (error instanceof ClearingRefusal) return `${error.code} ${error.facts.list}.${error.facts.field} ${error.facts.id}`;
    throw error;
  }
  return 'cleared';
}
const soldKg = (input: ClearingInput): number => clear(input).fills.reduce((sum, fill) => sum + fill.kg, 0);

describe('what the kernel refuses', () => {
  it.each<[string, string, ClearingInput]>([
    ['half a kilogram', 'clearing.not_whole offers.kg 1', market({ offers: [offer({ kg: 0.5 })] })],
    ['a negative ask', 'clearing.out_of_range offers.askVndPerKg 1', market({ offers: [offer({ askVndPerKg: -1 })] })],
    ['a price past the bound', 'clearing.out_of_range lines.bidVndPerKg 1', market({ lines: [line({ bidVndPerKg: 100_000_001 })] })],
    ['one kg more than an item may have', 'clearing.out_of_range offers.kg 1', market({ offers: [offer({ kg: 1_000_000_001 })] })],
    ['two offers of one id', 'clearing.duplicate_id offers.id 1', market({ offers: [offer({}), offer({})] })],
    ['two orders of one id', 'clearing.duplicate_id lines.id 1', market({ lines: [line({}), line({ kg: 2 })] })],
    [
      'two limits for one day',
      'clearing.duplicate_id intakeCapacity.day 0',
      market({ intakeCapacity: [0, 0].map((day) => ({ destinationId: 0, day, capacityKg: 1 })) }),
    ],
    ['a product nobody knows', 'clearing.unknown_reference lines.productId 1', market({ lines: [line({ productId: 5 })] })],
    ['a window that ends before it starts', 'clearing.empty_window offers.harvestTo 1', market({ offers: [offer({ harvestFrom: 2 })] })],
    ['a day after the last', 'clearing.out_of_range lines.deliverTo 1', market({ lines: [line({ deliverTo: 3 })] })],
    [
      'several days over a limited one',
      'clearing.window_at_capacity lines.deliverTo 1',
      market({ lines: [line({ deliverTo: 2 })], intakeCapacity: [{ destinationId: 0, day: 1, capacityKg: 5 }] }),
    ],
    [
      'a lane table of the wrong size',
      'clearing.lane_shape lanes.transitDays 0',
      market({ lanes: [{ productId: 0, transitDays: [], transportVndPerKg: [0] }] }),
    ],
    [
      'more than 2^30 kg on both sides',
      'clearing.too_heavy offers.kg -1',
      market({ offers: [1, 2].map((id) => offer({ id, kg: 1e9 })), lines: [1, 2].map((id) => line({ id, kg: 1e9 })) }),
    ],
    ['a call-off without a seller', 'clearing.out_of_range lines.sellerId 1', market({ lines: [line({ contract: true })] })],
  ])('%s: %s', (_, expected, input) => {
    expect(refusal(input)).toBe(expected);
  });
});

describe('what the kernel clears at its edges', () => {
  it.each<[string, number, ClearingInput]>([
    ['an empty market', 0, market({ days: 0, products: [], origins: [], destinations: [], lanes: [], offers: [], lines: [] })],
    ['no demand', 0, market({ lines: [] })],
    ['no supply', 0, market({ offers: [] })],
    ['a place that takes nothing', 0, market({ intakeCapacity: [{ destinationId: 0, day: 0, capacityKg: 0 }] })],
    ['windows that never meet', 0, market({ offers: [offer({ harvestFrom: 2, harvestTo: 2 })] })],
    ['no road', 0, market({ lanes: [{ productId: 0, transitDays: [-1], transportVndPerKg: [0] }] })],
    ['1 kg and 10^9 kg', 1_000_000_000, market({ offers: [offer({ kg: 1 }), offer({ id: 2, kg: 1e9 })], lines: [line({ kg: 1e9 })] })],
    ['supply far past 2^30 kg for a small demand', 60, market({ offers: [1, 2, 3].map((id) => offer({ id, kg: 1e9 })) })],
    ['a zero surplus, since more kg is better', 60, market({ lines: [line({ bidVndPerKg: 5_500 })] })],
    ['prices at the bound', 60, market({ offers: [offer({ askVndPerKg: 99_999_500 })], lines: [line({ bidVndPerKg: 100_000_000 })] })],
    ['prices of nothing', 60, market({ offers: [offer({ askVndPerKg: 0 })], lines: [line({ bidVndPerKg: 500 })] })],
    ['ids out of order', 90, market({ offers: [9, 2, 5].map((id) => offer({ id, kg: 30 })), lines: [8, 1].map((id) => line({ id })) })],
    [
      'equal everything',
      1200,
      market({ offers: Array.from({ length: 20 }, (_, id) => offer({ id })), lines: Array.from({ length: 20 }, (_, id) => line({ id })) }),
    ],
    [
      'all 64 certificates',
      60,
      market({
        offers: [offer({ certLow: 2 ** 32 - 1, certHigh: 2 ** 32 - 1 })],
        lines: [line({ certLow: 2 ** 32 - 1, certHigh: 2 ** 32 - 1 })],
      }),
    ],
    [
      'the 64th certificate missing',
      0,
      market({ offers: [offer({ certLow: 2 ** 32 - 1, certHigh: 2 ** 31 - 1 })], lines: [line({ certHigh: 2 ** 31 })] }),
    ],
    [
      'the 32nd variety',
      60,
      market({ offers: [offer({ variety: 31, grade: 31 })], lines: [line({ varietyMask: 2 ** 31, gradeMask: 2 ** 31 })] }),
    ],
    [
      'ids near 2^53 and seller ids apart by 2^32',
      60,
      market({ offers: [offer({ id: 2 ** 53 - 1, sellerId: 2 ** 32 })], lines: [line({ sellerId: 2 ** 32 })] }),
    ],
    ['a seller whose id only differs above 32 bits', 0, market({ offers: [offer({ sellerId: 0 })], lines: [line({ sellerId: 2 ** 32 })] })],
  ])('%s moves %i kg', (_, kg, input) => {
    expect(soldKg(input)).toBe(kg);
  });

  it('prefers the older of two equal offers, then the lower id', () => {
    const twins = (first: number, second: number): number[] =>
      clear(market({ offers: [offer({ id: 5, submittedAt: first }), offer({ id: 3, submittedAt: second })] })).fills.map(
        ({ offerId }) => offerId,
      );
    expect(twins(0, 1)).toEqual([5]);
    expect(twins(1, 0)).toEqual([3]);
    expect(twins(1, 1)).toEqual([3]);
  });

  it('prefers the older of two equal orders, then the lower id, and never half of each', () => {
    const twins = (first: number, second: number): number[][] => {
      const lines = [line({ id: 5, submittedAt: first }), line({ id: 3, submittedAt: second })];
      return clear(market({ offers: [offer({ kg: 70 })], lines })).fills.map(({ lineId, kg }) => [lineId, kg]);
    };
    expect(twins(2, 3)).toEqual([
      [3, 10],
      [5, 60],
    ]);
    expect(twins(3, 2)).toEqual([
      [3, 60],
      [5, 10],
    ]);
    expect(twins(2, 2)).toEqual([
      [3, 60],
      [5, 10],
    ]);
  });

  it('serves the older of two equal orders at two places, whichever place it is', () => {
    const roads = { destinations: [0, 1], lanes: [{ productId: 0, transitDays: [0, 0], transportVndPerKg: [500, 500] }] };
    const served = (first: number, second: number): number[] => {
      const lines = [line({ id: 1, submittedAt: first }), line({ id: 2, submittedAt: second, destinationId: 1 })];
      return clear(market({ ...roads, offers: [offer({ kg: 60 })], lines })).fills.map(({ lineId }) => lineId);
    };
    expect(served(1, 2)).toEqual([1]);
    expect(served(2, 1)).toEqual([2]);
  });

  it('leaves 49 kg at home rather than break a lot of 50', () => {
    const lines = [line({ id: 1, kg: 50 }), line({ id: 2, kg: 80, bidVndPerKg: 8_000 })];
    const input = market({ offers: [offer({ kg: 99, minLotKg: 50 })], lines });
    const result = clear(input);
    expect(result.fills.map(({ lineId, kg }) => [lineId, kg])).toEqual([[2, 80]]);
    expect(checkResult(input, result)).toEqual([]);
  });

  it('says why, with the figure', () => {
    const why = (input: ClearingInput) => clear(input).unmet.map(({ kind, cause, figure }) => `${kind} ${cause} ${figure}`);
    expect(why(market({ lines: [line({ bidVndPerKg: 5_000 })] }))).toEqual(['offer price_gap 500', 'line price_gap 500']);
    expect(why(market({ lines: [line({ certLow: 1 })] }))).toEqual(['offer certificate 1', 'line certificate 1']);
    expect(why(market({ offers: [offer({ harvestFrom: 2, harvestTo: 2 })] }))).toEqual(['offer window 2', 'line window 2']);
    expect(why(market({ lines: [] }))).toEqual(['offer nothing_wanted 0']);
    expect(why(market({}))).toEqual(['offer exhausted 40']);
    expect(why(market({ intakeCapacity: [{ destinationId: 0, day: 0, capacityKg: 20 }] }))).toEqual([
      'offer capacity_full 20',
      'line capacity_full 20',
    ]);
  });
});
