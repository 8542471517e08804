import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { LotStore } from './lot-store';
import { RowCells } from './row-cells';
import { RowWindow, type Shown, type Slot } from './row-window';

interface Rows {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onMade: (slot: number, element: HTMLElement | null) => void;
  readonly onScroll: () => void;
  /** Scrolls no further than it takes to have a row wholly in sight. */
  readonly bring: (topPx: number, heightPx: number) => void;
}

/** A frame that is asked for between two pictures still belongs to the first: only the one after it comes when that stands. */
const afterPicture = (work: () => void) => void requestAnimationFrame(() => requestAnimationFrame(work));

/** Keeps the rows in sight filled: after each drawing of the grid, with each change in the store, and with each scroll. */
export function useRows(store: LotStore, { ids, picked, active, height, said }: Shown): Rows {
  const scroller = useRef<HTMLDivElement>(null);
  const slots = useRef<Slot[]>([]);
  const rows = useMemo(() => ({ current: null as RowWindow | null, store }), [store]);
  const onMade = useCallback((slot: number, element: HTMLElement | null) => {
    if (element !== null) slots.current[slot] = new RowCells(element);
  }, []);
  useLayoutEffect(() => {
    rows.current ??= new RowWindow(rows.store, slots.current, afterPicture);
    rows.current.show({ ids, picked, active, height, said });
  }, [rows, ids, picked, active, height, said]);
  useEffect(() => store.watch((changed) => rows.current?.changed(changed)), [store, rows]);
  const onScroll = useCallback(() => rows.current?.scroll(scroller.current?.scrollTop ?? 0), [rows]);
  const bring = useCallback((topPx: number, heightPx: number) => {
    const box = scroller.current;
    const body = box?.querySelector<HTMLElement>('[role="rowgroup"]:last-child');
    if (box == null || body == null) return;
    const inSight = box.clientHeight - body.offsetTop;
    if (topPx < box.scrollTop) box.scrollTop = topPx;
    else if (topPx + heightPx > box.scrollTop + inSight) box.scrollTop = topPx + heightPx - inSight;
  }, []);
  return { scroller, onMade, onScroll, bring };
}
