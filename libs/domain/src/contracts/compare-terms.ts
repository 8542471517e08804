import { canonical } from '../shared/canonical';
import type { ContractTerms } from './contract-terms';

/** One term that differs between two versions; null where a version has no such entry. */
export interface TermChange {
  /** Name of the term, with the position in a list: `noticeHours`, `periods.2.kg`. */
  readonly path: string;
  readonly before: TermValue;
  readonly after: TermValue;
}

export type TermValue = string | number | boolean | null;

/**
 * Lists what an amendment changes, term by term, in the order of their names: nothing that stayed, and nothing that changed left out.
 *
 * Households are compared as one sum each, so that no household's name stands in a comparison.
 */
export function compareTerms(before: ContractTerms, after: ContractTerms): readonly TermChange[] {
  const [left, right] = [leavesOf(before), leavesOf(after)];
  const paths = [...new Set([...left.keys(), ...right.keys()])].sort(inOrder);
  return paths
    .map((path) => ({ path, before: left.get(path) ?? null, after: right.get(path) ?? null }))
    .filter((change) => canonical(change.before) !== canonical(change.after));
}

function leavesOf(terms: ContractTerms): Map<string, TermValue> {
  const { linkage } = terms;
  const sums = linkage && {
    form: linkage.form,
    households: linkage.households.length,
    kg: linkage.households.reduce((sum, one) => sum + one.kg, 0),
  };
  const leaves = new Map<string, TermValue>();
  collect({ ...terms, linkage: sums }, '', leaves);
  return leaves;
}

function collect(value: unknown, path: string, leaves: Map<string, TermValue>): void {
  if (value === null || typeof value !== 'object') {
    leaves.set(path, value as TermValue);
    return;
  }
  for (const [name, inner] of Object.entries(value)) collect(inner, path === '' ? name : `${path}.${name}`, leaves);
}

/** `periods.10` after `periods.2`. */
function inOrder(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
