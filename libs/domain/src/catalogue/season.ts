/** Harvest months, 1 to 12, both ends included; `fromMonth` above `toMonth` runs over the new year. */
export interface Season {
  readonly fromMonth: number;
  readonly toMonth: number;
  /** Months in which most of it comes in. Empty: not known. */
  readonly peakMonths: readonly number[];
}

/** True when fruit is picked in that month (1 to 12), the new year included: oranges run from October to February. */
export function isInSeason(season: Season, month: number): boolean {
  if (season.fromMonth <= season.toMonth) return month >= season.fromMonth && month <= season.toMonth;
  return month >= season.fromMonth || month <= season.toMonth;
}

/** The months of a season in the order of the harvest, such as 11, 12, 1, 2. */
export function seasonMonths(season: Season): number[] {
  const length = ((season.toMonth - season.fromMonth + 12) % 12) + 1;
  return Array.from({ length }, (_, step) => ((season.fromMonth - 1 + step) % 12) + 1);
}
