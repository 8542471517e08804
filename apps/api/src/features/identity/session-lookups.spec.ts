import type { DataSource } from 'typeorm';
import type { SessionRow, SessionsRepository } from './sessions.repository';
import { SessionLookups } from './session-lookups';

const aHash = (name: string) => Buffer.from(name);
const rowOf = (hash: string) => ({ hash, memberId: hash }) as unknown as SessionRow & { hash: string };

/** Lookups over a repository that answers when told to, and knows every session but those of `closed`. */
function someLookups({ closed = [] as string[] } = {}) {
  const asked: (readonly string[])[] = [];
  const answers: (() => void)[] = [];
  const sessions = (_tx: unknown, hashes: readonly string[]) =>
    new Promise((resolve, reject) => {
      asked.push(hashes);
      answers.push(() =>
        hashes.includes('666f756c') ? reject(new Error('no database')) : resolve(hashes.filter((one) => !closed.includes(one)).map(rowOf)),
      );
    });
  const lookups = new SessionLookups({} as DataSource, { sessions } as unknown as SessionsRepository);
  const answer = async (): Promise<void> => {
    answers.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { lookups, asked, answer };
}

test('one alone is asked for at once; those who come meanwhile go together, each once', async () => {
  const { lookups, asked, answer } = someLookups();
  const first = lookups.of(aHash('a'));
  const others = ['b', 'c', 'b'].map((name) => lookups.of(aHash(name)));
  expect(asked).toEqual([['61']]);
  await answer();
  expect(asked).toEqual([['61'], ['62', '63']]);
  await answer();
  expect([await first, ...(await Promise.all(others))].map((row) => row?.memberId)).toEqual(['61', '62', '63', '62']);
});

test('a session that is not open is nobody’s', async () => {
  const { lookups, answer } = someLookups({ closed: ['61'] });
  const row = lookups.of(aHash('a'));
  await answer();
  expect(await row).toBeUndefined();
});

test('a question that fails fails for those who asked it, and the next is asked', async () => {
  const { lookups, answer } = someLookups();
  const failed = lookups.of(aHash('foul'));
  const later = lookups.of(aHash('a'));
  failed.catch(() => undefined);
  await answer();
  await expect(failed).rejects.toThrow('no database');
  await answer();
  expect(await later).toBeDefined();
});
