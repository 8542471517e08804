/** The names of all that a JSON value holds, each with the names that lead to it; entries of a list share one. */
export function pathsOf(value: unknown, prefix = ''): Set<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((entry) => [...pathsOf(entry, `${prefix}[]`)]));
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([name, held]) => {
      const path = `${prefix}.${name}`;
      return [path, ...pathsOf(held, path)];
    }),
  );
}
