import { type AccessRule, ruleOn } from '@domain/areas/access-rule';
import { type Lack, type LotPapers, missingPapers } from '@domain/areas/missing-papers';
import type { PackingFacility } from '@domain/areas/packing-facility';
import { isPackingLack, packingRight } from '@domain/areas/packing-right';
import type { Paper } from '@domain/areas/paper';
import type { Authorisation, PlantingArea } from '@domain/areas/planting-area';
import type { Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { AuthorisationId, DestinationId, OrganisationId, ProductId } from '@domain/shared/ids';
import type { Kg } from '@domain/shared/weight';

/** A lot that asks for its papers. */
export interface AskingLot {
  readonly productId: ProductId;
  readonly sellerId: OrganisationId;
  readonly areaCode: string | null;
  /** Kilograms that are asked about; null: not known yet. */
  readonly kg: number | null;
}

/** Everything that decides where the lots of one product may go, at one moment. */
export class MarketPapers {
  readonly rules: readonly AccessRule[];
  private readonly areaOfCode: ReadonlyMap<string, PlantingArea>;
  private readonly facilitiesOf: ReadonlyMap<string, readonly PackingFacility[]>;
  /** Kilograms of each leave that were given away since the papers were read. */
  private readonly taken = new Map<AuthorisationId, number>();
  private readonly papersOf: ReadonlyMap<string, readonly Paper[]>;

  constructor(contents: {
    readonly areas: readonly PlantingArea[];
    readonly facilities: readonly PackingFacility[];
    readonly papers: readonly Paper[];
    readonly rules: readonly AccessRule[];
  }) {
    this.rules = contents.rules;
    this.areaOfCode = new Map(contents.areas.map((area) => [area.code, area]));
    this.facilitiesOf = grouped(contents.facilities, ({ holderId, authorisations }) => [
      ...(holderId === null ? [] : [holderId]),
      ...authorisations.map(({ userId }) => userId),
    ]);
    this.papersOf = grouped(contents.papers, ({ holderId }) => [holderId]);
  }

  /** The papers of one lot; the buyer's packing facilities count beside the seller's. */
  lot({ productId, sellerId, areaCode, kg }: AskingLot, buyerId: OrganisationId | null): LotPapers {
    const packerIds = [sellerId, ...(buyerId === null ? [] : [buyerId])];
    return {
      productId,
      sellerId,
      packerIds,
      kg,
      areaCode,
      area: areaCode === null ? null : (this.areaOfCode.get(areaCode) ?? null),
      facilities: [...new Set(packerIds.flatMap((id) => this.facilitiesOf.get(id) ?? []))].map((facility) => this.asLeft(facility)),
      papers: this.papersOf.get(sellerId) ?? [],
    };
  }

  /** What a lot lacks for an order that goes on to a market. */
  missing(lot: AskingLot, buyerId: OrganisationId | null, marketId: DestinationId, day: Day): Lack[] {
    return missingPapers(this.lot(lot, buyerId), marketId, ruleOn(this.rules, marketId, lot.productId, day), day);
  }

  /**
   * Counts a lot as packed for a market, so that the next that asks finds so much less of the leave under which it is packed. Answers that
   * leave; null where the market asks for no packing code or the facility is a packer's own.
   *
   * @throws DomainError `trade.no_packing` when nobody may pack it
   */
  pack(
    lot: AskingLot & { readonly kg: number },
    buyerId: OrganisationId | null,
    marketId: DestinationId,
    day: Day,
  ): AuthorisationId | null {
    const right = this.packing(lot, buyerId, marketId, day);
    if (right === 'holder' || right === null) return null;
    if (isPackingLack(right)) throw new DomainError('trade.no_packing', {});
    this.take(right.id, lot.kg);
    return right.id;
  }

  /** In whose right a lot is packed for a market; null where the market asks for no packing code. */
  packing(lot: AskingLot, buyerId: OrganisationId | null, marketId: DestinationId, day: Day): ReturnType<typeof packingRight> | null {
    if (ruleOn(this.rules, marketId, lot.productId, day)?.needsPackingCode !== true) return null;
    return packingRight(this.lot(lot, buyerId), marketId, day);
  }

  /** Counts kilograms as packed under a leave. */
  take(leave: AuthorisationId, kg: number): void {
    this.taken.set(leave, (this.taken.get(leave) ?? 0) + kg);
  }

  /** A facility with its leaves as what was taken meanwhile left them. */
  private asLeft(facility: PackingFacility): PackingFacility {
    if (this.taken.size === 0) return facility;
    const left = (leave: Authorisation): Authorisation => ({ ...leave, usedKg: (leave.usedKg + (this.taken.get(leave.id) ?? 0)) as Kg });
    return { ...facility, authorisations: facility.authorisations.map(left) };
  }
}

function grouped<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) for (const key of new Set(keysOf(item))) groups.set(key, [...(groups.get(key) ?? []), item]);
  return groups;
}
