import type { UnmetCause } from '../clearing-result';
import { FITS, OBSTACLES, WINDOW } from '../market/pair-scan';

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
  private fullAt = -1;
  private lotKg = 0;

  clear(): void {
    this.lost.fill(0);
    this.daysOff = Infinity;
    this.gap = Infinity;
    this.fullCell = -1;
    this.lotKg = 0;
  }

  /** @param partners how many the obstacle keeps away. */
  keptBy(obstacle: number, daysOff: number, partners: number): void {
    this.lost[obstacle]! += partners;
    if (obstacle === WINDOW && daysOff < this.daysOff) this.daysOff = daysOff;
  }

  /**
   * @param gap VND per kg, 0 or less when no price stands between the two.
   * @param fullCell place and day whose limit alone does, −1 for none. Of several the one of the oldest partner is named.
   * @param at the partner: older ones have smaller numbers.
   */
  reached(gap: number, fullCell: number, at: number): void {
    const own = Math.max(0, gap);
    if (own > this.gap) return;
    if (own === this.gap && (this.fullCell === -1 || (fullCell !== -1 && at > this.fullAt))) return;
    this.gap = own;
    this.fullCell = fullCell;
    this.fullAt = at;
  }

  /** Whether no partner that is at least so far off could change the reason any more. */
  isSettledAt(gap: number): boolean {
    if (this.gap === Infinity) return false;
    const own = Math.max(0, gap);
    return own > this.gap || (own === this.gap && this.fullCell === -1);
  }

  /** Whether only lots can still have kept the item from its nearest partner. */
  get isWithinReach(): boolean {
    return this.gap === 0 && this.fullCell === -1;
  }

  /** A partner within reach takes or gives no less than so much at a time. */
  needsLot(kg: number): void {
    if (kg > this.lotKg) this.lotKg = kg;
  }

  get lot(): number {
    return this.lotKg;
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
