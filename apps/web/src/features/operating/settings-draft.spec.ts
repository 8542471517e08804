import { asked, draftOf } from './settings-draft';

const settings = {
  mode: 'continuous',
  intervalMs: 1_000,
  gates: [],
  closedDays: [],
  urgent: null,
  standbyFromKg: 1_000,
  confirmWithinMs: 7_200_000,
} as never;

it('reads gates and days as people separate them, in the time of Vietnam', () => {
  const draft = {
    ...draftOf(settings, ['2026-06-10', '12:00']),
    mode: 'sessions' as const,
    gates: '05:30 19:00,',
    closedDays: '2026-09-02',
    urgentDays: '2',
  };
  expect(asked(draft, 'vi')).toEqual({
    from: '2026-06-10T05:00:00.000Z',
    mode: 'sessions',
    gates: ['05:30', '19:00'],
    closedDays: ['2026-09-02'],
    urgent: { withinDays: 2, intervalMs: 60_000 },
    standbyFromKg: 1_000,
    confirmWithinMs: 7_200_000,
  });
});

it('sends what is no figure as one that the server refuses at its field', () => {
  expect(asked({ ...draftOf(settings, ['2026-06-10', '12:00']), intervalMs: 'một giây' }, 'vi')).toMatchObject({ intervalMs: Number.NaN });
});

it.each([
  ['mai', '12:00'],
  ['2026-06-10', 'sáng'],
  ['', ''],
])('sends a day of %j at %j as it was typed, for the server to refuse at its field', (day, time) => {
  expect(asked(draftOf(settings, [day, time]), 'vi').from).toBe(`${day} ${time}`);
});
