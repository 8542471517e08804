import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import { KeptSchedule } from './kept-schedule';

class Sweeping extends KeptSchedule {
  constructor(queue: Queue, log: Logger) {
    super(queue, { everyMs: 2_000, job: 'sweep' }, log);
  }
}

/** A queue whose Redis can be emptied, or be away. */
function aQueue() {
  let [schedules, away, made] = [new Set<string>(), false, 0];
  const reached = <T>(answer: () => T): Promise<T> => (away ? Promise.reject(new Error('away')) : Promise.resolve(answer()));
  const queue = {
    name: 'deadlines',
    getJobScheduler: (name: string) => reached(() => (schedules.has(name) ? {} : undefined)),
    upsertJobScheduler: (name: string) => reached(() => void (schedules.add(name), made++)),
  };
  return {
    queue: queue as unknown as Queue,
    made: () => made,
    empty: () => (schedules = new Set()),
    setAway: (is: boolean) => (away = is),
  };
}

const log = { warn: jest.fn() } as unknown as Logger;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a schedule stands from the start, and is not made twice', async () => {
  const { queue, made } = aQueue();
  const sweeping = new Sweeping(queue, log);
  await sweeping.onApplicationBootstrap();
  await jest.advanceTimersByTimeAsync(120_000);
  expect(made()).toBe(1);
  sweeping.onApplicationShutdown();
});

test('it comes back after Redis was emptied, also when Redis was away meanwhile; not after the end', async () => {
  const { queue, made, empty, setAway } = aQueue();
  const sweeping = new Sweeping(queue, log);
  await sweeping.onApplicationBootstrap();
  setAway(true);
  empty();
  await jest.advanceTimersByTimeAsync(31_000);
  expect(made()).toBe(1);
  setAway(false);
  await jest.advanceTimersByTimeAsync(30_000);
  expect(made()).toBe(2);
  sweeping.onApplicationShutdown();
  empty();
  await jest.advanceTimersByTimeAsync(120_000);
  expect(made()).toBe(2);
});
