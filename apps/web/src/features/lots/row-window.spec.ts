import type { LotRow } from './lot-store';
import { RowWindow, SLOTS, type Shown, type Slot } from './row-window';

const HEIGHT = 34;
const ids = Array.from({ length: 1_000 }, (_, k) => `lot-${k}`);
const shown = (more: Partial<Shown> = {}): Shown => ({
  ids,
  picked: new Set(),
  active: 0,
  height: HEIGHT,
  said: {} as Shown['said'],
  ...more,
});

function aWindow() {
  const inRow: (number | null)[] = Array.from({ length: SLOTS }, () => null);
  let filled = 0;
  const slots = inRow.map((_, slot): Slot => ({
    fill: (_row, place) => {
      filled++;
      inRow[slot] = place.index;
    },
    leave: () => (inRow[slot] = null),
    hide: () => (inRow[slot] = null),
  }));
  let next: (() => void)[] = [];
  const rows = new RowWindow({ get: (id) => ({ lot: { id } }) as LotRow }, slots, (work) => next.push(work));
  const frame = () => {
    const due = next;
    next = [];
    for (const work of due) work();
  };
  const indexes = () => inRow.filter((index) => index !== null).sort((a, b) => a - b);
  const fills = () => {
    const before = filled;
    filled = 0;
    return before;
  };
  return { rows, frame, indexes, fills };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, k) => from + k);

describe('the rows in sight', () => {
  it('come with the first picture, the spare ones with the next', () => {
    const { rows, frame, indexes } = aWindow();
    rows.show(shown());
    expect(indexes()).toEqual(range(0, 19));
    frame();
    expect(indexes()).toEqual(range(0, SLOTS));
  });

  it('are filled anew one by one while somebody scrolls', () => {
    const { rows, frame, indexes, fills } = aWindow();
    rows.show(shown());
    frame();
    fills();
    rows.scroll(10 * HEIGHT);
    expect(indexes()).toEqual(range(4, 4 + SLOTS));
    expect(fills()).toBe(4);
  });

  it('are all there at the very end, and when the list becomes short under a hand that scrolled far', () => {
    const { rows, frame, indexes } = aWindow();
    rows.show(shown());
    rows.scroll(1_000 * HEIGHT);
    frame();
    expect(indexes()).toEqual(range(1_000 - SLOTS, 1_000));
    rows.show(shown({ ids: ids.slice(0, 7) }));
    frame();
    expect(indexes()).toEqual(range(0, 7));
  });

  it('a change fills the rows it is about and no other', () => {
    const { rows, frame, fills } = aWindow();
    rows.show(shown());
    frame();
    fills();
    rows.changed(new Set(['lot-3', 'lot-900']));
    expect(fills()).toBe(1);
  });
});
