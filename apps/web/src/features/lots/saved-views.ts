import { useCallback, useState } from 'react';
import { filterOf, type LotFilter } from './lot-filter';

/** A filter that somebody gave a name. */
export interface SavedView {
  readonly name: string;
  readonly filter: LotFilter;
}

/** More tabs than this nobody finds anything in. */
const VIEWS_MAX = 8;
const keyOf = (memberId: string) => `mua-vu.lot-views.${memberId}`;

function readViews(memberId: string): SavedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(memberId)) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return (kept as { name?: unknown; filter?: Record<string, unknown> }[]).flatMap(({ name, filter }) =>
      typeof name === 'string' && filter !== undefined ? [{ name, filter: filterOf(flat(filter)) }] : [],
    );
  } catch {
    return [];
  }
}

const flat = (filter: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, Array.isArray(value) ? value.join(',') : value]));

/** The member's own views on this device; the address carries a view to anybody else. */
export function useSavedViews(memberId: string): {
  views: readonly SavedView[];
  save: (view: SavedView) => void;
  rename: (before: string, name: string) => void;
  /** Answers with what puts it back where it was. */
  remove: (name: string) => () => void;
} {
  const [views, setViews] = useState(() => readViews(memberId));
  const keep = useCallback(
    (next: SavedView[]) => {
      localStorage.setItem(keyOf(memberId), JSON.stringify(next));
      setViews(next);
    },
    [memberId],
  );
  return {
    views,
    save: (view) => keep([...views.filter((one) => one.name !== view.name), view].slice(-VIEWS_MAX)),
    rename: (before, name) => keep(views.map((one) => (one.name === before ? { ...one, name } : one))),
    remove: (name) => {
      keep(views.filter((one) => one.name !== name));
      return () => keep(views);
    },
  };
}

export const sameFilter = (a: LotFilter, b: LotFilter): boolean => {
  const words = (filter: LotFilter) => JSON.stringify(Object.entries(filter).sort(([x], [y]) => (x < y ? -1 : 1)));
  return words(a) === words(b);
};
