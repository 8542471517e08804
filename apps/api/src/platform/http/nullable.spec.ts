import { nullableAsType } from './nullable';

test('a nullable text is a text or null', () => {
  const document = { properties: { areaCode: { type: 'string', nullable: true, example: 'VN-SLOR-0123' } } };
  nullableAsType(document);
  expect(document.properties.areaCode).toEqual({ type: ['string', 'null'], example: 'VN-SLOR-0123' });
});

test('a nullable view is the view or null', () => {
  const document = { lastRound: { nullable: true, allOf: [{ $ref: '#/components/schemas/RoundView' }], description: 'The newest' } };
  nullableAsType(document);
  expect(document.lastRound).toEqual({ anyOf: [{ $ref: '#/components/schemas/RoundView' }, { type: 'null' }], description: 'The newest' });
});

test('what is not nullable stays as it is', () => {
  const document = { a: [{ type: 'integer' }], b: null, c: 'nullable' };
  nullableAsType(document);
  expect(document).toEqual({ a: [{ type: 'integer' }], b: null, c: 'nullable' });
});
