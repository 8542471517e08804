import { FIRST_VERSION, requireVersion } from './version';

test('an edit of what was seen goes through, an edit of older terms does not', () => {
  requireVersion(FIRST_VERSION, 1);
  expect(() => requireVersion(3, 2)).toThrow(expect.objectContaining({ code: 'version.stale', facts: { current: 3, seen: 2 } }));
  expect(() => requireVersion(3, 4)).toThrow('version.stale');
});
