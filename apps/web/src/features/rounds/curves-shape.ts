import type { RoundCurves } from '../../shared/api/views';
import { linear } from '../../shared/ui/chart-scale';

/** The two curves on a plane of kg (across) and VND/kg (up). */
export interface CurvesFrame {
  readonly x: (kg: number) => number;
  readonly y: (vndPerKg: number) => number;
  readonly kgMax: number;
  readonly low: number;
  readonly high: number;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Prices from the cheapest to the dearest with some air; kg to the end of the longer curve. Null when both are empty. */
export function curvesFrame(curves: RoundCurves, box: Box): CurvesFrame | null {
  const steps = [...curves.supply, ...curves.demand];
  if (steps.length === 0) return null;
  const prices = steps.map((step) => step.vndPerKg);
  const air = Math.max(100, (Math.max(...prices) - Math.min(...prices)) * 0.08);
  const [low, high] = [Math.max(0, Math.min(...prices) - air), Math.max(...prices) + air];
  const kgMax = Math.max(...steps.map((step) => step.kg));
  return { x: linear([0, kgMax], [box.left, box.right]), y: linear([low, high], [box.bottom, box.top]), kgMax, low, high };
}

/** A staircase: across to the cumulative kg at each price, then up or down to the next. */
export function stairs(steps: RoundCurves['supply'], { x, y }: CurvesFrame): string {
  let from = 0;
  return steps
    .map((step, nth) => {
      const path = `${nth === 0 ? 'M' : 'L'}${x(from)} ${y(step.vndPerKg)} L${x(step.kg)} ${y(step.vndPerKg)}`;
      from = step.kg;
      return path;
    })
    .join(' ');
}

/** A line of words inside a picture: where it begins or ends. */
export interface Placed {
  readonly x: number;
  readonly anchor: 'start' | 'end';
}

/** A line of words beside a point, on the side that has more room; where even that is too little, at the edge of the picture. */
export function besidePoint(x: number, reach: number, { width, gap, edge }: { width: number; gap: number; edge: number }): Placed {
  if (x > width / 2) return x - gap - reach < edge ? { x: edge, anchor: 'start' } : { x: x - gap, anchor: 'end' };
  return x + gap + reach > width - edge ? { x: width - edge, anchor: 'end' } : { x: x + gap, anchor: 'start' };
}

/** The stretch of a staircase at one price: where an item of mine stands. */
export function stretchAt(steps: RoundCurves['supply'], vndPerKg: number): { from: number; to: number } | null {
  const nth = steps.findIndex((step) => step.vndPerKg === vndPerKg);
  const step = steps[nth];
  return step === undefined ? null : { from: steps[nth - 1]?.kg ?? 0, to: step.kg };
}
