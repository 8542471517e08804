import type { Sent, SendRow } from './outbox';

/** A phone that has lost its signal without saying so must not hold the lock for ever. */
export const ANSWER_WITHIN_MS = 20_000;

const isPassing = (status: number, problem: { transient?: boolean } | null): boolean =>
  status === 401 || status === 408 || status === 409 || status === 429 || status >= 500 || problem?.transient === true;

interface Problem {
  readonly code?: string;
  readonly transient?: boolean;
}

/** Null when nobody answered. */
async function post(address: string, key: string, type: string, body: BodyInit): Promise<Response | null> {
  const headers = { 'content-type': type, 'idempotency-key': key };
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  return fetch(address, { method: 'POST', credentials: 'same-origin', headers, body, signal }).catch(() => null);
}

/** True when whoever asks again may hear something else. */
async function isForLater(response: Response): Promise<{ isLater: boolean; problem: Problem | null }> {
  const problem = (await response.json().catch(() => null)) as Problem | null;
  return { isLater: isPassing(response.status, problem) || problem?.code === undefined, problem };
}

/**
 * Posts an offer and then its photos with nothing but fetch, so that the service worker can do it too when no page is open. What is sent
 * again after a lost answer is sent under the same keys, and is there once. A photo that is refused for good (the lot was sold meanwhile)
 * is let go: the offer stands without it.
 */
export const sendOffer: SendRow = async (row): Promise<Sent> => {
  const response = await post('/api/v1/offers', row.key, 'application/json', JSON.stringify(row.body));
  if (response === null) return 'later';
  if (!response.ok) {
    const { isLater, problem } = await isForLater(response);
    return isLater ? 'later' : { ok: false, refusal: { status: response.status, problem } };
  }
  const { id } = (await response.json()) as { id: string };
  for (const [nth, photo] of (row.photos ?? []).entries()) {
    const answer = await post(`/api/v1/offer-photos?offerId=${id}`, `${row.key}-photo-${nth}`, photo.type, photo);
    if (answer === null) return 'later';
    if (answer.ok) continue;
    const { isLater, problem } = await isForLater(answer);
    if (isLater && problem?.code !== 'offer.closed') return 'later';
  }
  return { ok: true };
};
