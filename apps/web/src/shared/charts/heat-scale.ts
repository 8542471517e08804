/** How full a week is, as a step of the scale from demand far over supply to supply far over demand. */
export type HeatStep = 'd3' | 'd2' | 'd1' | '0' | 's1' | 's2' | 's3' | 's4';

const TOPS: ReadonlyArray<readonly [number, HeatStep]> = [
  [0.45, 'd3'],
  [0.75, 'd2'],
  [0.85, 'd1'],
  [1.15, '0'],
  [1.35, 's1'],
  [1.55, 's2'],
  [2.05, 's3'],
];

export function heatStep(ratio: number): HeatStep {
  return TOPS.find(([top]) => ratio < top)?.[1] ?? 's4';
}

const OWN_INK = new Set<HeatStep>(['d3', 's3', 's4']);

/** The colours of a step; dark cells bring their own ink. */
export function heatColours(step: HeatStep): { '--heat': string; '--on': string } {
  return { '--heat': `var(--heat-${step})`, '--on': OWN_INK.has(step) ? `var(--on-heat-${step})` : 'var(--on-heat)' };
}

/** The steps with their ranges, for the legend. */
export const heatLegend: ReadonlyArray<readonly [HeatStep, string]> = [
  ['d3', '≤ 0,4'],
  ['d2', '0,5–0,7'],
  ['d1', '0,8'],
  ['0', '0,9–1,1'],
  ['s1', '1,2–1,3'],
  ['s2', '1,4–1,5'],
  ['s3', '1,6–2,0'],
  ['s4', '≥ 2,1'],
];
