import http from 'node:http';
import https from 'node:https';
import type { TryOutcome } from '@domain/shared/try-outcome';
import { publicLookup } from './public-lookup';

/** A push service that says nothing for so long is asked again later, in milliseconds. */
const PATIENCE_MS = 8_000;

/** What goes over the wire: encrypted for the browser, signed for its push service. */
export interface PushRequest {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}

/** Sends one message. Follows nobody anywhere, reads only the status. `isOwn`: an address of a test, which may lie within. */
export function sendPush({ endpoint, headers, body }: PushRequest, isOwn: boolean): Promise<TryOutcome> {
  return new Promise((resolve) => {
    const options = { method: 'POST', headers: { ...headers }, timeout: PATIENCE_MS, agent: false };
    const request = isOwn ? http.request(endpoint, options) : https.request(endpoint, { ...options, lookup: publicLookup });
    const lost = (): void => resolve({ kind: 'again', answer: null, afterMs: null });
    // However slowly it drips, it is over then.
    const timer = setTimeout(() => request.destroy(new Error('too slow')), PATIENCE_MS);
    request.on('response', (response) => {
      resolve(outcomeOf(response.statusCode ?? 0, response.headers['retry-after']));
      response.destroy();
    });
    request.on('timeout', () => request.destroy(new Error('silent')));
    request.on('error', lost);
    request.on('close', () => {
      clearTimeout(timer);
      lost();
    });
    request.end(body);
  });
}

/** What a push service's status means (RFC 8030, section 5; RFC 8292). */
export function outcomeOf(status: number, retryAfter: string | undefined): TryOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent', answer: status };
  if (status === 404 || status === 410) return { kind: 'gone', answer: status };
  if (status === 429 || status >= 500) {
    const seconds = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : null;
    return { kind: 'again', answer: status, afterMs: seconds === null ? null : seconds * 1_000 };
  }
  return { kind: 'refused', answer: status };
}
