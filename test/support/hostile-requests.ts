import { createHash } from 'node:crypto';
import http from 'node:http';

// RELIABILITY section 5, the classes of cookies, headers, paths and ids, as this program meets them: its sessions are opaque, so what is said
// there of tokens (no signature, another algorithm, another audience) stands here for anything that is not a session of ours.

/** What came back, and nothing else. */
export interface Knock {
  readonly status: number;
  readonly text: string;
}

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: http.OutgoingHttpHeaders;
  readonly body: string | null;
}

/** A request to the letter: nothing is tidied up in the path, as `fetch` would. */
export function knockRaw(url: string, { method, path, headers, body }: RawRequest): Promise<Knock> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const all = body === null ? headers : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers };
    const request = http.request({ hostname, port, method, path, headers: all, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.once('error', reject);
    request.end(body ?? undefined);
  });
}

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (header: object, claims: object = { sub: 'operator', exp: 9_999_999_999 }): string =>
  `${base64(header)}.${base64(claims)}.c2lnbmF0dXJl`;

/** Headers that are no proof of anybody, made from a session that is good, one that was ended and one that is over. */
export function forgedProofs(known: { good: string; ended: string; over: string }): Record<string, http.OutgoingHttpHeaders> {
  const token = known.good.slice('sid='.length);
  const last = token.endsWith('A') ? 'B' : 'A';
  const cookie = (value: string): http.OutgoingHttpHeaders => ({ cookie: value });
  const bearer = (value: string): http.OutgoingHttpHeaders => ({ authorization: `Bearer ${value}` });
  return {
    'no cookie at all': {},
    'an empty cookie': cookie('sid='),
    'a cookie of nobody': cookie(`sid=${'A'.repeat(43)}`),
    'a letter changed': cookie(`sid=${token.slice(0, -1)}${last}`),
    'a letter short': cookie(`sid=${token.slice(0, -1)}`),
    'a letter more': cookie(`sid=${token}A`),
    'a quoted cookie': cookie(`sid="${token}"`),
    'an escaped cookie': cookie(`sid=${token}%00`),
    'another case of the name': cookie(`SID=${token}`),
    'the name of the other mode': cookie(`__Host-sid=${token}`),
    'the hash that is stored': cookie(`sid=${createHash('sha256').update(token).digest('hex')}`),
    'a planted cookie before the good one': cookie(`sid=planted; ${known.good}`),
    'an ended session': cookie(known.ended),
    'a session that is over': cookie(known.over),
    'a huge cookie': cookie(`sid=${'x'.repeat(8_000)}`),
    'SQL in a cookie': cookie(`sid=' OR 1=1 --`),
    'a session as a key': bearer(token),
    'a key of nobody beside a good cookie': { ...bearer(`mv_${'a'.repeat(43)}`), ...cookie(known.good) },
    'a name and a password in a header': { authorization: `Basic ${Buffer.from('operator:x').toString('base64')}`, ...cookie(known.good) },
    'a token without a signature': bearer(jwt({ alg: 'none', typ: 'JWT' })),
    'a token signed with another algorithm': bearer(jwt({ alg: 'HS256', kid: '../../dev/null' })),
    'a token with its own key': bearer(jwt({ alg: 'RS256', jwk: { kty: 'RSA' }, jku: 'https://evil.example/keys' })),
    'a token whose time is a text': bearer(jwt({ alg: 'EdDSA' }, { sub: 'operator', exp: 'never', aud: ['a', 'b'] })),
    'a token in a cookie': cookie(`sid=${jwt({ alg: 'none' })}`),
    'a name in a header of a proxy': { 'x-forwarded-user': 'operator', 'x-remote-user': 'operator', 'x-original-url': '/livez' },
  };
}

/** Headers that must change nothing about an answer. */
export const IDLE_HEADERS: Readonly<Record<string, http.OutgoingHttpHeaders>> = {
  'another method': { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE', 'x-http-method': 'PUT' },
  'another address': { 'x-forwarded-for': '127.0.0.1, ::1', 'x-real-ip': '127.0.0.1', forwarded: 'for=127.0.0.1;host=evil.example' },
  'another host': { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'x-host': 'evil.example' },
  'another path': { 'x-original-url': '/api/v1/audit/search', 'x-rewrite-url': '/api/v1/audit/search' },
  'another kind of answer': { accept: '../../etc/passwd', 'accept-language': `${'vi,'.repeat(500)}en`, 'accept-encoding': '*;q=0.000001' },
  'fifty more': Object.fromEntries(Array.from({ length: 50 }, (_, nth) => [`x-more-${nth}`, 'x'])),
};

/** What stands for an id in a path and names nothing. */
export const HOSTILE_IDS: readonly string[] = [
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e%2f%2e%2e%2f',
  '..%5c..%5cwindows',
  '%00',
  '01900000-0000-7000-8000-000000000000%00',
  '01900000-0000-7000-8000-00000000000G',
  '%ff%fe',
  '%',
  '%F0%9F%A5%AD',
  'x'.repeat(3_000),
  '-1',
  '9'.repeat(40),
  'NaN',
  '__proto__',
  'constructor',
  '%7B%22$ne%22%3Anull%7D',
  "'%20OR%201=1--",
  '%25%32%65%25%32%65',
  '*',
  '01900000-0000-7000-8000-000000000000,01900000-0000-7000-8000-000000000001',
];
