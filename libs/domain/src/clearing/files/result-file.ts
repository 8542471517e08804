import type { ClearingResult } from '../clearing-result';

/** A figure of the file: a number while it is exact, digits in quotes beyond 2^53. */
function figure(value: bigint): number | string {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER) ? Number(value) : String(value);
}

/** A result in the terms of `clearing-result/2`, ready for JSON. @param inputHash SHA-256 of the instance file, so that anyone can replay the round. */
export function resultFile(result: ClearingResult, inputHash: string): unknown {
  const { objective, bound } = result;
  const plans = result.planFills.length > 0 ? { planFills: result.planFills } : {};
  const shares = objective.fairShareKg > 0 ? { fairShareKg: objective.fairShareKg } : {};
  return {
    schema: 'clearing-result/2',
    inputHash,
    objective: { contractKg: objective.contractKg, ...shares, welfareVnd: figure(objective.welfareVnd) },
    bound: { contractKg: bound.contractKg, welfareVnd: figure(bound.welfareVnd) },
    fills: result.fills,
    ...plans,
    priceLevels: result.priceLevels,
    unmet: result.unmet,
  };
}
