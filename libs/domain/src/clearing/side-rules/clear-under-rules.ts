import { clear } from '../clear';
import type { ClearingInput } from '../clearing-input';
import type { ClearingResult } from '../clearing-result';
import { restrict, type Restricted } from './restrict-input';
import { breachesOf, type SellerCap, type SideRules } from './side-rules';

/** Clearings of one round at most: each takes something away, and the tenth would change a few kg. */
const CLEARINGS_MAX = 10;

/** A round under its side rules: the market as it was finally cleared, its result, and what the rules cost. */
export interface RuledRound extends Restricted {
  readonly result: ClearingResult;
  /** Lines that a rule touched. */
  readonly constrained: readonly number[];
  /** Welfare of the market without the side rules less the welfare with them. */
  readonly gapVnd: bigint;
  /** True when a rule is still broken after the last clearing: whoever commits must cut it. */
  readonly isUnfinished: boolean;
}

/**
 * Clears a market under rules that no network can hold. What a result breaks is taken away, and the market is cleared again: of filled
 * alternatives the less wanted ones, of a seller above a cap what is above it. The result is the optimum of the market that is left, and
 * the checker proves it as such.
 *
 * @param first the clearing to begin with; the later ones are cold.
 * Source: design, decision 7.
 */
export function clearUnderRules(input: ClearingInput, rules: SideRules, first: (input: ClearingInput) => ClearingResult): RuledRound {
  const whole: Restricted = {
    input,
    parts: [],
    originRows: input.origins.map((_, row) => row),
    destinationColumns: input.destinations.map((_, column) => column),
  };
  let [restricted, result] = [whole, first(input)];
  const unruled = result.objective.welfareVnd;
  const [caps, drops] = [new Map<string, SellerCap>(), new Set<number>()];
  for (let clearings = 1; ; clearings++) {
    const lines = new Map(restricted.parts.map(({ id, of }) => [id, of]));
    const broken = breachesOf(restricted.input, result.fills, rules, (id) => lines.get(id) ?? id);
    const isKept = broken.caps.length === 0 && broken.drops.length === 0;
    if (isKept || clearings === CLEARINGS_MAX) {
      const constrained = [...new Set([...drops, ...[...caps.values()].map(({ lineId }) => lineId)])].sort((a, b) => a - b);
      return { ...restricted, result, constrained, gapVnd: unruled - result.objective.welfareVnd, isUnfinished: !isKept };
    }
    for (const id of broken.drops) drops.add(id);
    for (const cap of broken.caps) caps.set(`${cap.sellerId} ${cap.lineId}`, tighter(caps.get(`${cap.sellerId} ${cap.lineId}`), cap));
    restricted = restrict(input, { caps: [...caps.values()], drops });
    result = clear(restricted.input);
  }
}

/** A cap only ever tightens, so that the clearings come to an end; one that did not hold keeps the two apart. */
function tighter(before: SellerCap | undefined, now: SellerCap): SellerCap {
  if (before === undefined || now.kg < before.kg) return now;
  return { ...now, kg: 0 };
}
