import type { EventLog, LiveEvent } from './event-log';
import { FollowedStream } from './followed-stream';
import { told } from './told-events';

const anEvent = (number: number): LiveEvent => ({ stream: 'market:mango', number, name: 'call_off.made', at: '', body: {} });
const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => anEvent(from + index));

/** A log that holds everything from `keptFrom` to `head`. */
function aStream(head: number, keptFrom = 1): Promise<FollowedStream> {
  const log = {
    extent: () => Promise.resolve({ head, keptFrom }),
    readAfter: (_stream: string, after: number, limit: number) =>
      Promise.resolve({ head, keptFrom, events: upTo(Math.max(after + 1, keptFrom), head).slice(0, limit) }),
  };
  return FollowedStream.read(log as unknown as EventLog, 'market:mango');
}

const eventsSince = (stream: FollowedStream, after: number): LiveEvent[] =>
  JSON.parse(stream.since(after)?.events ?? 'null') as LiveEvent[];
const numbersSince = (stream: FollowedStream, after: number) => eventsSince(stream, after).map((event) => event.number);

test('answers what it has, from any number it reaches back to', async () => {
  const stream = await aStream(10);
  stream.append(told(upTo(11, 12)));
  expect(stream.head).toBe(12);
  expect(numbersSince(stream, 9)).toEqual([10, 11, 12]);
  expect(numbersSince(stream, 12)).toEqual([]);
  expect(numbersSince(stream, 0)).toHaveLength(12);
  expect(eventsSince(stream, 10)).toEqual(upTo(11, 12));
});

test('does not answer for a number ahead of it, nor beyond what it keeps', async () => {
  const stream = await aStream(900);
  expect(stream.since(901)).toBeUndefined();
  expect(stream.since(399)).toBeUndefined();
  expect(numbersSince(stream, 400)).toHaveLength(500);
});

test('what is no longer kept is not answered from memory either', async () => {
  const stream = await aStream(30, 21);
  expect(stream.since(19)).toBeUndefined();
  expect(numbersSince(stream, 20)).toHaveLength(10);
});

test('however long it runs, it keeps a bounded part, without a gap', async () => {
  const stream = await aStream(0);
  for (let number = 1; number <= 5_000; number++) stream.append(told([anEvent(number)]));
  expect(numbersSince(stream, 4_500)).toEqual(upTo(4_501, 5_000).map((event) => event.number));
  // Further behind than one answer carries: the oldest first, and the head says that there is more.
  expect(numbersSince(stream, 3_000)).toEqual(upTo(3_001, 3_500).map((event) => event.number));
  expect(stream.since(3_000)?.head).toBe(5_000);
  expect(stream.since(2_999)).toBeUndefined();
});

test('however large its events are, it keeps a bounded part, without a gap', async () => {
  const stream = await aStream(0);
  for (let number = 1; number <= 100; number++) stream.append(told([{ ...anEvent(number), body: { padding: 'x'.repeat(200_000) } }]));
  expect(stream.since(59)).toBeUndefined();
  expect(numbersSince(stream, 90)).toEqual(upTo(91, 100).map((event) => event.number));
});

test('all who missed the same are given the same answer, until something follows', async () => {
  const stream = await aStream(10);
  const read = stream.since(7);
  for (let after = 0; after < 6; after++) stream.since(after);
  expect(stream.since(7)).toBe(read);
  stream.append(told(upTo(11, 11)));
  expect(numbersSince(stream, 7)).toEqual([8, 9, 10, 11]);
});
