/** A small line without axes: where a price has gone. Its words say the last value. */
export function Sparkline({
  values,
  label,
  width = 92,
  height = 34,
  dashed = false,
}: {
  values: readonly number[];
  label: string;
  width?: number;
  height?: number;
  /** The figures may be old. */
  dashed?: boolean;
}) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (at: number) => 3 + (values.length < 2 ? width - 10 : (at / (values.length - 1)) * (width - 10));
  const y = (value: number) => height - 8 - (high === low ? (height - 16) / 2 : ((value - low) / (high - low)) * (height - 16));
  const points = values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const last = values.at(-1);
  const colour = dashed ? 'var(--late)' : 'var(--supply)';
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      <line x1="0" x2={width} y1={height - 2} y2={height - 2} style={{ stroke: 'var(--line)' }} />
      <polyline points={points} fill="none" style={{ stroke: colour, strokeWidth: 2, strokeDasharray: dashed ? '4 3' : 'none' }} />
      {last !== undefined && <circle cx={x(values.length - 1)} cy={y(last)} r="3.5" style={{ fill: colour }} />}
    </svg>
  );
}
