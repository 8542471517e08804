import { BatchedPokes } from './batched-pokes';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('this process hears at once, the others once a batch', () => {
  const sent: (readonly string[])[] = [];
  const heard: (readonly string[])[] = [];
  const batch = new BatchedPokes((streams) => sent.push(streams));
  batch.listeners.push((streams) => heard.push(streams));
  batch.add(['market:mango']);
  batch.add(['market:mango', 'org:a']);
  expect(heard).toEqual([['market:mango'], ['market:mango', 'org:a']]);
  expect(sent).toEqual([]);
  jest.advanceTimersByTime(100);
  expect(sent).toEqual([['market:mango', 'org:a']]);
});

test('our own message that comes back is not heard twice, another’s is', () => {
  const heard: (readonly string[])[] = [];
  const batch = new BatchedPokes(() => undefined);
  batch.listeners.push((streams) => heard.push(streams));
  batch.heard(`${batch.self} market:mango`);
  batch.heard('another market:plum');
  batch.heard('another ');
  expect(heard).toEqual([['market:plum'], []]);
});
