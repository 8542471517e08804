import { readCookie, sessionCookieName } from './cookie';

test('the cookie is found among others', () => {
  expect(readCookie('theme=sun; sid=abc-123; lang=vi', 'sid')).toBe('abc-123');
});

test.each([undefined, '', 'sidx=1', 'x-sid=1', 'sid'])('there is none in "%s"', (header) => {
  expect(readCookie(header, 'sid')).toBeUndefined();
});

test('behind TLS the name cannot be planted by a subdomain', () => {
  expect(sessionCookieName(true)).toBe('__Host-sid');
});
