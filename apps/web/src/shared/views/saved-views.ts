import { useCallback, useState } from 'react';

/** What a page's address asks, flat as it stands there. */
export type Search = Readonly<Record<string, string | number>>;

/** A look at a list that has a name. */
export interface SavedView {
  readonly name: string;
  readonly search: Search;
}

/** What one member keeps of one list on this device. */
export interface Kept {
  readonly views: readonly SavedView[];
  /** The view that the page opens with: its name, '' for the whole list, nothing when never chosen. */
  readonly start?: string;
}

/** More tabs than this nobody finds anything in. */
export const VIEWS_MAX = 8;
export const NAME_MAX = 40;

const keyOf = (room: string, memberId: string) => `mua-vu.${room}-views.${memberId}`;

/** Reads what was kept, in today's form or as a bare list of filters; what makes no sense is left out. */
export function readKept(text: string | null): Kept {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    if (Array.isArray(kept)) return { views: viewsOf(kept) };
    const { views, start } = kept as { views?: unknown; start?: unknown };
    return { views: Array.isArray(views) ? viewsOf(views) : [], ...(typeof start === 'string' ? { start } : {}) };
  } catch {
    return { views: [] };
  }
}

function viewsOf(kept: readonly unknown[]): SavedView[] {
  return (kept as { name?: unknown; search?: unknown; filter?: unknown }[])
    .flatMap(({ name, search, filter }) => {
      const asked = search ?? filter;
      return typeof name === 'string' && typeof asked === 'object' && asked !== null ? [{ name, search: flat(asked) }] : [];
    })
    .slice(0, VIEWS_MAX);
}

const flat = (asked: object): Search =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([key, value]: [string, unknown]) => {
      const word = Array.isArray(value) ? value.join(',') : value;
      return typeof word === 'string' || typeof word === 'number' ? [[key, word]] : [];
    }),
  );

/** Whether two addresses ask the same, in whatever order. */
export function sameSearch(a: Search, b: Search): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => String(a[key] ?? '') === String(b[key] ?? ''));
}

/** A name that no view has yet: “Mận”, “Mận 2”, “Mận 3”. */
export function freeName(wanted: string, views: readonly SavedView[]): string {
  const taken = new Set(views.map(({ name }) => name));
  for (let n = 1; ; n++) {
    const more = n === 1 ? '' : ` ${n}`;
    const name = `${wanted.slice(0, NAME_MAX - more.length)}${more}`;
    if (!taken.has(name)) return name;
  }
}

export interface SavedViews extends Kept {
  save: (view: SavedView) => void;
  rename: (before: string, name: string) => void;
  startWith: (name: string) => void;
  /** Answers with what puts it back where it was. */
  remove: (name: string) => () => void;
}

/** The member's own views of a list on this device; the address carries a view to anybody else. */
export function useSavedViews(room: string, memberId: string): SavedViews {
  const key = keyOf(room, memberId);
  const [kept, setKept] = useState(() => readKept(localStorage.getItem(key)));
  const keep = useCallback(
    (next: Kept) => {
      localStorage.setItem(key, JSON.stringify(next));
      setKept(next);
    },
    [key],
  );
  const { views } = kept;
  const renamed = (before: string, name: string): Kept => ({
    ...kept,
    views: views.filter((one) => one.name === before || one.name !== name).map((one) => (one.name === before ? { ...one, name } : one)),
    ...(kept.start === before ? { start: name } : {}),
  });
  return {
    ...kept,
    save: (view) => keep({ ...kept, views: [...views.filter((one) => one.name !== view.name), view].slice(-VIEWS_MAX) }),
    rename: (before, name) => keep(renamed(before, name)),
    startWith: (start) => keep({ ...kept, start }),
    remove: (name) => {
      const { start, ...rest } = kept;
      keep({ ...rest, views: views.filter((one) => one.name !== name), ...(start === undefined || start === name ? {} : { start }) });
      return () => keep(kept);
    },
  };
}
