import { originAllowed } from './origin';

test.each([
  [undefined, true],
  ['http://127.0.0.1:3000', true],
  ['https://ban.muavu.vn', true],
  ['http://127.0.0.1:3001', false],
  ['http://127.0.0.1.evil.example', false],
  ['null', false],
  ['http://evil.example#127.0.0.1:3000', false],
])('a page at %s may act here: %s', (origin, allowed) => {
  expect(originAllowed(origin, '127.0.0.1:3000', ['https://ban.muavu.vn'])).toBe(allowed);
});
