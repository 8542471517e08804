/** Round gridlines, three to six of them: 0, 20, 40, …; the last one is at or above `top`. */
export function niceTicks(top: number): number[] {
  if (top <= 0) return [0, 1];
  const rough = top / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 10 * power;
  const ticks: number[] = [];
  for (let tick = 0; tick < top + step; tick += step) ticks.push(Number(tick.toPrecision(12)));
  return ticks;
}

/** Round values inside a range that need not start at 0, such as prices. */
export function innerTicks(from: number, to: number, most: number): number[] {
  if (to <= from) return [from];
  const rough = (to - from) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 10 * power;
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(Number(tick.toPrecision(12)));
  return ticks;
}

/** A value's place on an axis. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): (value: number) => number {
  const [from, to] = domain;
  const [start, end] = range;
  const span = to - from === 0 ? 1 : to - from;
  return (value) => start + ((value - from) / span) * (end - start);
}
