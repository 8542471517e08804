import fc from 'fast-check';
import { gradesThatServe, servesFault, type ServingGrade } from './serves';

const mango: ServingGrade<string>[] = [
  { id: 'export', serves: ['grade1'] },
  { id: 'grade1', serves: ['grade2'] },
  { id: 'grade2', serves: ['ungraded'] },
  { id: 'ungraded', serves: ['processing'] },
  { id: 'processing', serves: [] },
];

test('a buyer who asks for grade 2 also takes grade 1 and export fruit', () => {
  expect(gradesThatServe(mango, ['grade2'])).toEqual(['export', 'grade1', 'grade2']);
});

test('field run serves the factory and nobody else', () => {
  expect(gradesThatServe(mango, ['processing'])).toContain('ungraded');
  for (const wanted of ['export', 'grade1', 'grade2']) expect(gradesThatServe(mango, [wanted])).not.toContain('ungraded');
});

test('asking for two grades takes what serves either', () => {
  const maize = [
    { id: 'dry14', serves: [] },
    { id: 'wet', serves: [] },
  ];
  expect(gradesThatServe(maize, ['dry14'])).toEqual(['dry14']);
  expect(gradesThatServe(maize, ['wet', 'dry14'])).toEqual(['dry14', 'wet']);
});

test('a grade that the product does not have is left out', () => {
  expect(gradesThatServe(mango, ['vip'])).toEqual([]);
});

test('a sound relation has no fault; a repeated, unknown or circular one is named', () => {
  expect(servesFault(mango)).toBeNull();
  expect(servesFault([mango[0]!, mango[0]!])).toBe('a grade is named twice');
  expect(servesFault([{ id: 'grade1', serves: ['vip'] }])).toBe('grade1 serves vip, which the product does not have');
  const circle = [
    { id: 'a', serves: ['b'] },
    { id: 'b', serves: ['c'] },
    { id: 'c', serves: ['a'] },
  ];
  expect(servesFault(circle)).toBe('a serves itself');
});

// Goal: whatever the order of the rows, the same grades serve. Method: random ladders with extra edges downwards, shuffled.
test('the order of the grades does not change who serves', () => {
  const ladder = fc.integer({ min: 2, max: 7 }).chain((size) =>
    fc.tuple(
      fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 12 }),
      fc.shuffledSubarray(
        Array.from({ length: size }, (_, rank) => rank),
        { minLength: size, maxLength: size },
      ),
      fc.nat(size - 1),
    ),
  );
  fc.assert(
    fc.property(ladder, ([edges, order, wanted]) => {
      const grades = order.map((rank) => ({
        id: `g${rank}`,
        serves: edges.filter(([a, b]) => a === rank && b > a).map(([, b]) => `g${b}`),
      }));
      expect(servesFault(grades)).toBeNull();
      const straight = [...grades].sort((a, b) => a.id.localeCompare(b.id));
      expect(new Set(gradesThatServe(grades, [`g${wanted}`]))).toEqual(new Set(gradesThatServe(straight, [`g${wanted}`])));
    }),
  );
});
