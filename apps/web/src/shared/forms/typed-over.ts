const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What somebody has changed of what a form began with: only that is kept, so that yesterday's tomorrow does not come back as a day. */
export function typedOver<T extends object>(start: T, typed: T, always: readonly (keyof T)[]): Partial<T> {
  const keys = (Object.keys(typed) as (keyof T)[]).filter((key) => !isSame(start[key], typed[key]));
  if (keys.length === 0) return {};
  return Object.fromEntries([...new Set([...keys, ...always])].map((key) => [key, typed[key]])) as Partial<T>;
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);

/** What was changed put over what the form begins with now; what another version of the program kept in another shape stays away. */
export function putOver<T extends object>(start: T, changed: Partial<T>): T {
  const fits = (Object.entries(changed) as [keyof T, unknown][]).filter(([key, value]) => {
    const now = start[key];
    return now == null || value == null ? value !== undefined : kindOf(now) === kindOf(value);
  });
  return { ...start, ...Object.fromEntries(fits) };
}
