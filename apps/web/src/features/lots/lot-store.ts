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

/** What a row says beside its figures, in the language of the screen. */
export type DescribeLot = (lot: PublicOffer) => { words: string; km: number | null };

/** Runs a piece of work before the next picture; a test gives its own. */
export type EachFrame = (work: () => void) => void;

/**
 * Ten thousand live lots. A change redraws its own row and no other, at most once a picture; the order of rows is
 * nobody's business here: whoever shows them decides when it may change.
 */
export class LotStore {
  private readonly rows = new Map<string, LotRow>();
  private readonly watchers = new Map<string, Set<() => void>>();
  private readonly ofMarket = new Map<string, Set<string>>();
  private readonly sizeWatchers = new Set<() => void>();
  private readonly changed = new Set<string>();
  private arrivals: string[] = [];
  private isWaiting = false;
  private isSizeChanged = false;
  private size = 0;
  private terms = 0;

  constructor(
    private readonly describe: DescribeLot,
    private readonly eachFrame: EachFrame,
  ) {}

  get(id: string): LotRow | undefined {
    return this.rows.get(id);
  }

  all(): IterableIterator<LotRow> {
    return this.rows.values();
  }

  /** Lots that have come since the order was last made. */
  waiting(): readonly string[] {
    return this.arrivals;
  }

  /** The order is being made anew: what had come is in it, what is gone leaves. */
  settle(): void {
    this.arrivals = [];
    for (const [id, row] of this.rows) if (row.over === 'gone') this.rows.delete(id);
  }

  /** Grows when lots come or when a whole market is read; never for a change of figures. */
  version(): number {
    return this.size;
  }

  /** Grows whenever anything but what is left of a lot has changed: an order by price or by day holds until then. */
  termsVersion(): number {
    return this.terms;
  }

  watch(id: string, listener: () => void): () => void {
    const listeners = this.watchers.get(id) ?? new Set();
    this.watchers.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.watchers.delete(id);
    };
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
    const before = this.rows.get(lot.id);
    if (before !== undefined && before.lot.version > lot.version) return;
    const moved =
      before === undefined || before.lot.openKg === lot.openKg ? (before?.moved ?? null) : direction(before.lot.openKg, lot.openKg);
    const turn = before !== undefined && before.lot.openKg !== lot.openKg ? !before.turn : (before?.turn ?? false);
    this.rows.set(lot.id, { lot, ...this.describe(lot), moved, turn, over: lot.openKg === 0 ? 'taken' : null });
    this.terms++;
    this.changed.add(lot.id);
    if (before === undefined && isNews) {
      this.arrivals.push(lot.id);
      this.ofMarket.get(lot.marketId)?.add(lot.id);
      this.isSizeChanged = true;
    }
  }

  private end(id: string): void {
    const row = this.rows.get(id);
    if (row === undefined) return;
    this.rows.set(id, { ...row, over: 'gone' });
    this.changed.add(id);
  }

  private stock(id: string, openKg: number): void {
    const row = this.rows.get(id);
    if (row === undefined || row.lot.openKg === openKg) return;
    const over = row.over === 'gone' ? 'gone' : openKg === 0 ? 'taken' : null;
    this.rows.set(id, { ...row, lot: { ...row.lot, openKg }, moved: direction(row.lot.openKg, openKg), turn: !row.turn, over });
    this.changed.add(id);
  }

  private flushSoon(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    this.eachFrame(() => {
      this.isWaiting = false;
      for (const id of this.changed) for (const listener of this.watchers.get(id) ?? []) listener();
      this.changed.clear();
      if (!this.isSizeChanged) return;
      this.isSizeChanged = false;
      this.size++;
      for (const listener of this.sizeWatchers) listener();
    });
  }
}

const direction = (before: number, after: number): 'up' | 'down' => (after > before ? 'up' : 'down');
