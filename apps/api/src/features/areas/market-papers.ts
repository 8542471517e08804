import { type AccessRule, ruleOn } from '@domain/areas/access-rule';
import { type Lack, type LotPapers, missingPapers } from '@domain/areas/missing-papers';
import type { PackingFacility } from '@domain/areas/packing-facility';
import type { Paper } from '@domain/areas/paper';
import type { PlantingArea } from '@domain/areas/planting-area';
import type { Day } from '@domain/shared/day';
import type { DestinationId, OrganisationId, ProductId } from '@domain/shared/ids';

/** A lot that asks for its papers. */
export interface AskingLot {
  readonly productId: ProductId;
  readonly sellerId: OrganisationId;
  readonly areaCode: string | null;
}

/** Everything that decides where the lots of one product may go, at one moment. */
export class MarketPapers {
  readonly rules: readonly AccessRule[];
  private readonly areaOfCode: ReadonlyMap<string, PlantingArea>;
  private readonly facilitiesOf: ReadonlyMap<string, readonly PackingFacility[]>;
  private readonly papersOf: ReadonlyMap<string, readonly Paper[]>;

  constructor(contents: {
    readonly areas: readonly PlantingArea[];
    readonly facilities: readonly PackingFacility[];
    readonly papers: readonly Paper[];
    readonly rules: readonly AccessRule[];
  }) {
    this.rules = contents.rules;
    this.areaOfCode = new Map(contents.areas.map((area) => [area.code, area]));
    this.facilitiesOf = grouped(contents.facilities, ({ holderId }) => holderId ?? '');
    this.papersOf = grouped(contents.papers, ({ holderId }) => holderId);
  }

  /** The papers of one lot; the buyer's packing facilities count beside the seller's. */
  lot({ productId, sellerId, areaCode }: AskingLot, buyerId: OrganisationId | null): LotPapers {
    return {
      productId,
      sellerId,
      areaCode,
      area: areaCode === null ? null : (this.areaOfCode.get(areaCode) ?? null),
      facilities: [...(this.facilitiesOf.get(sellerId) ?? []), ...(buyerId === null ? [] : (this.facilitiesOf.get(buyerId) ?? []))],
      papers: this.papersOf.get(sellerId) ?? [],
    };
  }

  /** What a lot lacks for an order that goes on to a market. */
  missing(lot: AskingLot, buyerId: OrganisationId | null, marketId: DestinationId, day: Day): Lack[] {
    return missingPapers(this.lot(lot, buyerId), marketId, ruleOn(this.rules, marketId, lot.productId, day), day);
  }
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
