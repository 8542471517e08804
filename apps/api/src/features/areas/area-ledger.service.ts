import { Injectable } from '@nestjs/common';
import type { AreaUsageWarned } from '@domain/areas/area-events';
import { usedKg } from '@domain/areas/area-ledger';
import { invariant } from '@domain/shared/invariant';
import { Clock } from '../../platform/clock/clock';
import { databaseNow } from '../../platform/database/database-clock';
import { asProgram } from '../../platform/database/row-scope';
import type { Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { AreaLedgerRepository, type Debit, type SeasonMove } from './area-ledger.repository';
import { AreasRepository } from './areas.repository';
import { LeavesRepository } from './leaves.repository';
import { LedgerBook, type LedgerLot, type LedgerPlace } from './ledger-book';

/** What a trade does to the ledger. A new trade brings its lot; one that is booked already needs its id alone. */
export interface LedgerEntry {
  readonly tradeId: string;
  readonly heldKg: number;
  readonly confirmedKg: number;
  readonly deliveredKg: number;
  /** What a new trade is booked as; null: it can only be booked already. */
  readonly lot: LedgerLot | null;
}

/** Books the kilograms of trades under the codes of their lots, in the trades' own transaction. */
@Injectable()
export class AreaLedgerService {
  constructor(
    private readonly areas: AreasRepository,
    private readonly rows: AreaLedgerRepository,
    private readonly leaves: LeavesRepository,
    private readonly catalogue: CatalogueQueries,
    private readonly clock: Clock,
    private readonly log: EventLog,
  ) {}

  /** Holds the areas of these codes until the transaction ends and opens their book. */
  async hold(tx: Tx, codes: readonly string[]): Promise<LedgerBook> {
    return this.open(tx, await this.areas.idsOfCodes(tx, unique(codes)));
  }

  /** The book of these codes as it stands; nothing is held. */
  async picture(tx: Tx, codes: readonly string[]): Promise<LedgerBook> {
    const areas = await this.areas.ofCodes(tx, unique(codes));
    const ids = areas.map(({ id }) => id);
    return this.bookOf(areas, await this.rows.seasons(tx, ids));
  }

  /**
   * Books moves of trades: everything or nothing. Their offers, demands and contracts are held before.
   *
   * @throws DomainError `area.capacity_exceeded`
   */
  async book(tx: Tx, entries: readonly LedgerEntry[]): Promise<void> {
    return asProgram('a trade draws on the code of its lot, whoever holds it', () => this.write(tx, entries));
  }

  private async write(tx: Tx, entries: readonly LedgerEntry[]): Promise<void> {
    const debits = await this.rows.debits(
      tx,
      entries.map(({ tradeId }) => tradeId),
    );
    const known = new Set(debits.map(({ tradeId }) => tradeId));
    const fresh = entries.flatMap(({ lot, ...move }) => (lot === null || known.has(move.tradeId) ? [] : [{ lot, move }]));
    const ids = await this.areas.idsOfCodes(tx, unique(fresh.map(({ lot }) => lot.areaCode)));
    const book = await this.open(tx, unique([...ids, ...debits.map(({ areaId }) => areaId)]));
    const booked = fresh.flatMap(({ lot, move }) => {
      const place = book.placeOf(lot);
      return place === null ? [] : [{ place, move, lot }];
    });
    for (const { place, move } of booked) book.take(place, move);
    await this.rows.openSeasons(
      tx,
      booked.map(({ place }) => seasonRow(book, place)),
    );
    const created = booked.map(({ place, move, lot }) => debitOf(place, move, lot.sellerId));
    const changed = changedDebits(debits, entries);
    for (const { move } of changed) book.shift(move);
    await this.rows.moveSeasons(tx, sums([...created, ...changed.map(({ move }) => move)]));
    await this.leaves.move(tx, leaveSums([...created, ...changed.map(({ move }) => move)]));
    await this.rows.insertDebits(tx, created);
    await this.rows.saveDebits(
      tx,
      changed.map(({ after }) => after),
    );
    await this.warn(tx, book, [...booked.map(({ place }) => place), ...changed.map(({ move }) => book.placeOfDebit(move))]);
  }

  private async open(tx: Tx, areaIds: readonly string[]): Promise<LedgerBook> {
    const areas = await this.areas.lockMany(tx, areaIds);
    const ids = areas.map(({ id }) => id);
    return this.bookOf(areas, await this.rows.seasons(tx, ids));
  }

  private bookOf(
    areas: Awaited<ReturnType<AreasRepository['lockMany']>>,
    seasons: Awaited<ReturnType<AreaLedgerRepository['seasons']>>,
  ): LedgerBook {
    return new LedgerBook({
      areas,
      seasons,
      product: (id) => this.catalogue.product(id, 'productId'),
      today: this.clock.today(),
    });
  }

  /** Tells a holder, and whoever just sold under the code, that a mark is reached. */
  private async warn(tx: Tx, book: LedgerBook, places: readonly LedgerPlace[]): Promise<void> {
    const seen = new Set<string>();
    const events: AreaUsageWarned[] = [];
    for (const place of places) {
      const key = `${place.area.id} ${place.season}`;
      const percent = book.newMark(place);
      if (percent === 0 || seen.has(key)) continue;
      seen.add(key);
      const ledger = book.at(place);
      events.push({
        name: 'area.usage_warned',
        at: await databaseNow(tx),
        code: place.area.code,
        season: place.season,
        percent,
        usedKg: usedKg(ledger),
        capacityKg: ledger.capacityKg,
        toIds: unique([
          ...(place.area.holderId ? [place.area.holderId] : []),
          ...(place.authorisation ? [place.authorisation.userId] : []),
        ]),
      });
    }
    await this.log.append(tx, events);
  }
}

function seasonRow(book: LedgerBook, { area, season }: LedgerPlace): { areaId: string; season: number; capacityKg: number } {
  return { areaId: area.id, season, capacityKg: book.capacityOf(area) };
}

function debitOf(place: LedgerPlace, move: Omit<LedgerEntry, 'lot'>, userId: string): Debit {
  return { ...move, areaId: place.area.id, season: place.season, authorisationId: place.authorisation?.id ?? null, userId };
}

/** Debits that are booked already, each with what moves and what it holds afterwards. */
function changedDebits(debits: readonly Debit[], entries: readonly LedgerEntry[]): { move: Debit; after: Debit }[] {
  const byTrade = new Map(entries.map((entry) => [entry.tradeId, entry]));
  return debits.map((debit) => {
    const entry = byTrade.get(debit.tradeId);
    invariant(entry !== undefined, 'a debit was read for a trade that does not move', { tradeId: debit.tradeId });
    const { heldKg, confirmedKg, deliveredKg } = entry;
    const after = {
      ...debit,
      heldKg: debit.heldKg + heldKg,
      confirmedKg: debit.confirmedKg + confirmedKg,
      deliveredKg: debit.deliveredKg + deliveredKg,
    };
    return { move: { ...debit, heldKg, confirmedKg, deliveredKg }, after };
  });
}

/** Moves of many trades added up by season: an UPDATE takes only one of several rows of the same key. */
function sums(debits: readonly Debit[]): SeasonMove[] {
  const bySeason = new Map<string, SeasonMove>();
  for (const { areaId, season, heldKg, confirmedKg, deliveredKg } of debits) {
    const sum = bySeason.get(`${areaId} ${season}`) ?? { areaId, season, heldKg: 0, confirmedKg: 0, deliveredKg: 0 };
    bySeason.set(`${areaId} ${season}`, {
      areaId,
      season,
      heldKg: sum.heldKg + heldKg,
      confirmedKg: sum.confirmedKg + confirmedKg,
      deliveredKg: sum.deliveredKg + deliveredKg,
    });
  }
  return [...bySeason.values()];
}

function leaveSums(debits: readonly Debit[]): Map<string, number> {
  const byLeave = new Map<string, number>();
  for (const { authorisationId, heldKg, confirmedKg, deliveredKg } of debits) {
    if (authorisationId === null) continue;
    byLeave.set(authorisationId, (byLeave.get(authorisationId) ?? 0) + heldKg + confirmedKg + deliveredKg);
  }
  return byLeave;
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}
