import type { Season } from './season';

export interface Ridge {
  /** Closed outline, for the fill and the line. */
  readonly path: string;
  readonly peak: { readonly x: number; readonly y: number };
}

const STEPS_A_MONTH = 10;

/** Months from `from` on to `to`, round the year: 11 → 2 is 3. */
const monthsOn = (from: number, to: number): number => (((to - from) % 12) + 12) % 12;

/** Share of the peak's harvest in a month: rises from the first month, falls to the last, 0 outside. */
export function harvestShare(season: Season, month: number): number {
  // A season named by months lasts from the first day of the first to the last day of the last.
  const start = season.from - 0.5;
  const length = monthsOn(season.from, season.to) + 1;
  const at = monthsOn(start, month);
  if (at >= length) return 0;
  const top = monthsOn(start, season.peak);
  const part = at < top ? at / top : (length - at) / (length - top);
  return Math.sin((part * Math.PI) / 2) ** 2;
}

/** Small unevenness, the same at every drawing: a ridge is not a bell. */
const rough = (row: number, month: number): number =>
  Math.sin(month * 5.1 + row * 2.3) * 1.6 + Math.sin(month * 9.7 + row * 4.1) * 0.9 + Math.sin(month * 2.3 + row) * 1.2;

/** Where a month's middle stands on a picture `width` wide. */
export const monthX = (month: number, width: number): number => ((month - 0.5 + 0.44) / 12.9) * width;

/** One row of the skyline: the season's rise on its base line. */
export function ridge(season: Season, row: number, size: { width: number; baseY: number; rise: number }): Ridge {
  const heightAt = (month: number) => {
    const share = harvestShare(season, ((((month - 1) % 12) + 12) % 12) + 1);
    return size.baseY - share * size.rise - rough(row, month) * (0.35 + share * 0.9);
  };
  const points: string[] = [];
  for (let step = -STEPS_A_MONTH; step <= 14 * STEPS_A_MONTH; step++) {
    const month = step / STEPS_A_MONTH;
    points.push(`${monthX(month, size.width).toFixed(1)} ${heightAt(month).toFixed(1)}`);
  }
  const bottom = (size.baseY + size.rise).toFixed(1);
  const [left, right] = [monthX(-1, size.width).toFixed(1), monthX(14, size.width).toFixed(1)];
  return {
    path: `M${points.join('L')}L${right} ${bottom}L${left} ${bottom}Z`,
    peak: { x: monthX(season.peak, size.width), y: heightAt(season.peak) },
  };
}
