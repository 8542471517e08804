import { randomUUID } from 'node:crypto';
import type { Ledger } from './ledger';

/** Who is signed in. */
export interface SignedIn {
  readonly cookie: string;
  readonly organisationId: string;
}

/** One request; `route` is its path with the ids taken out, by which answers are counted. */
export interface Ask {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly route: string;
  readonly as: SignedIn | null;
  readonly body?: unknown;
  /** Names the write; sent again, it is done once. Drawn if a POST has none. */
  readonly key?: string;
  readonly ifMatch?: number;
}

/** What came back: a success, or the problem's code. */
export interface Answer<Body> {
  readonly status: number;
  readonly code: string;
  readonly body: Body;
  readonly cookie: string;
}

/** Tries of one request, with pauses of 0.2, 0.4, … s between: fifty seconds outlive a crash and a start of the server. */
const TRIES_MAX = 9;
const FIRST_PAUSE_MS = 200;

/** No answer of the server takes that long; the line is dead. */
const ANSWER_WITHIN_MS = 30_000;

/** Answers that say "later", and mean the same request under the same key. */
const LATER = new Set([429, 502, 503, 504]);

/** Speaks HTTP with the server as a browser would, counts every answer, and repeats a write only under its own key. */
export class ApiClient {
  constructor(
    readonly url: string,
    private readonly ledger: Ledger,
  ) {}

  async send<Body>(ask: Ask): Promise<Answer<Body>> {
    const key = ask.method === 'POST' ? (ask.key ?? randomUUID()) : undefined;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.once<Body>(ask, key);
      const mayRepeat = ask.method !== 'PATCH' || answer === null || LATER.has(answer.status);
      if (answer !== null && !LATER.has(answer.status)) return answer;
      if (attempt >= TRIES_MAX || !mayRepeat) {
        if (answer !== null) return answer;
        throw new Error(`no answer from ${this.url} to ${ask.method} ${ask.route} after ${TRIES_MAX} tries`);
      }
      await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }

  /** Signs in. A wrong name or password is an answer, not a fault: null. */
  async signIn(name: string, password: string): Promise<SignedIn | null> {
    const answer = await this.send<{ organisation: { id: string } }>({
      method: 'POST',
      path: '/sessions',
      route: '/sessions',
      as: null,
      body: { name, password },
    });
    if (answer.code === 'auth.wrong_credentials') return null;
    if (answer.status !== 201) throw new Error(`signing in as ${name} was refused: ${answer.status} ${answer.code}`);
    return { cookie: answer.cookie, organisationId: answer.body.organisation.id };
  }

  /** A write or read that must succeed. @throws Error with the server's code and the field at fault */
  async must<Body>(ask: Ask): Promise<Body> {
    const answer = await this.send<Body>(ask);
    if (answer.status < 300) return answer.body;
    const { field } = answer.body as { field?: string };
    throw new Error(`${ask.method} ${ask.route} was refused: ${answer.status} ${answer.code}${field === undefined ? '' : ` at ${field}`}`);
  }

  private async once<Body>(ask: Ask, key: string | undefined): Promise<Answer<Body> | null> {
    const from = performance.now();
    try {
      const response = await fetch(`${this.url}/api/v1${ask.path}`, {
        method: ask.method,
        headers: headersOf(ask, key),
        body: ask.body === undefined ? null : JSON.stringify(ask.body),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const text = await response.text();
      const body = text === '' ? {} : (JSON.parse(text) as { code?: string });
      const code = response.status < 300 ? '' : (body.code ?? '');
      this.ledger.answered({ route: ask.route, method: ask.method, status: response.status, code, ms: performance.now() - from });
      return { status: response.status, code, body: body as Body, cookie: cookieOf(response) };
    } catch {
      // Refused, reset, timed out or cut short: whether the server acted is unknown, and the key makes asking again safe.
      this.ledger.lost();
      return null;
    }
  }
}

function headersOf(ask: Ask, key: string | undefined): Record<string, string> {
  return {
    accept: 'application/json',
    ...(ask.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(ask.as === null ? {} : { cookie: ask.as.cookie }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(ask.ifMatch === undefined ? {} : { 'if-match': `"${ask.ifMatch}"` }),
  };
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
