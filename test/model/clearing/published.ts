import { nextBest } from '@domain/clearing/published/alternatives';
import { clear } from '@domain/clearing/clear';
import { clearUnderRules } from '@domain/clearing/side-rules/clear-under-rules';
import type { ClearingInput } from '@domain/clearing/clearing-input';
import type { ClearingObjective, ClearingResult } from '@domain/clearing/clearing-result';
import { curvesOf, type CurveStep } from '@domain/clearing/published/curves';
import type { SideRules } from '@domain/clearing/side-rules/side-rules';
import { standbysOf } from '@domain/clearing/published/standbys';
import { unmetByCause } from '@domain/clearing/published/unmet-by-cause';
import { whatWouldHelp } from '@domain/clearing/published/what-if';

/** Unmet items whose remedies are stored: each takes a clearing for every remedy that is tried. */
const HELPED = 2;

const worth = ({ contractKg, fairShareKg, welfareVnd }: ClearingObjective): string => `${contractKg} ${fairShareKg} ${welfareVnd}`;

/** A round in words, a line for each part: what was dealt at what price, at what level, and why the rest was not. */
export function decided({ objective, bound, fills, planFills, priceLevels, unmet }: ClearingResult): string[] {
  const dealt = fills.map((f) => `${f.offerId}>${f.lineId}@${f.deliveryDay} ${f.kg} ${f.sellerPriceVndPerKg}/${f.buyerPriceVndPerKg}`);
  const planned = planFills.map(
    (f) => `${f.offerId}>${f.planId}.${f.contractId}@${f.deliveryDay} ${f.kg} ${f.sellerPriceVndPerKg}/${f.buyerPriceVndPerKg}`,
  );
  return [
    `best ${worth(objective)} of ${worth(bound)}`,
    `fills ${dealt.join(', ')}`,
    `plans ${planned.join(', ')}`,
    `levels ${priceLevels.map((level) => Object.values(level).join(' ')).join(', ')}`,
    `unmet ${unmet.map((u) => `${u.kind} ${u.id} ${u.unmetKg} ${u.cause} ${u.figure} ${u.destinationId} ${u.day}`).join(', ')}`,
  ];
}

const steps = (list: readonly CurveStep[]): string => list.map(({ vndPerKg, kg }) => `${vndPerKg}:${kg}`).join(' ');

/** What is told of the round beside its result: curves, standbys, next-best orders, sums, remedies. */
export function told(input: ClearingInput, result: ClearingResult): string[] {
  const { supply, demand, crossing, gapVndPerKg } = curvesOf(input, result);
  const standbys = standbysOf(input, result.fills, 5).map((s) => `${s.offerId}>${s.lineId} ${s.offers.join('+')}|${s.lines.join('+')}`);
  const next = nextBest(input, result.fills).map((list) => list.map((each) => `${each.lineId}:${each.farmGateVndPerKg}`).join('+'));
  const sums = unmetByCause(input, result).map((sum) => Object.values(sum).join(' '));
  const open = [...result.unmet].sort((a, b) => a.cause.localeCompare(b.cause) || b.id - a.id);
  const helped = [...open.slice(0, HELPED), ...open.slice(-HELPED)];
  const remedies = helped.map((each) =>
    whatWouldHelp(input, each)
      .map((by) => `${by.change} ${by.figure} ${by.moreKg}`)
      .join('+'),
  );
  return [
    `curves ${steps(supply)} | ${steps(demand)} | ${crossing?.kg}:${crossing?.vndPerKg} ${gapVndPerKg}`,
    `standbys ${standbys.join(', ')}`,
    `next ${next.join(', ')}`,
    `sums ${sums.join(', ')}`,
    `remedies ${remedies.join(', ')}`,
  ];
}

/** The round under side rules. */
export function ruled(input: ClearingInput, rules: SideRules): string[] {
  const round = clearUnderRules(input, rules, clear);
  const parts = round.parts.map(({ id, of }) => `${id}=${of}`).join(' ');
  return [`rules ${round.constrained.join(' ')} | ${round.gapVnd} ${round.isUnfinished} | ${parts}`, ...decided(round.result).slice(0, 2)];
}
