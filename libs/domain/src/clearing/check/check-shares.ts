import type { ClearingIntakePlan } from '../clearing-input';

/**
 * Fair share of each contract of a plan, by contract id: pro rata to what it may still give, odd kilograms to the largest remainders.
 *
 * The checker's own reading of the rule: it deals the odd kilograms out by counting how many contracts stand before each.
 */
export function proRata(plan: ClearingIntakePlan): Map<number, number> {
  const total = plan.contracts.reduce((sum, part) => sum + BigInt(part.remainingKg), 0n);
  const wanted = BigInt(plan.kg);
  if (total <= wanted) return new Map(plan.contracts.map((part) => [part.contractId, part.remainingKg]));
  const rows = plan.contracts.map((part) => {
    const exact = BigInt(part.remainingKg) * wanted;
    return { part, floor: exact / total, rest: exact - (exact / total) * total };
  });
  const odd = wanted - rows.reduce((sum, row) => sum + row.floor, 0n);
  return new Map(
    rows.map((row) => {
      const before = rows.filter(({ part, rest }) => {
        if (rest !== row.rest) return rest > row.rest;
        if (part.submittedAt !== row.part.submittedAt) return part.submittedAt < row.part.submittedAt;
        return part.contractId < row.part.contractId;
      }).length;
      return [row.part.contractId, Number(row.floor) + (BigInt(before) < odd ? 1 : 0)];
    }),
  );
}
