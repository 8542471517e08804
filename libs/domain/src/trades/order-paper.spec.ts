import { HANOI_BUYER, HAT_LOT_COOPERATIVE } from '../identity/samples';
import { anOrder } from '../orders/samples';
import { sampleId, SUNDAY_NOON } from '../shared/samples';
import { stockOf } from '../shared/stock';
import { kgOf } from '../shared/weight';
import { makeTrade } from './make-trade';
import { orderSummary } from './order-paper';
import { anAllocation } from './samples';
import type { Trade } from './trade';

const { trade } = makeTrade(anAllocation({}), { id: sampleId<Trade['id']>(50), now: SUNDAY_NOON, confirmWithinMs: 1 });
const confirmed: Trade = { ...trade, state: 'confirmed' };
const name = (vi: string) => ({ vi, en: `${vi} (en)` });
const names = { product: name('Xoài'), varieties: [], grades: [name('Loại 1')], to: name('Hà Nội') };
const issue = { at: SUNDAY_NOON, running: 7, salt: 'muối' };
const kg = (value: number) => kgOf(value, 'kg');
const order = anOrder({ stock: stockOf(kg(6_000), kg(500), kg(4_000)) });

test('a summary says what was asked for, which lots serve it and what is still open', () => {
  const trades = [{ trade: confirmed, seller: HAT_LOT_COOPERATIVE, buyer: HANOI_BUYER }];
  const paper = orderSummary(order, HANOI_BUYER, { trades, names, ...issue });
  const text = JSON.stringify(paper);
  for (const said of [
    'DM-2026-000007',
    '6.000 kg',
    '11.000 đ/kg, đã gồm cước',
    '4.000 kg',
    '1.500 kg',
    HAT_LOT_COOPERATIVE.name,
    'đã chốt',
  ])
    expect(text).toContain(said);
  expect(paper.parties.map(({ name: party }) => party)).toEqual([HANOI_BUYER.name]);
  expect(paper.parts[1]?.table?.lines).toHaveLength(1);
  expect(paper.signatures).toEqual([]);
});

test('an order that nobody serves yet has a summary too, with another limit at the farm gate', () => {
  const open = anOrder({ limitAt: 'farm_gate', varietyIds: [], certificates: ['vietgap'] });
  const paper = orderSummary(open, HANOI_BUYER, { trades: [], names: { ...names, varieties: [name('GL4')] }, ...issue });
  expect(paper.parts[1]?.table).toBeNull();
  expect(JSON.stringify(paper)).toMatch(/tại vườn, cước tính thêm.*GL4|GL4.*tại vườn, cước tính thêm/);
});

test('who knows all of an order but the salt cannot make its hash', () => {
  const terms = (salt: string) => orderSummary(order, HANOI_BUYER, { trades: [], names, ...issue, salt }).terms;
  expect(terms('muối')).toBe(terms('muối'));
  expect(terms('muối')).not.toBe(terms('đường'));
});
