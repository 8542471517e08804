import type { TryOutcome } from '../shared/try-outcome';
import { type Instant, plusMs } from '../shared/instant';

/** How a delivery to one device stands. `gone`: the device takes no more; `dropped`: it was not to ring any more. */
export const DELIVERY_STATES = ['waiting', 'sent', 'failed', 'gone', 'dropped'] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Tries at one delivery, the first among them. */
export const TRIES_MAX = 5;

/** The wait before the second try, in milliseconds; each later one is four times as long: half a minute, two, eight, half an hour. */
const WAIT_MS = 30_000;
const GROWS = 4;

/** However long a push service asks us to wait, at most an hour, in milliseconds. */
const WAIT_MAX_MS = 3_600_000;

/** A delivery after a try. */
export interface AfterTry {
  readonly state: DeliveryState;
  /** When it is tried again; null when it is not. */
  readonly nextAt: Instant | null;
}

/** What becomes of a delivery after a try, the `tries`-th: it is over, or tried again after a while, at most `TRIES_MAX` times in all. */
export function afterTry(outcome: TryOutcome, tries: number, now: Instant): AfterTry {
  switch (outcome.kind) {
    case 'sent':
    case 'gone':
      return { state: outcome.kind, nextAt: null };
    case 'refused':
      return { state: 'failed', nextAt: null };
    case 'again': {
      if (tries >= TRIES_MAX) return { state: 'failed', nextAt: null };
      const own = WAIT_MS * GROWS ** (tries - 1);
      return { state: 'waiting', nextAt: plusMs(now, Math.min(Math.max(own, outcome.afterMs ?? 0), WAIT_MAX_MS)) };
    }
  }
}
