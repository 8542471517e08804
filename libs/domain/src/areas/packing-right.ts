import type { Day } from '../shared/day';
import type { DestinationId, OrganisationId, ProductId } from '../shared/ids';
import type { PackingFacility } from './packing-facility';
import { type Authorisation, rightOf } from './planting-area';
import { standingOn } from './standing';

/** What goes to a packing table: fruit, whose facilities may be used (the seller's, and the buyer's where one is known), and how much. */
export interface ToPack {
  readonly productId: ProductId;
  readonly packerIds: readonly OrganisationId[];
  /** Null: how much is not known yet. */
  readonly kg: number | null;
  /** Facilities that these organisations hold or may use. */
  readonly facilities: readonly PackingFacility[];
}

/** Why no facility may pack it. */
export type PackingLack = 'packing.missing' | 'packing.unchecked' | 'packing.not_active' | 'packing.leave_short';

/**
 * In whose right fruit is packed for a market on a day: somebody's own, a leave that still bears all of it (the first to end), or none and why.
 *
 * An own facility is taken before a leave, so that a leave is only drawn on when there is need.
 */
export function packingRight(pack: ToPack, marketId: DestinationId, day: Day): 'holder' | Authorisation | PackingLack {
  const usable = pack.facilities.filter(
    (facility) => facility.productIds.includes(pack.productId) && rightsIn(facility, pack.packerIds, day).length > 0,
  );
  if (usable.length === 0) return 'packing.missing';
  const checked = usable.filter((facility) => facility.checked);
  if (checked.length === 0) return 'packing.unchecked';
  const open = checked.filter(
    ({ standings }) => standingOn(standings, null, day) === 'active' && standingOn(standings, marketId, day) === 'active',
  );
  if (open.length === 0) return 'packing.not_active';
  const rights = open.flatMap((facility) => rightsIn(facility, pack.packerIds, day));
  if (rights.includes('holder')) return 'holder';
  const leaves = rights.filter((right): right is Authorisation => right !== 'holder').sort(byEnd);
  return leaves.find(({ kg, usedKg }) => kg - usedKg >= (pack.kg ?? 1)) ?? 'packing.leave_short';
}

/** True for one of the words of a refusal. */
export function isPackingLack(right: ReturnType<typeof packingRight>): right is PackingLack {
  return typeof right === 'string' && right !== 'holder';
}

function rightsIn(facility: PackingFacility, packerIds: readonly OrganisationId[], day: Day): ('holder' | Authorisation)[] {
  return packerIds.flatMap((id) => rightOf(facility, id, day) ?? []);
}

function byEnd(left: Authorisation, right: Authorisation): number {
  return left.window.to < right.window.to || (left.window.to === right.window.to && left.id < right.id) ? -1 : 1;
}
