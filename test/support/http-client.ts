import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import request from 'supertest';

/** What came back, whatever the status. */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** RFC 9457 with our stable `code`. */
export interface Problem {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly detailVi: string;
  readonly detailEn: string;
  readonly field?: string;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly transient: boolean;
  readonly requestId: string;
}

export interface Sending {
  /** Default: a new one for each call. Give the same one to repeat a call, '' to leave it out. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const LOWER = { GET: 'get', POST: 'post', PATCH: 'patch', PUT: 'put', DELETE: 'delete' } as const;

/** Every answer as text, whatever its type: what it means is decided here, not by its sender's media type. */
function asText(answer: unknown, done: (error: Error | null, text: string) => void): void {
  const chunks: Buffer[] = [];
  const message = answer as IncomingMessage;
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  message.on('end', () => done(null, Buffer.concat(chunks).toString('utf8')));
  message.on('error', (error) => done(error, ''));
}

/** One person's browser, as far as HTTP goes: keeps the session cookie, sends an Idempotency-Key with every POST. */
export class HttpClient {
  private cookies = new Map<string, string>();

  constructor(readonly url: string) {}

  /** Somebody who holds this session already, by its Cookie header. */
  static holding(url: string, cookie: string): HttpClient {
    const client = new HttpClient(url);
    const [name = '', value = ''] = cookie.split('=');
    client.cookies.set(name, value);
    return client;
  }

  /** The Cookie header, for sockets. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get<Body = unknown>(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Body>> {
    return this.send('GET', path, { headers });
  }

  post<Body = unknown>(path: string, body: unknown, { key, headers }: Sending = {}): Promise<Answer<Body>> {
    const idempotency: Record<string, string> = key === '' ? {} : { 'idempotency-key': key ?? randomUUID() };
    return this.send('POST', path, { body, headers: { ...idempotency, ...headers } });
  }

  patch<Body = unknown>(path: string, version: number, body: unknown): Promise<Answer<Body>> {
    return this.send('PATCH', path, { body, headers: { 'if-match': `"${version}"` } });
  }

  put<Body = unknown>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.send('PUT', path, { body, headers: {} });
  }

  delete<Body = unknown>(path: string): Promise<Answer<Body>> {
    return this.send('DELETE', path, { headers: {} });
  }

  /** Signs in and keeps the cookie. @throws Error when refused */
  async signIn(name: string, password: string): Promise<this> {
    expectDone(await this.post('/api/v1/sessions', { name, password }, { key: '' }));
    return this;
  }

  private async send<Body>(
    method: keyof typeof LOWER,
    path: string,
    { body, headers }: { body?: unknown; headers: Readonly<Record<string, string>> },
  ): Promise<Answer<Body>> {
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const asked = request(this.url)[LOWER[method]](path);
    const response = await asked
      .redirects(0)
      .set({
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookies.size > 0 ? { cookie: this.cookie } : {}),
        ...headers,
      })
      .buffer(true)
      .parse(asText)
      .serialize(String) // what is sent below is the body to the byte
      .send(body === undefined || raw ? (body as string | undefined) : JSON.stringify(body));
    for (const line of (response.headers['set-cookie'] as unknown as string[] | undefined) ?? []) this.keep(line);
    const text = (response.body ?? '') as string;
    const answered = new Headers(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
    const isJson = /application\/(problem\+)?json/.test(answered.get('content-type') ?? '');
    return { status: response.status, headers: answered, body: (isJson && text !== '' ? JSON.parse(text) : text) as Body };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const at = pair.indexOf('=');
    const gone = attributes.some((one) => /max-age=0|expires=thu, 01 jan 1970/i.test(one));
    if (gone) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

/** The body of an answer that must be a success. @throws Error with the problem otherwise */
export function expectDone<Body>(answer: Answer<Body>): Body {
  if (answer.status >= 200 && answer.status < 300) return answer.body;
  throw new Error(`refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
}

/** The problem of an answer that must be a refusal with this code. */
export function expectRefused(answer: Answer<unknown>, status: number, code: string): Problem {
  const problem = answer.body as Problem;
  expect({ status: answer.status, code: problem.code }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  return problem;
}
