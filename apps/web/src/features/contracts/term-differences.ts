import type { Terms } from './terms-draft';

/** One term of which two people have written different things; null where one has no such entry. */
export interface TermDifference {
  /** As `termName` reads it: `noticeHours`, `periods.2.kg`. */
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** What of two texts of the same draft is not the same, in the order of the paper. Households are compared by their sums. */
export function termDifferences(mine: Terms, theirs: Terms): TermDifference[] {
  const [left, right] = [leavesOf(mine), leavesOf(theirs)];
  const paths = [...new Set([...left.keys(), ...right.keys()])].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return paths
    .map((path) => ({ path, mine: left.get(path) ?? null, theirs: right.get(path) ?? null }))
    .filter((one) => one.mine !== one.theirs);
}

function leavesOf({ seasonFrom, seasonTo, periods, linkage, ...rest }: Terms): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  const households = linkage?.households ?? [];
  const sums = linkage ? { form: linkage.form, households: households.length, kg: households.reduce((sum, one) => sum + one.kg, 0) } : null;
  const bands = periods.map(({ from, to, kg, percentBp, bandKg }) => ({ from, to, kg, band: { percentBp, kg: bandKg } }));
  collect({ ...rest, season: { from: seasonFrom, to: seasonTo }, periods: bands, linkage: sums }, '', leaves);
  return leaves;
}

function collect(value: unknown, path: string, leaves: Map<string, unknown>): void {
  if (value === null || typeof value !== 'object') {
    leaves.set(path, value ?? null);
    return;
  }
  for (const [name, inner] of Object.entries(value)) collect(inner, path === '' ? name : `${path}.${name}`, leaves);
}
