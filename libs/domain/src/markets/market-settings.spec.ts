import type { Instant } from '../shared/instant';
import { instantFromIso, plusHours, plusMs } from '../shared/instant';
import { dayOf } from '../shared/day';
import { nextGate, planGate, sessionGates } from './gates';
import { haltMarket, resumeMarket } from './halt-market';
import { localTimeOf } from './local-time';
import { checkedSettings, DEFAULT_SETTINGS, type MarketSettings, type SessionsMode } from './market-settings';
import { planSettings, plannedAt, settingsAt, type SettingsVersion } from './timeline';

// Sunday noon in Vietnam.
const NOW = instantFromIso('2026-06-07T05:00:00Z', 'now');
const time = (text: string) => localTimeOf(text, 'gates');
const sessions = (changes: Partial<SessionsMode> = {}): MarketSettings => ({
  mode: { kind: 'sessions', gates: [time('05:30'), time('19:00')], closedDays: [], urgent: null, ...changes },
  standbyFromKg: 1_000,
  confirmWithinMs: 1_800_000,
});
const since = (settings: MarketSettings, from: Instant = 0 as Instant, version = 1): SettingsVersion => ({ version, from, settings });
const iso = (moments: readonly number[]) => moments.map((at) => new Date(at).toISOString());
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'done';
};

describe('settings', () => {
  test('a market that nobody has set matches continuously, once a second at most', () => {
    expect(settingsAt([], NOW)).toBe(DEFAULT_SETTINGS);
    expect(nextGate([], [], NOW)).toBeNull();
  });

  test('gates come in order, each once', () => {
    expect(checkedSettings(sessions({ gates: [time('19:00'), time('05:30'), time('19:00')] }))).toEqual(sessions());
  });

  test.each([
    ['a round every 10 ms', { ...DEFAULT_SETTINGS, mode: { kind: 'continuous', intervalMs: 10 } }, 'market.interval_out_of_range'],
    ['half a millisecond', { ...DEFAULT_SETTINGS, mode: { kind: 'continuous', intervalMs: 999.5 } }, 'market.interval_out_of_range'],
    ['sessions without a gate', sessions({ gates: [] }), 'list.too_short'],
    ['gates ten minutes apart', sessions({ gates: [time('19:00'), time('19:10')] }), 'gate.too_close'],
    ['gates that overlap across midnight', sessions({ gates: [time('00:05'), time('23:55')] }), 'gate.too_close'],
    ['an urgent lane every millisecond', sessions({ urgent: { withinDays: 1, intervalMs: 1 } }), 'market.interval_out_of_range'],
    ['fruit urgent for a month', sessions({ urgent: { withinDays: 30, intervalMs: 60_000 } }), 'market.urgent_days_out_of_range'],
    ['standbys from nothing', { ...DEFAULT_SETTINGS, standbyFromKg: 0 }, 'market.standby_out_of_range'],
    ['half a second to say yes', { ...DEFAULT_SETTINGS, confirmWithinMs: 500 }, 'market.confirm_out_of_range'],
    ['a week to say yes', { ...DEFAULT_SETTINGS, confirmWithinMs: 7 * 86_400_000 }, 'market.confirm_out_of_range'],
  ] as [string, MarketSettings, string][])('%s is refused', (_, settings, code) => {
    expect(refusal(() => checkedSettings(settings))).toBe(code);
  });

  test.each(['24:00', '7:00', '19:60', '19h00', ''])('%s is no time of day', (text) => {
    expect(refusal(() => time(text))).toBe('gate.time_invalid');
  });
});

describe('a change', () => {
  const given = { now: NOW, noticeMs: 3_600_000 };
  const ask = (hours: number, settings = sessions()) => planSettings([], { settings, from: plusHours(NOW, hours) }, given);

  test('begins at its moment and not before', () => {
    const planned = ask(2);
    expect(settingsAt([planned], plusHours(NOW, 1.99))).toBe(DEFAULT_SETTINGS);
    expect(settingsAt([planned], plusHours(NOW, 2))).toEqual(sessions());
    expect(plannedAt([planned], NOW)).toBe(planned);
    expect(plannedAt([planned], plusHours(NOW, 2))).toBeUndefined();
  });

  test('needs notice, lies ahead, and changes something', () => {
    expect(refusal(() => ask(-1))).toBe('market.change_in_past');
    expect(refusal(() => ask(0.5))).toBe('market.notice_too_short');
    expect(refusal(() => ask(24 * 500))).toBe('market.change_too_far_ahead');
    expect(refusal(() => ask(2, DEFAULT_SETTINGS))).toBe('market.no_change');
    expect(refusal(() => ask(2, sessions({ gates: [time('19:00'), time('19:01')] })))).toBe('gate.too_close');
  });

  test('a later decision wins from its own moment on, also over one that would begin later', () => {
    const first = ask(48);
    const second = planSettings([first], { settings: sessions({ gates: [time('12:00')] }), from: plusHours(NOW, 24) }, given);
    expect(second.version).toBe(2);
    expect(settingsAt([first, second], plusHours(NOW, 72))).toBe(second.settings);
  });
});

