import { useTranslation } from 'react-i18next';
import { formatDecimal, formatInteger } from '../format/number';
import { formatTonnes } from '../format/weight';
import { useLanguage } from '../i18n/use-language';
import { innerTicks, linear, niceTicks } from '../ui/chart-scale';
import { right } from '../ui/table';
import { ChartFrame } from './chart-frame';
import styles from './charts.module.css';
import { gapBetween, placeOn, segmentsOf, stepPath, type CurveSegment, type CurveSide, type CurveStep } from './step-curves';

const HEIGHT = 480;

export interface OwnStep extends CurveStep {
  /** The letter that the list beside the chart carries too. */
  readonly label: string;
  readonly side: CurveSide;
}

interface Props {
  supply: readonly CurveStep[];
  demand: readonly CurveStep[];
  /** Where the sides meet; null when they do not, and the gap is said instead. */
  crossing: { readonly kg: number; readonly vndPerKg: number } | null;
  mine: readonly OwnStep[];
}

interface Scale {
  readonly x: (kg: number) => number;
  readonly y: (vndPerKg: number) => number;
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly width: number;
}

/** Supply and demand as the round saw them, and where they met. */
export function ClearingCurves({ supply, demand, crossing, mine }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [rise, fall] = [segmentsOf(supply, 'supply'), segmentsOf(demand, 'demand')];
  if (rise.length + fall.length === 0) return <p className="quiet">{t('chart.noCurves')}</p>;
  const gap = gapBetween(rise, fall);
  const summary =
    crossing !== null
      ? t('chart.crossing', { t: formatTonnes(crossing.kg, language), price: formatInteger(crossing.vndPerKg, language) })
      : gap === null
        ? t('chart.oneSide')
        : t('chart.gap', { gap: formatInteger(gap, language) });
  const columns = [
    { key: 'side', head: t('chart.side') },
    { key: 'price', head: t('unit.price'), right: true },
    { key: 'kg', head: t('unit.tonne'), right: true },
    { key: 'sum', head: t('unit.cumulative'), right: true },
  ];
  return (
    <ChartFrame
      summary={summary}
      height={HEIGHT}
      columns={columns}
      rows={() => (
        <>
          <Rows segments={fall} name={t('chart.demand')} />
          <Rows segments={rise} name={t('chart.supply')} />
        </>
      )}
    >
      {(width) => {
        const scale = scaleOf(rise, fall, crossing, width);
        return (
          <>
            <Axes scale={scale} crossing={crossing} />
            <Curves rise={rise} fall={fall} scale={scale} />
            {crossing === null ? (
              <text className={`${styles['strong']} ${styles['ink']} ${styles['over']}`} x={width / 2} y={30} textAnchor="middle">
                {summary}
              </text>
            ) : (
              <Crossing scale={scale} crossing={crossing} summary={summary} />
            )}
            {mine.map((own) => (
              <Own key={`${own.side}${own.label}`} own={own} segments={own.side === 'supply' ? rise : fall} scale={scale} />
            ))}
          </>
        );
      }}
    </ChartFrame>
  );
}

function scaleOf(rise: readonly CurveSegment[], fall: readonly CurveSegment[], crossing: Props['crossing'], width: number): Scale {
  const prices = [...rise, ...fall].map((segment) => segment.vndPerKg);
  const air = Math.max(200, (Math.max(...prices) - Math.min(...prices)) * 0.1);
  const [low, high] = [Math.min(...prices) - air, Math.max(...prices) + air];
  const top = Math.max(rise.at(-1)?.toKg ?? 0, fall.at(-1)?.toKg ?? 0, crossing?.kg ?? 0);
  const ticks = niceTicks(top / 1_000);
  const x = linear([0, (ticks.at(-1) ?? 1) * 1_000], [56, width - 14]);
  return { x, y: linear([low, high], [HEIGHT - 46, 34]), low, high, ticks, width };
}

