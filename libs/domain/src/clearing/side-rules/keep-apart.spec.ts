import fc from 'fast-check';
import { keepApart, type Standing } from './keep-apart';

const item = (id: string, ownerGroup: string = id): Standing => ({ id, ownerGroup });

test('strangers who have refused nobody meet everyone', () => {
  expect(keepApart([item('o1'), item('o2')], [item('d1')], [])).toEqual(new Map());
});

test('a declined pair is kept apart, and only it', () => {
  const numbers = keepApart([item('o1'), item('o2')], [item('d1'), item('d2')], [{ supplyId: 'o1', demandId: 'd1' }]);
  expect([...numbers].sort()).toEqual([
    ['d1', 1],
    ['o1', 1],
  ]);
});

test('sister organisations are kept apart; an owner on one side only is not numbered', () => {
  const numbers = keepApart([item('o1', 'lò'), item('o2', 'quàng')], [item('d1', 'lò'), item('d2', 'hà')], []);
  expect([...numbers].sort()).toEqual([
    ['d1', 1],
    ['o1', 1],
  ]);
});

test('chains are numbered from 1 in the order of their first names, whatever joined them', () => {
  const supply = ['o1', 'o2', 'o3', 'o4'].map((id) => item(id));
  const demand = ['d1', 'd2', 'd3', 'd4'].map((id) => item(id));
  const pairs = [
    ['o4', 'd4'],
    ['o3', 'd3'],
    ['o3', 'd2'],
    ['o2', 'd3'],
    ['o1', 'd1'],
  ].map(([supplyId, demandId]) => ({ supplyId: supplyId!, demandId: demandId! }));
  const numbers = { d1: 1, o1: 1, d2: 2, d3: 2, o2: 2, o3: 2, d4: 3, o4: 3 };
  for (const refused of [pairs, pairs.toReversed(), [...pairs, ...pairs]])
    expect(Object.fromEntries(keepApart(supply, demand, refused))).toEqual(numbers);
});

test('all lots and orders of one owner share its number', () => {
  const [supply, demand] = [
    ['o3', 'o1', 'o2'],
    ['d2', 'd1'],
  ].map((ids) => ids.map((id) => item(id, 'lò')));
  const numbers = keepApart([...supply!, item('o4')], [item('d0'), ...demand!], []);
  expect(Object.fromEntries(numbers)).toEqual({ o1: 1, o2: 1, o3: 1, d1: 1, d2: 1 });
});

test('a refusal of something that is no longer open keeps nobody apart', () => {
  expect(keepApart([item('o1')], [item('d1')], [{ supplyId: 'gone', demandId: 'd1' }])).toEqual(new Map());
});

// Goal: whatever was refused or is of one owner has one number above 0, in any order of telling.
test('TM-02 every refused pair and every pair of sisters shares a number, whatever the order', () => {
  const ids = fc.integer({ min: 0, max: 6 });
  const pairs = fc.array(fc.record({ supply: ids, demand: ids }), { maxLength: 8 });
  fc.assert(
    fc.property(
      fc.array(ids, { minLength: 7, maxLength: 7 }),
      fc.array(ids, { minLength: 7, maxLength: 7 }),
      pairs,
      (sellers, buyers, refusals) => {
        const supply = sellers.map((owner, index) => item(`o${index}`, `g${owner}`));
        const demand = buyers.map((owner, index) => item(`d${index}`, `g${owner}`));
        const refused = refusals.map((pair) => ({ supplyId: `o${pair.supply}`, demandId: `d${pair.demand}` }));
        const numbers = keepApart(supply, demand, refused);
        for (const { supplyId, demandId } of refused) expect(numbers.get(supplyId)).toBe(numbers.get(demandId));
        for (const { id, ownerGroup } of supply)
          for (const other of demand.filter((each) => each.ownerGroup === ownerGroup)) expect(numbers.get(id)).toBe(numbers.get(other.id));
        expect([...numbers.values()].every((number) => number > 0)).toBe(true);
        expect(keepApart(supply.toReversed(), demand.toReversed(), refused.toReversed())).toEqual(numbers);
      },
    ),
  );
});
