import { readOptions } from './options';

const read = (...args: string[]) => readOptions(args, { seed: 'mua-vu' });

test('without options a day of June is played against the local server, a minute a second', () => {
  expect(read()).toEqual({
    url: 'http://127.0.0.1:3000',
    speed: 60,
    day: '2025-06-15',
    sockets: 48,
    percent: 100,
    seed: 'mua-vu',
    json: false,
  });
});

test.each([
  [['--day', '2025-02-30'], '--day'],
  [['--speed', '0'], '--speed'],
  [['--speed', 'fast'], '--speed'],
  [['--percent', '101'], '--percent'],
  [['--url', 'ftp://example.org'], '--url'],
  [['--sped', '60'], '--sped'],
])('%j is refused with the name of the option', (args, name) => {
  expect(() => read(...args)).toThrow(name);
});