function Axes({ scale, crossing }: { scale: Scale; crossing: Props['crossing'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ground = scale.y(scale.low);
  return (
    <>
      {crossing !== null && (
        <rect x={scale.x(0)} y={34} width={scale.x(crossing.kg) - scale.x(0)} height={ground - 34} style={{ fill: 'var(--bg)' }} />
      )}
      {innerTicks(scale.low, scale.high, 6).map((price) => (
        <g key={price}>
          <line className={styles['grid']} x1={56} x2={scale.width - 14} y1={scale.y(price)} y2={scale.y(price)} />
          <text className="n" x={48} y={scale.y(price) + 4} textAnchor="end">
            {formatInteger(price, language)}
          </text>
        </g>
      ))}
      <text x={4} y={16}>
        {t('unit.price')}
      </text>
      <line className={styles['base']} x1={56} x2={scale.width - 14} y1={ground} y2={ground} />
      {scale.ticks
        .filter((_tick, at) => scale.width > 480 || at % 2 === 0)
        .map((tick) => (
          <text key={tick} className="n" x={scale.x(tick * 1_000)} y={ground + 18} textAnchor="middle">
            {formatDecimal(tick, { least: 0, most: 1 }, language)}
          </text>
        ))}
      <text x={scale.width - 14} y={ground + 36} textAnchor="end">
        {t('unit.cumulative')}
      </text>
    </>
  );
}

function Curves({ rise, fall, scale }: { rise: readonly CurveSegment[]; fall: readonly CurveSegment[]; scale: Scale }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = (segments: readonly CurveSegment[]) => formatTonnes(segments.at(-1)?.toKg ?? 0, language);
  const words = `${styles['strong']} ${styles['over']}`;
  const [firstFall, lastRise] = [fall[0], rise.at(-1)];
  return (
    <>
      {firstFall !== undefined && lastFallPath(fall, scale)}
      {lastRise !== undefined && (
        <path
          d={stepPath(rise, scale, { start: scale.low, end: scale.high })}
          fill="none"
          style={{ stroke: 'var(--supply)', strokeWidth: 2 }}
        />
      )}
      {firstFall !== undefined && (
        <text className={words} x={scale.x(0) + 10} y={scale.y(firstFall.vndPerKg) - 10} style={{ fill: 'var(--demand-text)' }}>
          {t('board.demandEnd', { t: name(fall) })}
        </text>
      )}
      {lastRise !== undefined && (
        <text
          className={words}
          x={scale.x(lastRise.toKg) - 10}
          y={scale.y(lastRise.vndPerKg) - 10}
          textAnchor="end"
          style={{ fill: 'var(--supply-text)' }}
        >
          {t('board.supplyEnd', { t: name(rise) })}
        </text>
      )}
    </>
  );
}

const lastFallPath = (fall: readonly CurveSegment[], scale: Scale) => (
  <path d={stepPath(fall, scale, { start: scale.high, end: scale.low })} fill="none" style={{ stroke: 'var(--demand)', strokeWidth: 2 }} />
);

/** The ring, the dashed drops to both axes, and their tags in ink. */
function Crossing({ scale, crossing, summary }: { scale: Scale; crossing: { kg: number; vndPerKg: number }; summary: string }) {
  const language = useLanguage();
  const [x, y] = [scale.x(crossing.kg), scale.y(crossing.vndPerKg)];
  const ground = scale.y(scale.low);
  const drop = { stroke: 'var(--ink)', strokeWidth: 1.5, strokeDasharray: '4 3' };
  const toLeft = x > scale.width * 0.62;
  return (
    <>
      <line x1={56} x2={x} y1={y} y2={y} style={drop} />
      <line x1={x} x2={x} y1={y} y2={ground} style={drop} />
      <line x1={x} x2={x} y1={y - 62} y2={y} style={{ stroke: 'var(--ink)' }} />
      <circle cx={x} cy={y} r="6" style={{ fill: 'var(--surface)', stroke: 'var(--ink)', strokeWidth: 2.5 }} />
      <text
        className={`${styles['strong']} ${styles['ink']} ${styles['over']}`}
        x={toLeft ? x + 8 : x - 8}
        y={y - 70}
        textAnchor={toLeft ? 'end' : scale.width < 480 ? 'start' : 'middle'}
      >
        {summary}
      </text>
      <Tag x={28} y={y} text={formatInteger(crossing.vndPerKg, language)} />
      <Tag x={x} y={ground + 14} text={formatTonnes(crossing.kg, language)} />
    </>
  );
}

function Tag({ x, y, text }: { x: number; y: number; text: string }) {
  const width = text.length * 7.4 + 10;
  return (
    <>
      <rect x={x - width / 2} y={y - 10} width={width} height={20} rx="3" style={{ fill: 'var(--ink)' }} />
      <text className={`n ${styles['tag']}`} x={x} y={y + 4} textAnchor="middle">
        {text}
      </text>
    </>
  );
}

/** The reader's own part: a thick piece of the curve and a lettered disc, as in the list. */
function Own({ own, segments, scale }: { own: OwnStep; segments: readonly CurveSegment[]; scale: Scale }) {
  const place = placeOn(segments, own);
  if (place === null) return null;
  const colour = own.side === 'supply' ? 'var(--supply-text)' : 'var(--demand-text)';
  const [from, to, y] = [scale.x(place.fromKg), scale.x(place.toKg), scale.y(own.vndPerKg)];
  const discY = own.side === 'supply' ? y + 18 : y - 18;
  return (
    <>
      <line x1={from} x2={Math.max(to, from + 6)} y1={y} y2={y} style={{ stroke: colour, strokeWidth: 6 }} />
      <circle cx={(from + to) / 2} cy={discY} r="10" style={{ fill: colour }} />
      <text className={styles['tag']} x={(from + to) / 2} y={discY + 4} textAnchor="middle">
        {own.label}
      </text>
    </>
  );
}

function Rows({ segments, name }: { segments: readonly CurveSegment[]; name: string }) {
  const language = useLanguage();
  return segments.map((segment) => (
    <tr key={segment.vndPerKg}>
      <td>{name}</td>
      <td className={right}>{formatInteger(segment.vndPerKg, language)}</td>
      <td className={right}>{formatTonnes(segment.kg, language)}</td>
      <td className={right}>{formatTonnes(segment.toKg, language)}</td>
    </tr>
  ));
}
