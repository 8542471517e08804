import { planOrders } from './bulk-plan';
import type { LotRow } from './lot-store';

const row = (lot: object): LotRow => ({ lot, words: '', km: null, moved: null, turn: false, over: null }) as unknown as LotRow;
const rows = [
  row({
    marketId: 'mango',
    varietyId: 'gl4',
    gradeId: 'grade1',
    placeId: 'near',
    openKg: 8_000,
    askVndPerKg: 7_600,
    harvestTo: '2026-06-12',
  }),
  row({
    marketId: 'mango',
    varietyId: 'gl4',
    gradeId: 'grade2',
    placeId: 'far',
    openKg: 4_000,
    askVndPerKg: 7_000,
    harvestTo: '2026-06-14',
  }),
  row({
    marketId: 'plum',
    varietyId: 'hau',
    gradeId: 'grade1',
    placeId: 'near',
    openKg: 1_000,
    askVndPerKg: 13_500,
    harvestTo: '2026-06-11',
  }),
];

describe('ordering what was picked', () => {
  const planned = planOrders(rows, 'hanoi', '2026-06-10', (from) => (from === 'far' ? 900 : 210));

  it('makes one order a product, with all its kg, varieties and grades', () => {
    expect(planned.map(({ body }) => [body.productId, body.kg, body.varietyIds, body.gradeIds])).toEqual([
      ['mango', 12_000, ['gl4'], ['grade1', 'grade2']],
      ['plum', 1_000, ['hau'], ['grade1']],
    ]);
  });

  it('limits the price at the dearest lot with its freight, rounded up to a hundred', () => {
    expect(planned.map(({ body }) => body.limitVndPerKg)).toEqual([7_900, 13_800]);
  });

  it('gives the fruit time to travel after its last harvest day', () => {
    expect(planned[0]?.body).toMatchObject({ deliverFrom: '2026-06-10', deliverTo: '2026-06-16' });
  });
});
