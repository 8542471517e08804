/** One level of a side: how much at which price. */
export interface CurveStep {
  readonly vndPerKg: number;
  readonly kg: number;
}

export type CurveSide = 'supply' | 'demand';

/** A level with where it lies on the axis of cumulative kg. */
export interface CurveSegment extends CurveStep {
  readonly fromKg: number;
  readonly toKg: number;
}

/** Levels in the order in which they are taken: cheapest supply first, dearest demand first; equal prices together. */
export function segmentsOf(steps: readonly CurveStep[], side: CurveSide): CurveSegment[] {
  const levels = new Map<number, number>();
  for (const { vndPerKg, kg } of steps) if (kg > 0) levels.set(vndPerKg, (levels.get(vndPerKg) ?? 0) + kg);
  const sign = side === 'supply' ? 1 : -1;
  let toKg = 0;
  return [...levels].sort(([a], [b]) => sign * (a - b)).map(([vndPerKg, kg]) => ({ vndPerKg, kg, fromKg: toKg, toKg: (toKg += kg) }));
}

/** Steps as a path: up along supply, down along demand, open at both ends of the price axis. */
export function stepPath(
  segments: readonly CurveSegment[],
  scale: { x: (kg: number) => number; y: (vndPerKg: number) => number },
  ends: { start: number; end: number },
): string {
  let path = `M${scale.x(0).toFixed(1)} ${scale.y(ends.start).toFixed(1)}`;
  for (const { vndPerKg, toKg } of segments) path += `V${scale.y(vndPerKg).toFixed(1)}H${scale.x(toKg).toFixed(1)}`;
  return `${path}V${scale.y(ends.end).toFixed(1)}`;
}

/** Where a lot of this size at this price lies on its side's curve: at the end of its level, by which all are served last. */
export function placeOn(segments: readonly CurveSegment[], step: CurveStep): { fromKg: number; toKg: number } | null {
  const level = segments.find((segment) => segment.vndPerKg === step.vndPerKg);
  if (level === undefined) return null;
  return { fromKg: Math.max(level.fromKg, level.toKg - step.kg), toKg: level.toKg };
}

/** What lies between the best prices of the two sides when they do not meet, in đồng a kilogram; null when they do. */
export function gapBetween(supply: readonly CurveSegment[], demand: readonly CurveSegment[]): number | null {
  const [cheapest, dearest] = [supply[0], demand[0]];
  if (cheapest === undefined || dearest === undefined || dearest.vndPerKg >= cheapest.vndPerKg) return null;
  return cheapest.vndPerKg - dearest.vndPerKg;
}
