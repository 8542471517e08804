import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import { asSet } from '../shared/bounded-list';
import { type LocalTime, minutesOf } from './local-time';

/** A lot that cannot wait for the next gate is matched between gates, at most one round an interval. */
export interface UrgentLane {
  /** A ready lot is urgent when its last harvest day is at most so many days away. */
  readonly withinDays: number;
  readonly intervalMs: number;
}

/** A round at most every so many milliseconds after a change. */
export interface ContinuousMode {
  readonly kind: 'continuous';
  readonly intervalMs: number;
}

/** A round at each gate, every day but the closed ones, and the urgent lane between them if there is one. */
export interface SessionsMode {
  readonly kind: 'sessions';
  readonly gates: readonly LocalTime[];
  readonly closedDays: readonly Day[];
  readonly urgent: UrgentLane | null;
}

/** How one market is run. */
export interface MarketSettings {
  readonly mode: ContinuousMode | SessionsMode;
  /** A confirmed trade of at least so many kg keeps standbys; null for none. */
  readonly standbyFromKg: number | null;
  /** How long both sides of a trade have to say yes, from the moment that it is made. */
  readonly confirmWithinMs: number;
}

/** What a market does that nobody has set: matches continuously, at most one round a second (DESIGN section 9, decision 9), trades wait two hours (section 2). */
export const DEFAULT_SETTINGS: MarketSettings = {
  mode: { kind: 'continuous', intervalMs: 1_000 },
  standbyFromKg: 1_000,
  confirmWithinMs: 2 * 3_600_000,
};

/** Below a fifth of a second rounds would follow each other without a pause; a round every hour is a session. */
export const INTERVAL_MS = { least: 200, most: 3_600_000 } as const;
/** A session is closed, solved, checked and read before the next one closes. */
export const GATES_APART_MINUTES = 15;
/** A gate every hour. */
const GATES = { min: 1, max: 24 } as const;
/** Public holidays of a year, and some more. */
const CLOSED_DAYS = { min: 0, max: 60 } as const;
/** Fruit that is ripe in more than a week is not urgent. */
const URGENT_DAYS_MAX = 7;
/** 1,000 t: more than any lot. */
const STANDBY_KG_MAX = 1_000_000;
/** Nobody answers within less than a second; fruit that is held for more than a day is lost to everybody else. */
const CONFIRM_MS = { least: 1_000, most: 86_400_000 } as const;
const MINUTES_PER_DAY = 1_440;

/**
 * Takes settings as an operator means them: gates and closed days in order, each once, every figure within its bounds.
 *
 * @throws DomainError `market.interval_out_of_range`, `list.too_short`, `list.too_long`, `gate.too_close`, `market.urgent_days_out_of_range`,
 * `market.standby_out_of_range`, `market.confirm_out_of_range` (in that order)
 */
export function checkedSettings(asked: MarketSettings): MarketSettings {
  const mode = asked.mode.kind === 'continuous' ? checkedContinuous(asked.mode) : checkedSessions(asked.mode);
  const standby = asked.standbyFromKg;
  if (standby !== null && !within(standby, 1, STANDBY_KG_MAX))
    throw new DomainError('market.standby_out_of_range', { most: STANDBY_KG_MAX }, 'standbyFromKg');
  const { confirmWithinMs } = asked;
  if (!within(confirmWithinMs, CONFIRM_MS.least, CONFIRM_MS.most))
    throw new DomainError('market.confirm_out_of_range', CONFIRM_MS, 'confirmWithinMs');
  return { mode, standbyFromKg: standby, confirmWithinMs };
}

function checkedContinuous(mode: ContinuousMode): ContinuousMode {
  requireInterval(mode.intervalMs, 'intervalMs');
  return mode;
}

function checkedSessions(mode: SessionsMode): SessionsMode {
  if (mode.urgent) requireInterval(mode.urgent.intervalMs, 'urgent.intervalMs');
  const gates = asSet(mode.gates, GATES, 'gates');
  requireApart(gates.map(minutesOf));
  const closedDays = asSet(mode.closedDays, CLOSED_DAYS, 'closedDays');
  if (mode.urgent && !within(mode.urgent.withinDays, 0, URGENT_DAYS_MAX))
    throw new DomainError('market.urgent_days_out_of_range', { most: URGENT_DAYS_MAX }, 'urgent.withinDays');
  return { ...mode, gates, closedDays };
}

function requireInterval(ms: number, field: string): void {
  if (!within(ms, INTERVAL_MS.least, INTERVAL_MS.most)) throw new DomainError('market.interval_out_of_range', INTERVAL_MS, field);
}

/** Also across midnight: 23:55 and 00:05 overlap. */
function requireApart(minutes: readonly number[]): void {
  minutes.forEach((at, nth) => {
    const next = nth + 1 < minutes.length ? (minutes[nth + 1] as number) : (minutes[0] as number) + MINUTES_PER_DAY;
    if (next - at < GATES_APART_MINUTES) throw new DomainError('gate.too_close', { minutes: GATES_APART_MINUTES }, 'gates');
  });
}

function within(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
