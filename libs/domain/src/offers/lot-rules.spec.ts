import { HANOI_BUYER, HAT_LOT_COOPERATIVE } from '../identity/samples';
import { openStock, stockOf } from '../shared/stock';
import { kgOf } from '../shared/weight';
import { maySeeOffer, PLAIN_LOT, requireFitsLot, requireLotRules } from './lot-rules';
import { anOffer } from './samples';

const kg = (value: number) => kgOf(value, 'kg');
const invitedIds = [HANOI_BUYER.id];

test('an invited lot names its buyers, and only an invited one does', () => {
  expect(() => requireLotRules({ ...PLAIN_LOT, visibility: 'invited', invitedIds }, kg(1))).not.toThrow();
  expect(() => requireLotRules({ ...PLAIN_LOT, visibility: 'invited' }, kg(1))).toThrow('lot.invited_out_of_range');
  expect(() => requireLotRules({ ...PLAIN_LOT, invitedIds }, kg(1))).toThrow('lot.invited_out_of_range');
  expect(() => requireLotRules({ ...PLAIN_LOT, minLotKg: kg(2) }, kg(1))).toThrow('lot.min_out_of_range');
  expect(() => requireLotRules({ ...PLAIN_LOT, stepKg: kg(2) }, kg(1))).toThrow('lot.step_out_of_range');
});

test('a deal fits the lot; what is left may always be taken whole', () => {
  const whole = anOffer({ allOrNothing: true, stock: openStock(kg(5_000)) });
  expect(() => requireFitsLot(whole, kg(4_999))).toThrow('lot.whole_only');
  expect(() => requireFitsLot(whole, kg(5_000))).not.toThrow();
  const lorries = anOffer({ minLotKg: kg(2_000), stepKg: kg(1_000), stock: stockOf(kg(10_000), kg(0), kg(5_300)) });
  expect(() => requireFitsLot(lorries, kg(1_000))).toThrow('lot.below_min');
  expect(() => requireFitsLot(lorries, kg(2_500))).toThrow('lot.not_a_step');
  expect(() => requireFitsLot(lorries, kg(3_000))).not.toThrow();
  expect(() => requireFitsLot(lorries, kg(4_700))).not.toThrow();
});

test('who may see a lot', () => {
  const seen = (visibility: 'public' | 'invited' | 'contract_only', ids = invitedIds) =>
    maySeeOffer(anOffer({ visibility, invitedIds: ids }), HANOI_BUYER.id);
  expect([seen('public', []), seen('invited'), seen('invited', []), seen('contract_only', [])]).toEqual([true, true, false, false]);
  expect(maySeeOffer(anOffer({ visibility: 'contract_only' }), HAT_LOT_COOPERATIVE.id)).toBe(true);
});
