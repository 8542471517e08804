/**
 * Splits a whole quantity over claims in proportion to them.
 *
 * Everyone gets all of the claim when there is that much; otherwise floor(whole · claim / Σ claims), and the odd units one each by
 * largest remainder, the earlier claim first on a tie. Exact: products are taken as bigint. The shares never sum to more than `whole`.
 *
 * @param claims whole numbers, not negative, in order of precedence.
 */
export function apportion(whole: number, claims: readonly number[]): number[] {
  const total = claims.reduce((sum, claim) => sum + claim, 0);
  if (total <= whole) return [...claims];
  const [wanted, all] = [BigInt(whole), BigInt(total)];
  const exact = claims.map((claim) => wanted * BigInt(claim));
  const shares = exact.map((product) => Number(product / all));
  const odd = whole - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact.map((product, at) => ({ at, rest: product % all }));
  byRemainder.sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  const lucky = new Set(byRemainder.slice(0, odd).map(({ at }) => at));
  return shares.map((share, at) => (lucky.has(at) ? share + 1 : share));
}
