import { Injectable } from '@nestjs/common';
import type { Day } from '@domain/shared/day';
import { dayAt, instantOf, type Instant } from '@domain/shared/instant';

/** The only place that asks the machine for the time. Where a deadline is decided, the database's clock is asked instead. */
@Injectable()
export class Clock {
  now(): Instant {
    return instantOf(Date.now());
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
