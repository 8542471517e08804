import type { MemberId, OrganisationId } from '@domain/shared/ids';
import type { PokeBus } from '../../platform/event-log/poke-bus';
import { type Holder, LONG_POLLS } from './open-counts';
import { StreamWaiter } from './stream-waiter';

const WAITING_MAX = 5_000;
const NEVER_MS = 2_000_000;

const holder = (n: number): Holder => ({ memberId: `m${n}` as MemberId, organisationId: `o${n}` as OrganisationId });
const LO = holder(0);

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
    waiter.next(`market:${id}`, LO, NEVER_MS, new AbortController().signal).then(() => woken.push(id)),
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
  const first = waiter.next('market:mango', LO, NEVER_MS, gone.signal);
  for (let n = 1; n < WAITING_MAX; n++) void waiter.next('market:mango', holder(n), NEVER_MS, new AbortController().signal);
  // Thrown, not rejected: a rejection that nobody awaits yet would end the program.
  expect(() => waiter.next('market:mango', LO, NEVER_MS, new AbortController().signal)).toThrow('server.busy');
  gone.abort();
  await first;
  const next = waiter.next('market:mango', LO, NEVER_MS, new AbortController().signal);
  poke(['market:mango']);
  await next;
});

test('waits no longer than it was told to', async () => {
  await aWaiter().waiter.next('market:mango', LO, 1, new AbortController().signal);
});

test('a member waits for so many streams at once and no more; one that is answered makes room, and nobody else is held up', async () => {
  const { waiter, poke } = aWaiter();
  const ask = (who: Holder, stream: string) => waiter.next(stream, who, NEVER_MS, new AbortController().signal);
  const first = ask(LO, 'market:plum');
  for (let n = 1; n < LONG_POLLS.perMember; n++) void ask(LO, 'market:mango');
  expect(() => ask(LO, 'market:mango')).toThrow('rate.limited');
  void ask(holder(1), 'market:mango');
  poke(['market:plum']);
  await first;
  void ask(LO, 'market:mango');
  poke([]);
});
