import { changed, filtered, listFilterOf } from './list-filter';

// Goal: a list shows what its address asks, however it is spelt, and an address that makes no sense shows the list.
const rows = [
  { words: 'Xoài Đài Loan HTX Hát Lót', productId: 'mango', states: ['open', 'running'] },
  { words: 'Mận hậu HTX Chiềng Cọ', productId: 'plum', states: ['done'] },
];
const shown = (search: Record<string, unknown>) => filtered(rows, listFilterOf(search), (row) => row).map(({ productId }) => productId);

it.each([
  [{}, ['mango', 'plum']],
  [{ q: 'hat lot xoai' }, ['mango']],
  [{ q: 'ĐÀI' }, ['mango']],
  [{ product: 'plum' }, ['plum']],
  [{ state: 'running' }, ['mango']],
  [{ state: 'done', product: 'mango' }, []],
  [{ q: ['x'], product: {}, state: null }, ['mango', 'plum']],
])('%j shows %j', (search, expected) => {
  expect(shown(search)).toEqual(expected);
});

it('a part that is emptied leaves the address', () => {
  expect(changed({ q: 'a', product: 'plum' }, { product: '' })).toEqual({ q: 'a' });
});
