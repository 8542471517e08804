import type { UnmetCause } from './clearing-result';
import { FITS, OBSTACLES, WINDOW } from './pair-scan';

/** A reason with its figure; place and day only where the cause has one. */
export interface Reason {
  readonly cause: UnmetCause;
  readonly figure: number;
  readonly cell: number;
}

/** The obstacles met by one item, and its nearest partner among those that none kept away. */
export class Nearest {
  private readonly lost = new Int32Array(FITS);
  private daysOff = Infinity;
  private gap = Infinity;
  private fullCell = -1;
  private lotKg = 0;

  clear(): void {
    this.lost.fill(0);
    this.daysOff = Infinity;
    this.gap = Infinity;
    this.fullCell = -1;
    this.lotKg = 0;
  }

  keptBy(obstacle: number, daysOff: number): void {
    this.lost[obstacle]!++;
    if (obstacle === WINDOW && daysOff < this.daysOff) this.daysOff = daysOff;
  }

  /** @param fullCell place and day whose limit alone stands between the two, −1 for none. */
  reached(gap: number, fullCell: number, lotKg: number): void {
    if (lotKg > this.lotKg) this.lotKg = lotKg;
    if (gap > this.gap || (gap === this.gap && (this.fullCell === -1 || fullCell !== -1))) return;
    this.gap = gap;
    this.fullCell = fullCell;
  }

  /** @param capacity by cell. */
  reason(unmetKg: number, capacity: Int32Array): Reason {
    if (this.gap < Infinity) {
      if (this.fullCell >= 0) return { cause: 'capacity_full', figure: capacity[this.fullCell]!, cell: this.fullCell };
      if (this.gap > 0) return { cause: 'price_gap', figure: this.gap, cell: -1 };
      if (this.lotKg > 1) return { cause: 'lot_size', figure: this.lotKg, cell: -1 };
      return { cause: 'exhausted', figure: unmetKg, cell: -1 };
    }
    for (let obstacle = FITS - 1; obstacle >= 0; obstacle--) {
      if (this.lost[obstacle] === 0) continue;
      return { cause: OBSTACLES[obstacle]!, figure: obstacle === WINDOW ? this.daysOff : this.lost[obstacle]!, cell: -1 };
    }
    return { cause: 'nothing_wanted', figure: 0, cell: -1 };
  }
}
