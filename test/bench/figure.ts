/** One measured figure beside its floor, as `--json` prints it. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** The same thing done by the barest program that can do it, in the same run. Null where there is none. */
  readonly floor: number | null;
  readonly ratio: number | null;
  /** `>=0.5`, `<=2`: of the ratio. `value<=500`: of the value itself. */
  readonly target: string;
  readonly ok: boolean;
}

/** What `npm run bench` hands to every subject. */
export interface BenchOptions {
  /** Part of the full counts, 0 < scale ≤ 1. Figures of a smaller scale say less. */
  readonly scale: number;
  /** Progress for people, on stderr. */
  say(line: string): void;
}

/** @param target see {@link Figure} */
export function figure(name: string, value: number, floor: number | null, target: string): Figure {
  const match = /^(value)?(<=|>=)(\d+(?:\.\d+)?)$/.exec(target);
  if (!match) throw new Error(`${target} is no target`);
  const ratio = floor === null || floor === 0 ? null : value / floor;
  const measured = match[1] ? value : ratio;
  const bound = parseFloat(match[3] ?? '');
  const ok = measured !== null && (match[2] === '<=' ? measured <= bound : measured >= bound);
  return {
    name,
    value: rounded(value),
    floor: floor === null ? null : rounded(floor),
    ratio: ratio === null ? null : rounded(ratio),
    target,
    ok,
  };
}

/** The value below which this part of the samples lies; NaN without samples. */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** The middle one. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
