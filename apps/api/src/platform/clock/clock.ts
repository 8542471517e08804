import { Injectable } from '@nestjs/common';
import type { Day } from '@domain/shared/day';
import { dayAt, instantOf, type Instant } from '@domain/shared/instant';

/** The only place that asks the machine for the time. Where a deadline is decided, the database's clock is asked instead. */
@Injectable()
export class Clock {
  /** What this machine's time is off by, where it is certain to be (clock-sync). */
  offsetMs = 0;

  now(): Instant {
    return instantOf(this.machineMs() + this.offsetMs);
  }

  /** The machine's own time, right or wrong; epoch ms. */
  machineMs(): number {
    return Date.now();
  }

  /** The calendar day in Sơn La. */
  today(): Day {
    return dayAt(this.now());
  }

  /** Milliseconds that only grow, for measuring how long a step took. */
  monotonicMs(): number {
    return performance.now();
  }
}
