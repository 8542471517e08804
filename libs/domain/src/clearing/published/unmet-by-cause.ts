import type { ClearingInput } from '../clearing-input';
import type { ClearingResult, UnmetCause } from '../clearing-result';

/** Whose kg were left over. */
export type UnmetSide = 'offer' | 'order' | 'call_off' | 'plan';

/** Kg that were left over for one reason, added up. */
export interface UnmetSum {
  readonly side: UnmetSide;
  readonly cause: UnmetCause;
  readonly kg: number;
  /** How many offers, orders, call-offs or plans. */
  readonly count: number;
}

/** What a round left over, by side and reason, most kg first. */
export function unmetByCause(input: Pick<ClearingInput, 'lines'>, result: Pick<ClearingResult, 'unmet'>): UnmetSum[] {
  const contract = new Set(input.lines.filter((line) => line.contract).map(({ id }) => id));
  const sums = new Map<string, { side: UnmetSide; cause: UnmetCause; kg: number; count: number }>();
  for (const { kind, id, cause, unmetKg } of result.unmet) {
    const side: UnmetSide = kind !== 'line' ? kind : contract.has(id) ? 'call_off' : 'order';
    const sum = sums.get(`${side} ${cause}`) ?? { side, cause, kg: 0, count: 0 };
    sums.set(`${side} ${cause}`, { ...sum, kg: sum.kg + unmetKg, count: sum.count + 1 });
  }
  return [...sums.values()].sort((a, b) => b.kg - a.kg || (a.side + a.cause < b.side + b.cause ? -1 : 1));
}
