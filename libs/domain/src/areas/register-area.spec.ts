import { HAT_LOT_COOPERATIVE } from '../identity/samples';
import { sampleId } from '../shared/samples';
import { areaM2Of } from './planting-area';
import { type AreaDraft, amendArea, registerArea } from './register-area';
import { CHINA, MANGO, SPRING } from './samples';

function aDraft(change: Partial<AreaDraft>): AreaDraft {
  return {
    code: 'vn-slor-0123',
    holderId: HAT_LOT_COOPERATIVE.id,
    holderName: 'HTX Hát Lót',
    households: 24,
    hectares: 12.3456,
    productId: MANGO,
    communeCode: '04105',
    placeName: 'bản Tiến Xa',
    yieldKgPerHa: null,
    markets: [CHINA, CHINA],
    standing: 'active',
    from: SPRING,
    ...change,
  };
}

test('an area is entered with its code in capitals, whole square metres, and each market once', () => {
  const area = registerArea(aDraft({}), sampleId(70));
  expect(area).toMatchObject({ code: 'VN-SLOR-0123', areaM2: 123_456, checked: true, version: 1 });
  expect(area.standings).toEqual([
    { marketId: null, standing: 'active', from: SPRING },
    { marketId: CHINA, standing: 'active', from: SPRING },
  ]);
});

test('a code of another form waits for an officer; a suspended one is active and then suspended', () => {
  expect(registerArea(aDraft({ code: 'SL.12/2024' }), sampleId(70)).checked).toBe(false);
  const stopped = registerArea(aDraft({ standing: 'suspended' }), sampleId(70));
  expect(stopped.standings.at(-1)).toEqual({ marketId: null, standing: 'suspended', from: SPRING });
});

test.each([0, -1, 1_000_000, Number.NaN, Infinity, 0.001])('%p hectares are no planting area', (hectares) => {
  expect(() => registerArea(aDraft({ hectares }), sampleId(70))).toThrow(
    expect.objectContaining({ code: 'area.size_out_of_range', field: 'hectares' }),
  );
});

test.each([0, -3, 1.5, 20_001])('%p households are no household count', (households) => {
  expect(() => registerArea(aDraft({ households }), sampleId(70))).toThrow('area.households_out_of_range');
});

test.each([0, 99, 150_001, 2.5])('%p kg a hectare is no yield', (yieldKgPerHa) => {
  expect(() => registerArea(aDraft({ yieldKgPerHa }), sampleId(70))).toThrow('area.yield_out_of_range');
});

test('the same facts again change nothing; other facts make another version and leave standings alone', () => {
  const area = registerArea(aDraft({}), sampleId(70));
  expect(amendArea(area, aDraft({}))).toBe(area);
  const amended = amendArea(area, aDraft({ hectares: 13, standing: 'revoked', holderId: null }));
  expect(amended).toMatchObject({ areaM2: 130_000, version: 2, holderId: HAT_LOT_COOPERATIVE.id, standings: area.standings });
});

test('what is not stated stays: no yield, place or holder is made up', () => {
  const area = registerArea(aDraft({ yieldKgPerHa: 9_500 }), sampleId(70));
  expect(amendArea(area, {})).toBe(area);
  expect(amendArea(area, { holderName: 'HTX Hát Lót 2' })).toEqual({ ...area, holderName: 'HTX Hát Lót 2', version: 2 });
  expect(amendArea(area, { yieldKgPerHa: null })).toEqual({ ...area, yieldKgPerHa: null, version: 2 });
  expect(() => amendArea(area, { hectares: 0 })).toThrow('area.size_out_of_range');
});

test('hectares keep four decimals', () => {
  expect(areaM2Of(0.01, 'hectares')).toBe(100);
  expect(areaM2Of(5_000, 'hectares')).toBe(50_000_000);
});
