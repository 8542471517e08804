import { useTranslation } from 'react-i18next';
import type { RoundCurves } from '../../shared/api/views';
import { formatPrice } from '../../shared/format/money';
import { formatDecimal, formatInteger } from '../../shared/format/number';
import { formatTonnes } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { innerTicks, niceTicks } from '../../shared/ui/chart-scale';
import styles from '../../shared/ui/chart.module.css';
import { useWidth } from '../../shared/ui/use-width';
import { besidePoint, type CurvesFrame, curvesFrame, stairs, stretchAt } from './curves-shape';

const HEIGHT = 360;
const LEFT = 56;
const BOTTOM = HEIGHT - 42;
/** The widest that a letter of a strong label is, about, in px. */
const LETTER = 7.5;
/** Below this the names of the two curves need a line each. */
const NARROW = 440;

interface Props {
  curves: RoundCurves;
  /** Asks of mine, which lie on the supply curve. */
  myAsks: readonly number[];
}

/** Supply against demand, drawn to measure, with the crossing marked and my own steps thickened. */
export function CurvesChart({ curves, myAsks }: Props) {
  const { t } = useTranslation();
  const [box, width] = useWidth<HTMLDivElement>();
  const words = useCurveWords(curves);
  const frame = curvesFrame(curves, { left: LEFT, right: Math.max(LEFT + 1, width - 16), top: 30, bottom: BOTTOM });
  if (frame === null)
    return (
      <p className="quiet" style={{ padding: 16 }}>
        {t('curves.empty')}
      </p>
    );
  return (
    <div className={styles['box']}>
      <div ref={box} style={{ height: HEIGHT }}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} role="img" aria-label={words.summary}>
            <Matched curves={curves} frame={frame} />
            <Axes frame={frame} width={width} crossing={curves.crossing} />
            <path d={stairs(curves.demand, frame)} fill="none" stroke="var(--demand)" strokeWidth="2" />
            <path d={stairs(curves.supply, frame)} fill="none" stroke="var(--supply)" strokeWidth="2" />
            <Mine steps={curves.supply} asks={myAsks} frame={frame} />
            <Ends curves={curves} width={width} />
            <Crossing curves={curves} frame={frame} width={width} words={words.crossing} />
          </svg>
        )}
      </div>
    </div>
  );
}

/** What the picture says, in words. */
function useCurveWords({ supply, demand, crossing, gapVndPerKg }: RoundCurves): { summary: string; crossing: string } {
  const { t } = useTranslation();
  const language = useLanguage();
  const words =
    crossing !== null
      ? t('curves.cross', { t: formatTonnes(crossing.kg, language), price: formatPrice(crossing.vndPerKg, language) })
      : gapVndPerKg === null
        ? ''
        : t('curves.apart', { price: formatPrice(gapVndPerKg, language) });
  const total = (steps: RoundCurves['supply']) => formatTonnes(steps.at(-1)?.kg ?? 0, language);
  return { crossing: words, summary: t('curves.summary', { supply: total(supply), demand: total(demand), cross: words }) };
}

/** A tick this near to a tag would stand behind it, px. */
const TAG_HIGH = 16;
const TAG_WIDE = 34;