describe('gates', () => {
  test('lie at their times in Vietnam', () => {
    const gates = sessionGates([since(sessions())], NOW, plusHours(NOW, 24));
    expect(iso(gates)).toEqual(['2026-06-07T12:00:00.000Z', '2026-06-07T22:30:00.000Z']);
  });

  test('a gate ends what came before it: at its own moment the next one counts', () => {
    const gate = instantFromIso('2026-06-07T12:00:00Z', 'gate');
    expect(nextGate([since(sessions())], [], plusMs(gate, -1))).toEqual({ closesAt: gate, kind: 'session' });
    expect(iso([nextGate([since(sessions())], [], gate)?.closesAt ?? 0])).toEqual(['2026-06-07T22:30:00.000Z']);
  });

  test('holidays have none', () => {
    const closed = sessions({ closedDays: [dayOf('2026-06-07', 'day'), dayOf('2026-06-08', 'day')] });
    expect(iso([nextGate([since(closed)], [], NOW)?.closesAt ?? 0])).toEqual(['2026-06-08T22:30:00.000Z']);
    const all = sessions({
      closedDays: Array.from({ length: 60 }, (_, n) => dayOf(new Date(NOW + n * 86_400_000).toISOString().slice(0, 10), 'day')),
    });
    expect(nextGate([since(all)], [], NOW)?.closesAt).toBeGreaterThan(NOW + 59 * 86_400_000);
  });

  test('gates of settings that have ended are none', () => {
    const change = since({ ...DEFAULT_SETTINGS }, instantFromIso('2026-06-07T13:00:00Z', 'from'), 2);
    expect(iso(sessionGates([since(sessions()), change], NOW, plusHours(NOW, 72)))).toEqual(['2026-06-07T12:00:00.000Z']);
  });

  test('an extra gate comes between, with notice, and apart from the others', () => {
    const given = { now: NOW, noticeMs: 3_600_000 };
    const timeline = [since(sessions())];
    const extra = planGate(timeline, [], plusHours(NOW, 2), given);
    expect(nextGate(timeline, [extra.closesAt], NOW)).toEqual({ closesAt: plusHours(NOW, 2), kind: 'extra' });
    expect(refusal(() => planGate(timeline, [], plusHours(NOW, -2), given))).toBe('gate.in_past');
    expect(refusal(() => planGate(timeline, [], plusHours(NOW, 0.2), given))).toBe('market.notice_too_short');
    expect(refusal(() => planGate(timeline, [], plusHours(NOW, 7.1), given))).toBe('gate.too_close');
    expect(refusal(() => planGate(timeline, [extra.closesAt], plusHours(NOW, 2.1), given))).toBe('gate.too_close');
    expect(refusal(() => planGate([], [], plusHours(NOW, 2), given))).toBe('gate.not_in_sessions');
  });
});

test('a market is halted and resumed with a reason that people can read', () => {
  const given = { marketId: 'mango' as never, reason: 'Bão số 3, đường QL6 tắc', now: NOW };
  expect(haltMarket({ ...given, state: 'open' })).toMatchObject({ name: 'market.halted', reason: given.reason });
  expect(resumeMarket({ ...given, state: 'halted' })).toMatchObject({ name: 'market.resumed' });
  expect(refusal(() => haltMarket({ ...given, state: 'halted' }))).toBe('market.already_halted');
  expect(refusal(() => resumeMarket({ ...given, state: 'open' }))).toBe('market.not_halted');
  expect(refusal(() => haltMarket({ ...given, state: 'open', reason: 'vì' }))).toBe('text.too_short');
});
