/** Two figures must agree. Plain, for a model checks millions of them: jest's own `expect` would take most of its time. */
export function same(what: string, found: unknown, wanted: unknown): void {
  if (found !== wanted) throw new Error(`${what}: ${String(found)}, not ${String(wanted)}`);
}

/** A figure must not pass another. */
export function atMost(what: string, found: number, most: number): void {
  if (!(found <= most)) throw new Error(`${what}: ${found}, more than ${most}`);
}
