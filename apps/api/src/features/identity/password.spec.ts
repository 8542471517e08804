import type { Password } from '@domain/identity/password-rule';
import { Passwords } from './password';
import work from './password-thread';
import type { PasswordThreads } from './password-threads';

const verify = jest.fn<Promise<boolean>, [string, string, boolean]>();
/** The same work, in this thread. */
const threads = { hash: (password: string) => Promise.resolve(work({ password, stored: null })), verify } as unknown as PasswordThreads;
const typed = 'một câu dài dễ nhớ' as Password;

test('what was hashed is known again, and nothing else', () => {
  const stored = work({ password: typed, stored: null }) as string;
  expect([work({ password: typed, stored }), work({ password: `${typed} `, stored })]).toEqual([true, false]);
});

test('a name that nobody has costs the same hash as a real one, and never fits', async () => {
  const passwords = new Passwords(threads);
  const stored = await passwords.hash(typed);
  verify.mockResolvedValue(true);
  expect(await passwords.matches(stored, typed)).toBe(true);
  expect(await passwords.matches(undefined, typed)).toBe(false);
  const costs = verify.mock.calls.map(([hash]) => /\$argon2id\$v=19\$(m=\d+,t=\d+,p=\d+)\$/.exec(hash as string)?.[1]);
  expect(costs).toEqual(['m=19456,t=2,p=1', 'm=19456,t=2,p=1']);
});

test('a flood is told to come back: half the cores hash, ten wait, the next is refused', async () => {
  const passwords = new Passwords(threads);
  let [running, most] = [0, 0];
  const gates: (() => void)[] = [];
  const floods: boolean[] = [];
  verify.mockImplementation(async (_stored, _password, isFlood) => {
    floods.push(isFlood);
    most = Math.max(most, ++running);
    await new Promise<void>((resolve) => gates.push(resolve));
    running--;
    return true;
  });
  const asked = Array.from({ length: 60 }, () => passwords.matches('$argon2id$', typed).catch((error: Error) => error.message));
  let isOver = false;
  const done = Promise.all(asked).finally(() => (isOver = true));
  while (!isOver) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    gates.shift()?.();
  }
  const answers = await done;
  expect(most).toBe(passwords.atOnce);
  // Nobody waits when the first come, nor for the last; those between stand back before everybody else's work.
  expect([floods[0], floods.some((isFlood) => isFlood), floods.at(-1)]).toEqual([false, true, false]);
  expect(answers.filter((answer) => answer === 'server.busy')).toHaveLength(60 - passwords.atOnce - passwords.waitingMax);
});
