import type { Day } from '@domain/shared/day';
import type { RoomShare } from '../plants/plant-days.service';

/** What a round may bring to plants whose line has a limit. */
export interface ReservedRoom {
  /** The market's share of each such day that it wants kilograms on. */
  readonly limits: readonly RoomShare[];
  /** The one day of a demand of several days that the room decided, by the demand's id. */
  readonly dayOf: ReadonlyMap<string, Day>;
  /** Days that such a demand could have asked for as well, with the day that it did ask for. */
  readonly otherDays: readonly { readonly asked: { placeId: RoomShare['placeId']; day: Day }; readonly other: Day }[];
}

/** No plant of the round has a limit. */
export const NO_LIMITS: ReservedRoom = { limits: [], dayOf: new Map(), otherDays: [] };
