import { Injectable } from '@nestjs/common';

/** Closes some of what time has passed and answers how many; 0 when nothing is due. Safe to run twice or late. */
export type Sweep = () => Promise<number>;

/** What higher rooms want swept beside the trades room's own: each registers once, when the program starts. */
@Injectable()
export class Sweeps {
  private readonly sweeps: Sweep[] = [];

  add(sweep: Sweep): void {
    this.sweeps.push(sweep);
  }

  get all(): readonly Sweep[] {
    return this.sweeps;
  }
}
