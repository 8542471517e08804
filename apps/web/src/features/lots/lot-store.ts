import type { LiveEvent } from '@live/live-event';
import type { PublicOffer } from '../../shared/api/views';

/** One lot as a row: what it is, the words it is found by, how its open kg last moved, and why it is over if it is. */
export interface LotRow {
  readonly lot: PublicOffer;
  readonly words: string;
  readonly km: number | null;
  readonly moved: 'up' | 'down' | null;
  /** Turns over with each move, so that the mark of a move can begin anew in the same element. */
  readonly turn: boolean;
  readonly over: 'taken' | 'gone' | null;
}

/** Where the newest state of a lot stands; the place stays the same for as long as the lot is there. */
export interface HeldRow {
  row: LotRow;
}

/** What a row says beside its figures, in the language of the screen. */
export type DescribeLot = (lot: PublicOffer) => { words: string; km: number | null };

/** Runs a piece of work before the next picture; a test gives its own. */
export type EachFrame = (work: () => void) => void;

/**
 * Ten thousand live lots. Watchers hear of changes together, at most once a picture; the order of rows is
 * nobody's business here: whoever shows them decides when it may change.
 */
export class LotStore {
  private readonly rows = new Map<string, HeldRow>();
  private readonly watchers = new Set<(changed: ReadonlySet<string>) => void>();
  private readonly ofMarket = new Map<string, Set<string>>();
  private readonly sizeWatchers = new Set<() => void>();
  private readonly changed = new Set<string>();
  private readonly ended = new Set<string>();
  private arrivals: string[] = [];
  private isWaiting = false;
  private isSizeChanged = false;
  private size = 0;
  private readings = 0;
  private terms = 0;

  constructor(
    private readonly describe: DescribeLot,
    private readonly eachFrame: EachFrame,
  ) {}

  get(id: string): LotRow | undefined {
    return this.rows.get(id)?.row;
  }

  all(): IterableIterator<HeldRow> {
    return this.rows.values();
  }

  /** Lots that have come since the order was last made. */
  waiting(): readonly string[] {
    return this.arrivals;
  }

  /** The order has been made anew: what had come is in it, what is gone leaves. */
  settle(): void {
    const hadNews = this.arrivals.length > 0;
    this.arrivals = [];
    for (const id of this.ended) if (this.rows.get(id)?.row.over === 'gone') this.rows.delete(id);
    this.ended.clear();
    if (hadNews) this.tellOfSize();
  }

  /** Grows when lots come or when a whole market is read; never for a change of figures. */
  version(): number {
    return this.size;
  }

  /** Grows when a whole market is read and no lot waits to be let in: nobody has seen its lots yet, so none can move under a pointer. */
  readingsVersion(): number {
    return this.readings;
  }

  /** Grows whenever anything but what is left of a lot has changed: an order by price or by day holds until then. */
  termsVersion(): number {
    return this.terms;
  }

  /** Told before the next picture which lots have changed since the last. */
  watch(listener: (changed: ReadonlySet<string>) => void): () => void {
    this.watchers.add(listener);
    return () => this.watchers.delete(listener);
  }

  watchSize(listener: () => void): () => void {
    this.sizeWatchers.add(listener);
    return () => this.sizeWatchers.delete(listener);
  }

  /** A whole market as the server sees it now. */
  read(marketId: string, lots: readonly PublicOffer[]): void {
    const now = new Set(lots.map((lot) => lot.id));
    for (const id of this.ofMarket.get(marketId) ?? []) if (!now.has(id)) this.end(id);
    this.ofMarket.set(marketId, now);
    for (const lot of lots) this.put(lot, false);
    if (this.arrivals.length === 0) this.readings++;
    this.isSizeChanged = true;
    this.flushSoon();
  }

  apply(events: readonly LiveEvent[]): void {
    for (const event of events) {
      if (event.name === 'offer.opened' || event.name === 'offer.amended') this.put((event.body as { offer: PublicOffer }).offer, true);
      else if (event.name === 'offer.withdrawn' || event.name === 'offer.expired') this.end((event.body as { offerId: string }).offerId);
      else if (event.name === 'stock.changed' || event.name === 'stock.released') {
        for (const { id, openKg } of (event.body as { offers: { id: string; openKg: number }[] }).offers) this.stock(id, openKg);
      }
    }
    this.flushSoon();
  }

  private put(lot: PublicOffer, isNews: boolean): void {
    const before = this.get(lot.id);
    if (before !== undefined && before.lot.version > lot.version) return;
    const moved =
      before === undefined || before.lot.openKg === lot.openKg ? (before?.moved ?? null) : direction(before.lot.openKg, lot.openKg);
    const turn = before !== undefined && before.lot.openKg !== lot.openKg ? !before.turn : (before?.turn ?? false);
    this.set(lot.id, { lot, ...this.describe(lot), moved, turn, over: lot.openKg === 0 ? 'taken' : null });
    this.terms++;
    this.changed.add(lot.id);
    if (before === undefined && isNews) {
      this.arrivals.push(lot.id);
      this.ofMarket.get(lot.marketId)?.add(lot.id);
      this.isSizeChanged = true;
    }
  }

  private set(id: string, row: LotRow): void {
    const held = this.rows.get(id);
    if (held === undefined) this.rows.set(id, { row });
    else held.row = row;
  }

  private end(id: string): void {
    const row = this.get(id);
    if (row === undefined) return;
    this.set(id, { ...row, over: 'gone' });
    this.ended.add(id);
    this.changed.add(id);
  }

  private stock(id: string, openKg: number): void {
    const row = this.get(id);
    if (row === undefined || row.lot.openKg === openKg) return;
    const over = row.over === 'gone' ? 'gone' : openKg === 0 ? 'taken' : null;
    this.set(id, { ...row, lot: { ...row.lot, openKg }, moved: direction(row.lot.openKg, openKg), turn: !row.turn, over });
    this.changed.add(id);
  }

  private flushSoon(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    this.eachFrame(() => {
      this.isWaiting = false;
      for (const listener of this.watchers) listener(this.changed);
      this.changed.clear();
      if (!this.isSizeChanged) return;
      this.isSizeChanged = false;
      this.tellOfSize();
    });
  }

  private tellOfSize(): void {
    this.size++;
    for (const listener of this.sizeWatchers) listener();
  }
}

const direction = (before: number, after: number): 'up' | 'down' => (after > before ? 'up' : 'down');
