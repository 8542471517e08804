import type { PokeBus } from '../../platform/event-log/poke-bus';
import { StreamWaiter } from './stream-waiter';

const WAITING_MAX = 5_000;
const NEVER_MS = 2_000_000;

function aWaiter(): { waiter: StreamWaiter; poke: (streams: readonly string[]) => void } {
  const listeners: ((streams: readonly string[]) => void)[] = [];
  const waiter = new StreamWaiter({ subscribe: (listener) => void listeners.push(listener) } as PokeBus);
  waiter.onApplicationBootstrap();
  return { waiter, poke: (streams) => listeners.forEach((listener) => listener(streams)) };
}

test('wakes those who wait for a stream that grew, and everybody when it is not known which', async () => {
  const { waiter, poke } = aWaiter();
  const woken: string[] = [];
  const [mango, plum] = ['mango', 'plum'].map((id) =>
    waiter.next(`market:${id}`, NEVER_MS, new AbortController().signal).then(() => woken.push(id)),
  );
  poke(['market:mango']);
  await mango;
  expect(woken).toEqual(['mango']);
  poke([]);
  await plum;
  expect(woken).toEqual(['mango', 'plum']);
});

test('whoever is one too many is refused at once, and one who goes makes room', async () => {
  const { waiter, poke } = aWaiter();
  const gone = new AbortController();
  const first = waiter.next('market:mango', NEVER_MS, gone.signal);
  for (let n = 1; n < WAITING_MAX; n++) void waiter.next('market:mango', NEVER_MS, new AbortController().signal);
  // Thrown, not rejected: a rejection that nobody awaits yet would end the program.
  expect(() => waiter.next('market:mango', NEVER_MS, new AbortController().signal)).toThrow('server.busy');
  gone.abort();
  await first;
  const next = waiter.next('market:mango', NEVER_MS, new AbortController().signal);
  poke(['market:mango']);
  await next;
});

test('waits no longer than it was told to', async () => {
  await aWaiter().waiter.next('market:mango', 1, new AbortController().signal);
});
