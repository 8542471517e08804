import type { EachFrame, LotRow, LotStore } from './lot-store';
import type { RowPlace } from './row-cells';
import type { RowWords } from './row-words';

/** As many rows as stand ready: 19 in sight on a desk, the others above and below it for a hand that scrolls. */
export const SLOTS = 32;
const SPARE = 6;
const IN_SIGHT = 19;

/** What fills one row; the elements of a page, or a test. */
export interface Slot {
  fill(row: LotRow, place: RowPlace, said: RowWords): void;
  /** Out of sight for a picture or two, until it is filled anew: to hide it and show it again would have it laid out from nothing. */
  leave(): void;
  hide(): void;
}

/** What the grid shows now, as a whole. */
export interface Shown {
  readonly ids: readonly string[];
  readonly picked: ReadonlySet<string>;
  readonly active: number;
  /** All rows are equally high, in px. */
  readonly height: number;
  readonly said: RowWords;
}

/**
 * The rows in sight of a list of thousands: a row that leaves the sight is filled anew as the one that comes in, and a
 * change in the store fills only the rows it is about.
 */
export class RowWindow {
  private first = 0;
  private shown: Shown | null = null;
  private scrolledPx = 0;
  private readonly indexes: number[] = [];

  constructor(
    private readonly store: Pick<LotStore, 'get'>,
    private readonly slots: readonly Slot[],
    private readonly afterPicture: EachFrame,
  ) {}

  /** Another order, another mark, other words: the rows in sight with this picture, the spare ones with the next. */
  show(shown: Shown): void {
    this.shown = shown;
    this.first = firstOf(shown, this.scrolledPx);
    const top = Math.min(Math.floor(this.scrolledPx / shown.height), Math.max(0, shown.ids.length - IN_SIGHT));
    const isInSight = (index: number) => index >= top && index < top + IN_SIGHT;
    for (let index = this.first; index < this.first + SLOTS; index++) {
      if (isInSight(index)) this.draw(index);
      else this.clear(index);
    }
    this.afterPicture(() => {
      if (this.shown === shown) this.drawMissing();
    });
  }

  scroll(scrolledPx: number): void {
    this.scrolledPx = scrolledPx;
    if (this.shown === null) return;
    const first = firstOf(this.shown, scrolledPx);
    if (first === this.first) return;
    this.first = first;
    this.drawMissing();
  }

  changed(ids: ReadonlySet<string>): void {
    if (this.shown === null) return;
    for (let index = this.first; index < this.first + SLOTS; index++) if (ids.has(this.shown.ids[index] ?? '')) this.draw(index);
  }

  private drawMissing(): void {
    for (let index = this.first; index < this.first + SLOTS; index++) if (this.indexes[index % SLOTS] !== index) this.draw(index);
  }

  /** Until it is filled anew a row that held something else shows nothing. */
  private clear(index: number): void {
    this.indexes[index % SLOTS] = -1;
    this.slots[index % SLOTS]?.leave();
  }

  private draw(index: number): void {
    const slot = this.slots[index % SLOTS];
    if (slot === undefined || this.shown === null) return;
    this.indexes[index % SLOTS] = index;
    const { ids, picked, active, height, said } = this.shown;
    const id = ids[index];
    const row = id === undefined ? undefined : this.store.get(id);
    if (id === undefined || row === undefined) slot.hide();
    else slot.fill(row, { index, height, isActive: index === active, isPicked: picked.has(id) }, said);
  }
}

/** The first row that is filled: a few above the sight, and never so low that the last rows leave places empty. */
function firstOf({ ids, height }: Shown, scrolledPx: number): number {
  return Math.max(0, Math.min(Math.floor(scrolledPx / height) - SPARE, ids.length - SLOTS));
}
