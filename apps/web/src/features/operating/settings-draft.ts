import type { MarketSettings } from '../../shared/api/views';
import type { PlanSettings } from './api';

/** The form as it is typed. */
export interface SettingsDraft {
  mode: 'continuous' | 'sessions';
  intervalMs: string;
  gates: string;
  closedDays: string;
  urgentDays: string;
  standbyFromKg: string;
  confirmMinutes: string;
  /** A local time of Vietnam, as the browser's own control gives it: 'YYYY-MM-DDTHH:MM'. */
  from: string;
}

/** Urgent lots between gates: at most a round a minute, so that a few ripe lots meet together. */
const URGENT_EVERY_MS = 60_000;
const MS_PER_MINUTE = 60_000;

export function draftOf(settings: MarketSettings, from: string): SettingsDraft {
  return {
    mode: settings.mode,
    intervalMs: String(settings.intervalMs ?? 1_000),
    gates: settings.gates.length === 0 ? '05:30, 19:00' : settings.gates.join(', '),
    closedDays: settings.closedDays.join(', '),
    urgentDays: settings.urgent === null ? '' : String(settings.urgent.withinDays),
    standbyFromKg: settings.standbyFromKg === null ? '' : String(settings.standbyFromKg),
    confirmMinutes: String(Math.round(settings.confirmWithinMs / MS_PER_MINUTE)),
    from,
  };
}

const list = (typed: string): string[] =>
  typed
    .split(/[,;\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** What is sent; what cannot be read as a figure is sent as one that the server refuses at its field. */
export function asked(draft: SettingsDraft): PlanSettings {
  const standby = draft.standbyFromKg.trim();
  const shared = {
    from: new Date(`${draft.from}:00+07:00`).toISOString(),
    mode: draft.mode,
    confirmWithinMs: whole(draft.confirmMinutes) * MS_PER_MINUTE,
    ...(standby === '' ? {} : { standbyFromKg: whole(standby) }),
  };
  if (draft.mode === 'continuous') return { ...shared, intervalMs: whole(draft.intervalMs) };
  const urgent = draft.urgentDays.trim();
  return {
    ...shared,
    gates: list(draft.gates),
    closedDays: list(draft.closedDays),
    ...(urgent === '' ? {} : { urgent: { withinDays: whole(urgent), intervalMs: URGENT_EVERY_MS } }),
  };
}

function whole(typed: string): number {
  return /^\d{1,9}$/.test(typed.trim()) ? parseInt(typed, 10) : -1;
}
