import net from 'node:net';

// RELIABILITY section 5, the class "headers": requests as bytes, as no client library would send them. Each is sent at a route by a
// connection of its own. Nobody is signed in: whatever is answered is a refusal, also to a second request that hides behind the first.

/** Longer than this nobody is held, even on a busy machine: the server lets go after 15 s by itself. */
const HELD_MS = 60_000;
const HOST = 'Host: x\r\n';
const END = 'Connection: close\r\n\r\n';
/** A second request, for whoever reads the first one shorter than it is. */
const HIDDEN = `GET /livez HTTP/1.1\r\n${HOST}\r\n`;

type Kind = (path: string) => string;

const get = (path: string, headers = '', method = 'GET'): string => `${method} ${path} HTTP/1.1\r\n${HOST}${headers}${END}`;
const post = (path: string, headers: string, body: string): string => `POST ${path} HTTP/1.1\r\n${HOST}${headers}\r\n${body}`;
const many = (count: number, each: (nth: number) => string): string => Array.from({ length: count }, (_, nth) => each(nth)).join('');

/** How long the body is, and where the next request begins. */
const LENGTHS: Readonly<Record<string, Kind>> = {
  'two lengths': (path) => post(path, 'Content-Length: 2\r\nContent-Length: 5\r\n', '{}   '),
  'two lengths in one line': (path) => post(path, 'Content-Length: 2, 5\r\n', '{}   '),
  'a length and chunks': (path) => post(path, 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n', `0\r\n\r\n${HIDDEN}`),
  'chunks and a length': (path) => post(path, `Transfer-Encoding: chunked\r\nContent-Length: 5\r\n`, `0\r\n\r\n${HIDDEN}`),
  'chunks by another name': (path) => post(path, 'Transfer-Encoding: xchunked\r\n', `0\r\n\r\n${HIDDEN}`),
  'chunks, then nothing of the sort': (path) => post(path, 'Transfer-Encoding: chunked, identity\r\n', `0\r\n\r\n${HIDDEN}`),
  'chunks after a tab': (path) => post(path, 'Transfer-Encoding:\u000bchunked\r\n', `0\r\n\r\n${HIDDEN}`),
  'chunks, a blank before the colon': (path) => post(path, 'Transfer-Encoding : chunked\r\n', `0\r\n\r\n${HIDDEN}`),
  'a negative length': (path) => post(path, 'Content-Length: -1\r\n', ''),
  'a length with a plus': (path) => post(path, 'Content-Length: +2\r\n', '{}'),
  'a length in hexadecimal': (path) => post(path, 'Content-Length: 0x2\r\n', '{}'),
  'a length beyond counting': (path) => post(path, 'Content-Length: 99999999999999999999\r\n', '{}'),
  'a length that is a word': (path) => post(path, 'Content-Length: two\r\n', '{}'),
  'a bad chunk': (path) => post(path, 'Transfer-Encoding: chunked\r\n', 'ZZ\r\n{}\r\n0\r\n\r\n'),
  'a negative chunk': (path) => post(path, 'Transfer-Encoding: chunked\r\n', '-2\r\n{}\r\n0\r\n\r\n'),
  'a chunk beyond counting': (path) => post(path, 'Transfer-Encoding: chunked\r\n', 'FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n'),
  'a chunk longer than it says': (path) => post(path, 'Transfer-Encoding: chunked\r\n', '2\r\n{"a":1}\r\n0\r\n\r\n'),
  'a chunk with 64 KB of remarks': (path) => post(path, 'Transfer-Encoding: chunked\r\n', `2;${'a'.repeat(65_536)}\r\n{}\r\n0\r\n\r\n`),
  'a session among the trailers': (path) =>
    post(path, 'Transfer-Encoding: chunked\r\nConnection: close\r\n', '2\r\n{}\r\n0\r\ncookie: sid=A\r\n\r\n'),
};

/** Lines that are no headers, or too many. */
const HEADERS: Readonly<Record<string, Kind>> = {
  'no host': (path) => `GET ${path} HTTP/1.1\r\n${END}`,
  'a blank before the colon': (path) => get(path, 'X-A : x\r\n'),
  'a line without a colon': (path) => get(path, 'X-A\r\n'),
  'a header without a name': (path) => get(path, ': x\r\n'),
  'a line cut in two': (path) => get(path, 'X-A: a\rX-B: b\r\n'),
  'a letter that is none': (path) => get(path, 'X-A: a\u0000b\r\n'),
  'a name with a letter that is none': (path) => get(path, 'X\u0000A: b\r\n'),
  'a name of other letters': (path) => get(path, 'X-\u00e9\u00ff: b\r\n'),
  'a name with a blank': (path) => get(path, 'X A: b\r\n'),
  '64 KB in one header': (path) => get(path, `X-A: ${'a'.repeat(65_536)}\r\n`),
  'a huge cookie': (path) => get(path, `Cookie: sid=${'x'.repeat(20_000)}\r\n`),
  'a huge key': (path) => get(path, `Authorization: Bearer ${'x'.repeat(20_000)}\r\n`),
  'a thousand long headers': (path) =>
    get(
      path,
      many(1_000, (nth) => `X-${nth}: ${'x'.repeat(30)}\r\n`),
    ),
};

/** First lines that are none. */
const FIRST_LINES: Readonly<Record<string, Kind>> = {
  'no such version': (path) => `GET ${path} HTTP/9.9\r\n${HOST}${END}`,
  'a version with something behind': (path) => `GET ${path} HTTP/1.1x\r\n${HOST}${END}`,
  'a protocol of another kind': (path) => `GET ${path} SIP/2.0\r\n${HOST}${END}`,
  'no version': (path) => `GET ${path}\r\n\r\n`,
  'no such method': (path) => get(path, '', 'EVIL'),
  'a method in small letters': (path) => get(path, '', 'get'),
  'a path with blanks': (path) => get(`${path}/a b`),
  'a path with a letter that is none': (path) => get(`${path}\u0000`),
  'a path with a tab': (path) => get(`${path}\t`),
  'a path of 64 KB': (path) => get(`${path}/${'x'.repeat(65_536)}`),
  'the greeting of HTTP/2': (path) => `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${path}`,
  'the greeting of TLS': (path) => `\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003${path}`,
  'noise before the line': (path) => `\u0001\u0002${get(path)}`,
};

/** In form, and yet nobody's business. */
const STRANGE: Readonly<Record<string, Kind>> = {
  'two hosts': (path) => get(path, 'Host: evil.example\r\n'),
  'another address': (path) => get(path, 'X-Forwarded-For: 127.0.0.1\r\nX-Real-IP: ::1\r\nForwarded: for=127.0.0.1\r\n'),
  'another host and protocol': (path) => get(path, 'X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n'),
  'another path': (path) => get(path, 'X-Original-URL: /livez\r\nX-Rewrite-URL: /livez\r\n'),
  'another method': (path) => get(path, 'X-HTTP-Method-Override: OPTIONS\r\nX-Method-Override: HEAD\r\n'),
  'a name from a proxy': (path) => get(path, 'X-Forwarded-User: operator\r\nX-Remote-User: operator\r\nRemote-User: operator\r\n'),
  'a hundred cookies': (path) => get(path, `Cookie: ${many(100, (nth) => `sid=${nth}; `)}\r\n`),
  'two headers of cookies': (path) => get(path, `Cookie: sid=a\r\nCookie: sid=b\r\n`),
  'a cookie that no text holds': (path) => get(path, 'Cookie: sid=\u00ff\u00fe%\r\n'),
  'ranges without end': (path) => get(path, `Range: bytes=${'0-,'.repeat(1_000)}0-\r\n`),
  'another protocol from here': (path) => get(path, 'Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n'),
  'a socket where there is none': (path) =>
    `GET ${path} HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
  'an address of another machine': (path) => get(`http://evil.example${path}`),
  'a name and a word before the machine': (path) => get(`http://operator:x@evil.example${path}`),
  'a trace': (path) => get(path, '', 'TRACE'),
  'bytes that are no text in the path': (path) => get(`${path}/\u00ff\u00fe`),
  'escapes that are no text in the path': (path) => get(`${path}/%ff%fe%`),
  'dots that climb': (path) => get(`${path}/..%2f..%2f..%2f..%2flivez`),
  'dots written too long': (path) => get(`${path}/%c0%ae%c0%ae/%c0%ae%c0%ae/livez`),
  backslashes: (path) => get(`${path}\\..\\..\\livez`),
  'a question of 10 KB': (path) => get(`${path}?${'a=1&'.repeat(2_500)}`),
  'a question about prototypes': (path) => get(`${path}?__proto__[x]=1&constructor[prototype][x]=1&a[]=1&a[__proto__]=2`),
  'a body that is not gzip': (path) =>
    post(path, 'Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\nConnection: close\r\n', '{}'),
  'a body in another script': (path) =>
    post(path, 'Content-Type: application/json; charset=utf-7\r\nContent-Length: 2\r\nConnection: close\r\n', '{}'),
  'a wish that nobody knows': (path) => post(path, 'Expect: 200-ok\r\nContent-Length: 2\r\nConnection: close\r\n', '{}'),
};

/** What is sent → its bytes for a path. */
export const RAW_REQUESTS: readonly (readonly [what: string, bytes: Kind])[] = Object.entries({
  ...LENGTHS,
  ...HEADERS,
  ...FIRST_LINES,
  ...STRANGE,
});

/** Sends bytes and answers the status of each answer until the server lets go; `held` where it does not. */
export function sendBytes(url: string, bytes: string): Promise<readonly string[] | 'held'> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let heard = '';
    const socket = net.connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    const end = (isHeld: boolean): void => {
      socket.destroy();
      const statuses = [...heard.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => status ?? '');
      resolve(isHeld ? 'held' : statuses.filter((status) => status !== '100'));
    };
    socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
    socket.setTimeout(HELD_MS, () => end(true));
    socket.once('close', () => end(false)).once('error', () => end(false));
  });
}
