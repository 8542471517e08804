import createClient from 'openapi-fetch';
import { proofNeeded, sessionExpired } from '../auth/expiry';
import { answered } from '../auth/last-answer';
import { networkRefusal, refusalOf } from './refusal';
import type { paths } from './schema.gen';
import { written } from './written';

/** A request that has brought nothing by then will not: the phone has lost its signal without saying so. */
const ANSWER_WITHIN_MS = 20_000;

/** The server, typed from its OpenAPI document. Every answer that is not a success is thrown as a `Refusal`. */
export const api = createClient<paths>({
  credentials: 'same-origin',
  bodySerializer: (body: unknown) => (body instanceof FormData ? body : written(body)),
  fetch: (request) => fetch(request, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }),
});

api.use({
  onError: () => networkRefusal(),
  onResponse: async ({ response, schemaPath }) => {
    if (response.ok) {
      answered();
      return undefined;
    }
    if (response.status === 401 && !schemaPath.startsWith('/api/v1/sessions')) sessionExpired();
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => null);
    if (response.status === 403 && (body as { code?: string } | null)?.code === 'auth.step_up_required') proofNeeded();
    throw refusalOf(response.status, body);
  },
});

/** The body of an answer that is known to be a success, since every other was thrown. */
export async function bodyOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}
