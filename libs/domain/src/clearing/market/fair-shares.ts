/**
 * Splits a plan's kg over its contracts by what each may still give.
 *
 * Everyone gets all of it when the plan wants that much; otherwise floor(kg · remaining / Σ remaining), and the odd kilograms one each
 * by largest remainder, the earlier contract first on a tie. Exact: products are taken as bigint.
 *
 * @param remainingKg what each contract may still give, in order of age.
 */
export function fairShares(planKg: number, remainingKg: readonly number[]): number[] {
  const total = remainingKg.reduce((sum, kg) => sum + kg, 0);
  if (total <= planKg) return [...remainingKg];
  const wanted = BigInt(planKg);
  const all = BigInt(total);
  const shares = remainingKg.map((kg) => Number((wanted * BigInt(kg)) / all));
  const remainders = remainingKg.map((kg, position) => ({ position, remainder: (wanted * BigInt(kg)) % all }));
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.position - b.position : a.remainder > b.remainder ? -1 : 1));
  let left = planKg - shares.reduce((sum, kg) => sum + kg, 0);
  for (const { position } of remainders) {
    if (left === 0) break;
    shares[position] = (shares[position] ?? 0) + 1;
    left--;
  }
  return shares;
}
