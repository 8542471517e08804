import type { Day } from '../shared/day';
import type { Instant } from '../shared/instant';
import type { MarketId } from '../shared/ids';

/** The operator stated something else of a product, from a day on: another round may find more, or less, to match. */
export interface ProductChanged {
  readonly name: 'product.changed';
  readonly at: Instant;
  readonly marketId: MarketId;
  readonly version: number;
  readonly effectiveFrom: Day;
  /** True when the version was taken back before its day. */
  readonly withdrawn: boolean;
}
