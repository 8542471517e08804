import { summarise } from './summary.mjs';

interface Result {
  readonly suite: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly ms: number;
}

const said = (results: readonly Result[], reasons: readonly string[] = []): { status: number; lines: string[] } => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const status = summarise([...results], [...reasons]) as number;
  const lines = log.mock.calls
    .map(([line]) => String(line))
    .join('\n')
    .split('\n');
  log.mockRestore();
  return { status, lines };
};
const suite = (name: string, passed: number, failed = 0, skipped = 0): Result => ({ suite: name, passed, failed, skipped, ms: 1_234 });

test('the last line is the count alone', () => {
  expect(said([suite('unit', 500), suite('e2e', 20)])).toMatchObject({
    status: 0,
    lines: expect.arrayContaining(['520 passed, 0 failed']),
  });
  expect(said([suite('unit', 500), suite('e2e', 20)]).lines.at(-1)).toBe('520 passed, 0 failed');
});

test('a failure is status 1, a skipped suite is named and counted', () => {
  expect(said([suite('unit', 3, 1)]).status).toBe(1);
  const { status, lines } = said(
    [suite('unit', 3), suite('browser', 0, 0, 4)],
    ['browser: 4 spec files skipped. Chromium is not at hand.'],
  );
  expect(status).toBe(0);
  expect(lines.at(-1)).toBe('3 passed, 0 failed, 4 skipped');
  expect(lines.join('\n')).toContain('Chromium is not at hand');
});

test('a run in which nothing passed is no success', () => {
  expect(said([suite('unit', 0)]).status).toBe(1);
});
