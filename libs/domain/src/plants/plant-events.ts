import type { MarketId } from '../shared/ids';
import type { Instant } from '../shared/instant';

/** A plant's line has room again that a market waited for: its next round looks once more. Whose plant is nobody's business. */
export interface PlantRoomFreed {
  readonly name: 'plant_room.freed';
  readonly at: Instant;
  readonly marketId: MarketId;
}
