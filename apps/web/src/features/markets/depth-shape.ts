import { linear } from '../../shared/ui/chart-scale';
import type { BookRow, BookSide } from './book';

export interface DepthFrame {
  readonly x: (vndPerKg: number) => number;
  readonly y: (kg: number) => number;
  readonly from: number;
  readonly to: number;
}

/** The range of prices on both sides with a little air, so that the outermost steps can be seen. */
export function priceRange(supply: readonly BookRow[], demand: readonly BookRow[]): { from: number; to: number } | null {
  const prices = [...supply, ...demand].map((row) => row.vndPerKg);
  if (prices.length === 0) return null;
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  const air = Math.max(100, (high - low) * 0.04);
  return { from: low - air, to: high + air };
}

export function depthFrame(
  range: { from: number; to: number },
  topKg: number,
  box: { left: number; right: number; top: number; bottom: number },
): DepthFrame {
  return { x: linear([range.from, range.to], [box.left, box.right]), y: linear([0, topKg], [box.bottom, box.top]), ...range };
}

/** The outline of one side as steps, from its best price outwards: never smoothed, never stacked. */
export function depthPath(rows: readonly BookRow[], side: BookSide, frame: DepthFrame): string {
  const first = rows[0];
  if (first === undefined) return '';
  let path = `M${frame.x(first.vndPerKg).toFixed(1)} ${frame.y(0).toFixed(1)}`;
  for (const row of rows) path += `H${frame.x(row.vndPerKg).toFixed(1)}V${frame.y(row.cumulativeKg).toFixed(1)}`;
  return `${path}H${frame.x(side === 'supply' ? frame.to : frame.from).toFixed(1)}`;
}

export function closed(path: string, frame: DepthFrame): string {
  return path === '' ? '' : `${path}V${frame.y(0).toFixed(1)}Z`;
}
