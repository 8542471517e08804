import type { Request, Response } from 'express';
import type { DomainError } from '@domain/shared/domain-error';
import { readEnv } from '../config/env';
import { RequestLimits } from './request-limits';

const limits = (): RequestLimits => new RequestLimits(readEnv({ DATABASE_URL: 'postgres://x@y/z' }));
const request = (method: string, ip = '10.0.0.1') => ({ method, ip }) as Request;

/** An answer that remembers its headers. */
function response(): Response & { readonly said: Map<string, string> } {
  const said = new Map<string, string>();
  return { said, setHeader: (name: string, value: string) => said.set(name, value) } as unknown as Response & {
    readonly said: Map<string, string>;
  };
}

/** Asks until it is refused. */
async function until(take: () => Promise<void>): Promise<{ times: number; error: DomainError }> {
  for (let times = 0; ; times++) {
    try {
      await take();
    } catch (error) {
      return { times, error: error as DomainError };
    }
  }
}

test('TM-08 a member reads 500 answers in ten seconds at most, of a hundred rows each, and is told when to come back', async () => {
  const [door, answer] = [limits(), response()];
  const { times, error } = await until(() => door.take(request('GET'), answer, { memberId: 'm', organisationId: 'o' }));
  expect(times).toBe(500);
  expect(error.code).toBe('rate.limited');
  expect(error.facts['retryAfterSeconds']).toBeGreaterThan(0);
  expect(answer.said.get('RateLimit')).toMatch(/^"read-member";r=0;t=\d+$/);
});

test('many members of one organisation share its own, larger limit; another organisation is not held up', async () => {
  const door = limits();
  let nth = 0;
  const { times } = await until(() => door.take(request('POST'), response(), { memberId: `m${nth++ % 20}`, organisationId: 'o' }));
  expect(times).toBe(1_000);
  await door
    .take(request('POST'), response(), { memberId: 'm0', organisationId: 'other' })
    .catch((error: DomainError) => expect(error.code).toBe('rate.limited'));
  await door.take(request('POST'), response(), { memberId: 'n0', organisationId: 'other' });
});

test('whoever is not signed in has a hundred questions in ten seconds, by address', async () => {
  const door = limits();
  expect((await until(() => door.takeOfStranger(request('POST'), response()))).times).toBe(100);
  await door.takeOfStranger(request('POST', '10.0.0.2'), response());
});
