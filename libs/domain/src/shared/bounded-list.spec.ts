import { asSet } from './bounded-list';

test('a list means the same in any order and with repeats', () => {
  expect(asSet(['b', 'a', 'b'], { min: 1, max: 2 }, 'gradeIds')).toEqual(['a', 'b']);
});

test('too few and too many are refused at their field', () => {
  expect(() => asSet([], { min: 1, max: 2 }, 'gradeIds')).toThrow(expect.objectContaining({ code: 'list.too_short', field: 'gradeIds' }));
  expect(() => asSet(['a', 'b', 'c'], { min: 1, max: 2 }, 'gradeIds')).toThrow('list.too_long');
});
