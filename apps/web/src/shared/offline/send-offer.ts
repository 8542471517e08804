import type { Sent, SendRow } from './outbox';

/** A phone that has lost its signal without saying so must not hold the lock for ever. */
export const ANSWER_WITHIN_MS = 20_000;

const isPassing = (status: number, problem: { transient?: boolean } | null): boolean =>
  status === 401 || status === 408 || status === 409 || status === 429 || status >= 500 || problem?.transient === true;

/** Posts an offer with nothing but fetch, so that the service worker can do it too when no page is open. */
export const sendOffer: SendRow = async (row): Promise<Sent> => {
  let response: Response;
  try {
    response = await fetch('/api/v1/offers', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'idempotency-key': row.key },
      body: JSON.stringify(row.body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch {
    return 'later';
  }
  if (response.ok) return { ok: true };
  const problem = (await response.json().catch(() => null)) as { code?: string; transient?: boolean } | null;
  if (isPassing(response.status, problem) || problem?.code === undefined) return 'later';
  return { ok: false, refusal: { status: response.status, problem } };
};
