import type { Brand } from './brand';
import { type Day, dayOf } from './day';
import { idOf } from './ids';
import { type Instant, instantFromIso } from './instant';

/** A day and a moment for specs. Each room has true-to-life samples of its own; a spec changes what matters to it and leaves the rest. */
export const SUNDAY: Day = dayOf('2026-06-07', 'day');
export const SUNDAY_NOON: Instant = instantFromIso('2026-06-07T05:00:00Z', 'at');

/** The nth id of a made-up row. */
export function sampleId<Id extends Brand<string, string>>(n: number): Id {
  return idOf<Id>(`01900000-0000-7000-8000-${String(n).padStart(12, '0')}`, 'id');
}
