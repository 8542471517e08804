import { type AreaLedger, type LedgerMove, leftKg, moveLedger, openLedger, warningOf } from '@domain/areas/area-ledger';
import { type Authorisation, type PlantingArea, rightOf } from '@domain/areas/planting-area';
import { seasonCapacityKg, seasonOf } from '@domain/areas/season-capacity';
import type { Product } from '@domain/catalogue/product';
import type { Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import { invariant } from '@domain/shared/invariant';
import type { OrganisationId, ProductId } from '@domain/shared/ids';
import type { Debit, SeasonLedger } from './area-ledger.repository';

/** A lot as the ledger sees it. */
export interface LedgerLot {
  readonly areaCode: string;
  readonly sellerId: OrganisationId;
  readonly productId: ProductId;
  readonly pickUpOn: Day;
}

/** Where a lot is booked: its area, season, and the leave under which it is sold. */
export interface LedgerPlace {
  readonly area: PlantingArea;
  readonly season: number;
  readonly authorisation: Authorisation | null;
}

/** What a book is opened with: rows that the caller holds, or a picture of them. */
export interface BookContents {
  readonly areas: readonly PlantingArea[];
  readonly seasons: readonly SeasonLedger[];
  readonly product: (id: ProductId) => Product;
  readonly today: Day;
}

/** The ledgers of some areas in memory: says where a lot belongs, how much room it has, and books it. */
export class LedgerBook {
  private readonly areaOfCode: ReadonlyMap<string, PlantingArea>;
  private readonly ledgers: Map<string, AreaLedger>;
  private readonly before: ReadonlyMap<string, AreaLedger>;
  private readonly used: Map<string, number>;

  constructor(private readonly contents: BookContents) {
    this.areaOfCode = new Map(contents.areas.map((area) => [area.code, area]));
    this.before = new Map(contents.seasons.map((row) => [keyOf(row.areaId, row.season), row]));
    this.ledgers = new Map(this.before);
    this.used = new Map(contents.areas.flatMap(({ authorisations }) => authorisations.map(({ id, usedKg }) => [id, usedKg])));
  }

  /** Null for a lot whose code is not held here, is another fruit's or is not its seller's to use: it draws on nobody's ground. */
  placeOf(lot: LedgerLot): LedgerPlace | null {
    const area = this.areaOfCode.get(lot.areaCode);
    if (area?.productId !== lot.productId) return null;
    const right = rightOf(area, lot.sellerId, this.contents.today);
    if (right === null) return null;
    const season = seasonOf(this.contents.product(lot.productId).season, lot.pickUpOn);
    return { area, season, authorisation: right === 'holder' ? null : right };
  }

  /** Kilograms that may still be sold from that place. */
  roomAt(place: LedgerPlace): number {
    const room = leftKg(this.at(place));
    const leave = place.authorisation;
    return leave === null ? room : Math.min(room, leave.kg - (this.used.get(leave.id) ?? 0));
  }

  /** Takes kilograms from a place. @throws DomainError `area.capacity_exceeded`, also past a leave */
  take(place: LedgerPlace, move: LedgerMove): void {
    const kg = move.heldKg + move.confirmedKg + move.deliveredKg;
    const room = this.roomAt(place);
    if (kg > room) throw new DomainError('area.capacity_exceeded', { leftKg: room, askedKg: kg });
    this.ledgers.set(keyOf(place.area.id, place.season), moveLedger(this.at(place), move));
    if (place.authorisation) this.used.set(place.authorisation.id, (this.used.get(place.authorisation.id) ?? 0) + kg);
  }

  /** Moves what is booked already. @throws DomainError `area.capacity_exceeded` when it grows beyond the ground, or beyond its leave */
  shift(debit: Debit): void {
    const { areaId, season, authorisationId } = debit;
    const ledger = this.ledgers.get(keyOf(areaId, season));
    invariant(ledger !== undefined, 'a debit names a season without a ledger', { areaId, season });
    this.ledgers.set(keyOf(areaId, season), moveLedger(ledger, debit));
    if (authorisationId === null) return;
    const leave = this.placeOfDebit(debit).authorisation;
    const kg = debit.heldKg + debit.confirmedKg + debit.deliveredKg;
    const used = (this.used.get(authorisationId) ?? 0) + kg;
    if (kg > 0 && leave && used > leave.kg) throw new DomainError('area.capacity_exceeded', { leftKg: leave.kg - used + kg, askedKg: kg });
    this.used.set(authorisationId, used);
  }

  /** Where a debit is booked. */
  placeOfDebit({ areaId, season, authorisationId }: Debit): LedgerPlace {
    const area = this.contents.areas.find(({ id }) => id === areaId);
    invariant(area !== undefined, 'a debit names an area that is not held', { areaId });
    return { area, season, authorisation: area.authorisations.find(({ id }) => id === authorisationId) ?? null };
  }

  /** What a season's ledger holds now. */
  at({ area, season }: Pick<LedgerPlace, 'area' | 'season'>): AreaLedger {
    return this.ledgers.get(keyOf(area.id, season)) ?? openLedger(this.capacityOf(area));
  }

  /** The mark that a season has newly reached: 0 for none. */
  newMark(place: LedgerPlace): number {
    const before = this.before.get(keyOf(place.area.id, place.season));
    const mark = warningOf(this.at(place));
    return mark > (before ? warningOf(before) : 0) ? mark : 0;
  }

  capacityOf(area: PlantingArea): AreaLedger['capacityKg'] {
    return seasonCapacityKg(area.areaM2, area.yieldKgPerHa, this.contents.product(area.productId).yieldKgPerHa);
  }
}

function keyOf(areaId: string, season: number): string {
  return `${areaId} ${season}`;
}