function Axes({ frame, width, crossing }: { frame: CurvesFrame; width: number; crossing: RoundCurves['crossing'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const right = width - 16;
  const isFree = (price: number) => crossing === null || Math.abs(frame.y(price) - frame.y(crossing.vndPerKg)) > TAG_HIGH;
  const isOpen = (kg: number) => crossing === null || Math.abs(frame.x(kg) - frame.x(crossing.kg)) > TAG_WIDE;
  return (
    <>
      {innerTicks(frame.low, frame.high, 6).map((price) => (
        <g key={price}>
          <line className={styles['grid']} x1={LEFT} x2={right} y1={frame.y(price)} y2={frame.y(price)} />
          {isFree(price) && (
            <text className="n" x={LEFT - 8} y={frame.y(price) + 4} textAnchor="end">
              {formatInteger(price, language)}
            </text>
          )}
        </g>
      ))}
      <text x={4} y={14}>
        {t('unit.price')}
      </text>
      <line className={styles['base']} x1={LEFT} x2={right} y1={BOTTOM + 0.5} y2={BOTTOM + 0.5} />
      {niceTicks(frame.kgMax / 1_000)
        .filter((tonnes) => tonnes * 1_000 <= frame.kgMax && isOpen(tonnes * 1_000))
        .map((tonnes) => (
          <text key={tonnes} className="n" x={frame.x(tonnes * 1_000)} y={BOTTOM + 18} textAnchor="middle">
            {formatDecimal(tonnes, { least: 0, most: 2 }, language)}
          </text>
        ))}
      <text x={right} y={BOTTOM + 34} textAnchor="end">
        {t('unit.cumulative')}
      </text>
    </>
  );
}

function Ends({ curves, width }: { curves: RoundCurves; width: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const total = (steps: RoundCurves['supply']) => formatTonnes(steps.at(-1)?.kg ?? 0, language);
  return (
    <>
      <text className={`${styles['strong']} ${styles['over']}`} x={LEFT + 6} y={22} style={{ fill: 'var(--demand-text)' }}>
        {t('curves.demand', { t: total(curves.demand) })}
      </text>
      <text
        className={`${styles['strong']} ${styles['over']}`}
        x={width - 18}
        y={width < NARROW ? 40 : 22}
        textAnchor="end"
        style={{ fill: 'var(--supply-text)' }}
      >
        {t('curves.supply', { t: total(curves.supply) })}
      </text>
    </>
  );
}

/** The part of both curves that found each other. */
function Matched({ curves: { crossing }, frame }: { curves: RoundCurves; frame: CurvesFrame }) {
  if (crossing === null) return null;
  const top = frame.y(frame.high);
  return (
    <rect x={LEFT} y={top} width={Math.max(0, frame.x(crossing.kg) - LEFT)} height={BOTTOM - top} fill="var(--sunken)" opacity="0.55" />
  );
}

/** A figure on an axis, in ink: what the dashed lines point to. */
function Tag({ x, y, words, at }: { x: number; y: number; words: string; at: 'left' | 'below' }) {
  const wide = words.length * LETTER + 10;
  const left = at === 'left' ? x - wide : Math.max(0, x - wide / 2);
  return (
    <>
      <rect x={left} y={y - 10} width={wide} height={20} rx="3" fill="var(--ink)" />
      <text className="n" x={left + wide / 2} y={y + 4} textAnchor="middle" style={{ fill: 'var(--surface)', fontWeight: 600 }}>
        {words}
      </text>
    </>
  );
}

/** Where offers of mine stand on the supply curve. */
function Mine({ steps, asks, frame }: { steps: RoundCurves['supply']; asks: readonly number[]; frame: CurvesFrame }) {
  return [...new Set(asks)].map((ask) => {
    const stretch = stretchAt(steps, ask);
    if (stretch === null) return null;
    const y = frame.y(ask);
    return <line key={ask} x1={frame.x(stretch.from)} x2={frame.x(stretch.to)} y1={y} y2={y} stroke="var(--supply-text)" strokeWidth="7" />;
  });
}

function Crossing({ curves, frame, width, words }: { curves: RoundCurves; frame: CurvesFrame; width: number; words: string }) {
  const language = useLanguage();
  if (curves.crossing === null) return null;
  const [x, y] = [frame.x(curves.crossing.kg), frame.y(curves.crossing.vndPerKg)];
  const place = besidePoint(x, words.length * LETTER, { width, gap: 12, edge: 4 });
  return (
    <>
      <line x1={x} x2={x} y1={y} y2={BOTTOM} stroke="var(--ink)" strokeWidth="1.5" strokeDasharray="4 3" />
      <line x1={LEFT} x2={x} y1={y} y2={y} stroke="var(--ink)" strokeWidth="1.5" strokeDasharray="4 3" />
      <circle cx={x} cy={y} r="5" fill="var(--surface)" stroke="var(--ink)" strokeWidth="2" />
      <text
        className={`n ${styles['strong']} ${styles['ink']} ${styles['over']}`}
        x={place.x}
        y={y + 24 > BOTTOM ? y - 14 : y + 24}
        textAnchor={place.anchor}
      >
        {words}
      </text>
      <Tag x={LEFT - 2} y={y} words={formatInteger(curves.crossing.vndPerKg, language)} at="left" />
      <Tag x={x} y={BOTTOM + 14} words={formatTonnes(curves.crossing.kg, language)} at="below" />
    </>
  );
}
