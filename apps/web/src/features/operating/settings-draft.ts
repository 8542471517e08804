import type { MarketSettings } from '../../shared/api/views';
import type { Language } from '../../shared/format/language';
import { figureOf } from '../../shared/format/read-figure';
import { readWeight } from '../../shared/format/weight';
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
  /** From when, in Vietnam: a day and 'HH:MM', or what was typed there. */
  fromDay: string;
  fromTime: string;
}

/** Urgent lots between gates: at most a round a minute, so that a few ripe lots meet together. */
const URGENT_EVERY_MS = 60_000;
const MS_PER_MINUTE = 60_000;

export function draftOf(settings: MarketSettings, [fromDay, fromTime]: readonly [string, string]): SettingsDraft {
  return {
    mode: settings.mode,
    intervalMs: String(settings.intervalMs ?? 1_000),
    gates: settings.gates.length === 0 ? '05:30, 19:00' : settings.gates.join(', '),
    closedDays: settings.closedDays.join(', '),
    urgentDays: settings.urgent === null ? '' : String(settings.urgent.withinDays),
    standbyFromKg: settings.standbyFromKg === null ? '' : String(settings.standbyFromKg),
    confirmMinutes: String(Math.round(settings.confirmWithinMs / MS_PER_MINUTE)),
    fromDay,
    fromTime,
  };
}

const list = (typed: string): string[] =>
  typed
    .split(/[,;\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** What is sent; what cannot be read as a figure is sent as none, which the server refuses at its field. */
export function asked(draft: SettingsDraft, language: Language): PlanSettings {
  const standby = draft.standbyFromKg.trim();
  const shared = {
    from: instantOf(draft),
    mode: draft.mode,
    confirmWithinMs: whole(draft.confirmMinutes) * MS_PER_MINUTE,
    ...(standby === '' ? {} : { standbyFromKg: kilograms(standby, language) }),
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

function instantOf({ fromDay, fromTime }: SettingsDraft): string {
  const at = new Date(`${fromDay}T${fromTime}:00+07:00`);
  return Number.isNaN(at.getTime()) ? `${fromDay} ${fromTime}` : at.toISOString();
}

/** `1.500` and `1 500 ngày` are figures; either mark groups, for none of these has decimals. */
function whole(typed: string): number {
  return figureOf(typed, 0, 'vi');
}

/** `500`, `1,5 tấn`. */
function kilograms(typed: string, language: Language): number {
  const read = readWeight(typed, 'kg', language);
  return read.ok ? read.kg : Number.NaN;
}
