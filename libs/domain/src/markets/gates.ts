import { addDays, type Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import { dayAt, type Instant } from '../shared/instant';
import { momentOf } from './local-time';
import { GATES_APART_MINUTES } from './market-settings';
import { requireNotice, type SettingsVersion, settingsAt } from './timeline';

/** A moment at which a session closes: by the settings, or one more that the operator called. */
export interface Gate {
  readonly closesAt: Instant;
  readonly kind: 'session' | 'extra';
}

/** Holidays in a row: a market that is closed longer has no next gate to count down to. */
const LOOK_AHEAD_DAYS = 61;
const MS_PER_MINUTE = 60_000;

/** Gates by the settings in [from, to), in order. Each is decided by the settings that hold at its own moment. */
export function sessionGates(timeline: readonly SettingsVersion[], from: Instant, to: Instant): Instant[] {
  const gates: Instant[] = [];
  for (let day: Day = dayAt(from); day <= dayAt(to); day = addDays(day, 1)) gates.push(...gatesOfDay(timeline, day));
  return gates.filter((at) => at >= from && at < to).sort((a, b) => a - b);
}

/** The first gate after a moment, of those by the settings and the extra ones; null if there is none within two months. */
export function nextGate(timeline: readonly SettingsVersion[], extra: readonly Instant[], after: Instant): Gate | null {
  const [soonest] = extra.filter((at) => at > after).sort((a, b) => a - b);
  const session = firstSession(timeline, after);
  if (soonest !== undefined && (session === undefined || soonest < session)) return { closesAt: soonest, kind: 'extra' };
  return session === undefined ? null : { closesAt: session, kind: 'session' };
}

/**
 * Plans one more gate, with notice.
 *
 * @throws DomainError `gate.in_past`, `market.notice_too_short`, `gate.not_in_sessions`, `gate.too_close` (in that order)
 */
export function planGate(
  timeline: readonly SettingsVersion[],
  extra: readonly Instant[],
  asked: Instant,
  given: { readonly now: Instant; readonly noticeMs: number },
): Gate {
  requireNotice(asked, given, 'gate.in_past', 'closesAt');
  if (settingsAt(timeline, asked).mode.kind !== 'sessions') throw new DomainError('gate.not_in_sessions', {}, 'closesAt');
  const apart = GATES_APART_MINUTES * MS_PER_MINUTE;
  const near = sessionGates(timeline, (asked - apart + 1) as Instant, (asked + apart) as Instant);
  if (near.length > 0 || extra.some((at) => Math.abs(at - asked) < apart))
    throw new DomainError('gate.too_close', { minutes: GATES_APART_MINUTES }, 'closesAt');
  return { closesAt: asked, kind: 'extra' };
}

function firstSession(timeline: readonly SettingsVersion[], after: Instant): Instant | undefined {
  let day = dayAt(after);
  for (let ahead = 0; ahead < LOOK_AHEAD_DAYS; ahead++, day = addDays(day, 1)) {
    const [first] = gatesOfDay(timeline, day)
      .filter((at) => at > after)
      .sort((a, b) => a - b);
    if (first !== undefined) return first;
  }
  return undefined;
}

/** Every version's own gates of the day, kept where that version is the one that holds. */
function gatesOfDay(timeline: readonly SettingsVersion[], day: Day): Instant[] {
  const gates = timeline.flatMap(({ settings }) => {
    if (settings.mode.kind !== 'sessions' || settings.mode.closedDays.includes(day)) return [];
    return settings.mode.gates.map((time) => momentOf(day, time)).filter((at) => settingsAt(timeline, at) === settings);
  });
  return [...new Set(gates)];
}
