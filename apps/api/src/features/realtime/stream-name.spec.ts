import { readAfter, readStreamName } from './stream-name';

test('the two kinds of streams are read', () => {
  expect(readStreamName('market:mango')).toEqual({ kind: 'market', id: 'mango' });
  expect(readStreamName('org:01a205ae-e269-72a3-8f5e-c733299e950e').kind).toBe('org');
});

test.each([
  '',
  'market:',
  'contract:1',
  'market:Mango',
  'market:../x',
  'market:mango\n',
  ['market:mango'],
  { stream: 'x' },
  null,
  undefined,
  7,
  '__proto__',
])('%p names no stream', (name) => {
  expect(() => readStreamName(name)).toThrow('stream.unknown');
});

test('a position is a whole number from 0, or none', () => {
  expect(readAfter(0)).toBe(0);
  expect(readAfter(4711)).toBe(4711);
  expect(readAfter(null)).toBeNull();
  expect(readAfter(undefined)).toBeNull();
});

test.each([-1, 0.5, NaN, Infinity, 2 ** 53, '7', [], {}, true])('%p is no position', (after) => {
  expect(() => readAfter(after)).toThrow('stream.after_invalid');
});
