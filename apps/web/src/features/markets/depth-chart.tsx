import { useTranslation } from 'react-i18next';
import { ChartFrame } from '../../shared/charts/chart-frame';
import { formatDecimal, formatInteger } from '../../shared/format/number';
import { formatTonnes } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { innerTicks, niceTicks } from '../../shared/ui/chart-scale';
import styles from '../../shared/ui/chart.module.css';
import { right } from '../../shared/ui/table';
import { offeredUpTo, totalKg, type BookRow } from './book';
import { closed, depthFrame, depthPath, priceRange, type DepthFrame } from './depth-shape';

const HEIGHT = 316;

interface Props {
  supply: readonly BookRow[];
  demand: readonly BookRow[];
  picked: number | null;
}

/** How much there is up to each price, on both sides, drawn to measure. */
export function DepthChart({ supply, demand, picked }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const range = priceRange(supply, demand);
  const summary = t('board.depthSummary', {
    demand: formatTonnes(totalKg(demand), language),
    supply: formatTonnes(totalKg(supply), language),
  });
  if (range === null) {
    return (
      <p className="quiet" style={{ padding: 16, minHeight: HEIGHT }}>
        {t('board.noDepth')}
      </p>
    );
  }
  const ticks = niceTicks(Math.max(totalKg(supply), totalKg(demand)) / 1_000);
  const columns = [
    { key: 'side', head: t('board.side') },
    { key: 'price', head: t('unit.price'), right: true },
    { key: 'kg', head: t('unit.tonne'), right: true },
    { key: 'cumulative', head: t('unit.cumulative'), right: true },
  ];
  return (
    <ChartFrame
      summary={summary}
      height={HEIGHT}
      columns={columns}
      rows={() => (
        <>
          <SideRows word={t('sheet.supply')} levels={supply} />
          <SideRows word={t('sheet.demand')} levels={demand} />
        </>
      )}
    >
      {(width) => {
        const frame = depthFrame(range, (ticks.at(-1) ?? 1) * 1_000, { left: 44, right: width - 12, top: 44, bottom: HEIGHT - 40 });
        return (
          <>
            <Axes frame={frame} ticks={ticks} width={width} />
            <Sides supply={supply} demand={demand} frame={frame} width={width} />
            {picked !== null && picked >= range.from && picked <= range.to && (
              <Pick frame={frame} price={picked} kg={offeredUpTo(supply, picked)} width={width} />
            )}
          </>
        );
      }}
    </ChartFrame>
  );
}

/** One side's levels as rows of the chart's table. */
function SideRows({ word, levels }: { word: string; levels: readonly BookRow[] }) {
  const language = useLanguage();
  return levels.map((level) => (
    <tr key={level.vndPerKg}>
      <td>{word}</td>
      <td className={right}>{formatInteger(level.vndPerKg, language)}</td>
      <td className={right}>{formatTonnes(level.kg, language)}</td>
      <td className={right}>{formatTonnes(level.cumulativeKg, language)}</td>
    </tr>
  ));
}

function Axes({ frame, ticks, width }: { frame: DepthFrame; ticks: readonly number[]; width: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const prices = innerTicks(frame.from, frame.to, Math.max(2, Math.floor(width / 90)));
  const ground = frame.y(0);
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          {tick > 0 && <line className={styles['grid']} x1={44} x2={width - 12} y1={frame.y(tick * 1_000)} y2={frame.y(tick * 1_000)} />}
          <text className="n" x={36} y={frame.y(tick * 1_000) + 4} textAnchor="end">
            {formatDecimal(tick, { least: 0, most: 2 }, language)}
          </text>
        </g>
      ))}
      <text x={4} y={14}>
        {t('unit.cumulative')}
      </text>
      <line className={styles['base']} x1={44} x2={width - 12} y1={ground + 0.5} y2={ground + 0.5} />
      {prices.map((price) => (
        <g key={price}>
          <line className={styles['base']} x1={frame.x(price)} x2={frame.x(price)} y1={ground} y2={ground + 4} />
          <text className="n" x={frame.x(price)} y={ground + 18} textAnchor="middle">
            {formatInteger(price, language)}
          </text>
        </g>
      ))}
      <text x={width - 12} y={ground + 34} textAnchor="end">
        {t('unit.price')}
      </text>
    </>
  );
}

function Sides({
  supply,
  demand,
  frame,
  width,
}: {
  supply: readonly BookRow[];
  demand: readonly BookRow[];
  frame: DepthFrame;
  width: number;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [rise, fall] = [depthPath(supply, 'supply', frame), depthPath(demand, 'demand', frame)];
  return (
    <>
      <path d={closed(fall, frame)} fill="var(--demand-soft)" fillOpacity="0.85" />
      <path d={closed(rise, frame)} fill="var(--supply-soft)" fillOpacity="0.85" />
      <path d={fall} fill="none" stroke="var(--demand)" strokeWidth="2" />
      <path d={rise} fill="none" stroke="var(--supply)" strokeWidth="2" />
      {demand.length > 0 && (
        <text
          className={`${styles['strong']} ${styles['over']}`}
          x={50}
          y={demandLabelY(supply, demand, frame, width)}
          style={{ fill: 'var(--demand-text)' }}
        >
          {t('board.demandEnd', { t: formatTonnes(totalKg(demand), language) })}
        </text>
      )}
      {supply.length > 0 && (
        <text
          className={`${styles['strong']} ${styles['over']}`}
          x={width - 14}
          y={frame.y(totalKg(supply)) - 9}
          textAnchor="end"
          style={{ fill: 'var(--supply-text)' }}
        >
          {t('board.supplyEnd', { t: formatTonnes(totalKg(supply), language) })}
        </text>
      )}
    </>
  );
}

/** Under this the two labels stand over each other; the one of demand then gives way downwards. */
const NARROW = 420;
const LINE = 20;

function demandLabelY(supply: readonly BookRow[], demand: readonly BookRow[], frame: DepthFrame, width: number): number {
  const own = frame.y(totalKg(demand)) - 9;
  const other = frame.y(totalKg(supply)) - 9;
  return width < NARROW && Math.abs(own - other) < LINE ? other + LINE : own;
}

/** The price in the ticket, and what is on offer up to it. */
function Pick({ frame, price, kg, width }: { frame: DepthFrame; price: number; kg: number; width: number }) {
  const language = useLanguage();
  const [x, y] = [frame.x(price), frame.y(kg)];
  const toLeft = x > width - 110;
  return (
    <>
      <line x1={x} x2={x} y1={y} y2={frame.y(0)} stroke="var(--ink)" strokeWidth="1.5" />
      <circle cx={x} cy={y} r="4" fill="var(--surface)" stroke="var(--ink)" strokeWidth="2" />
      <text
        className={`n ${styles['strong']} ${styles['ink']} ${styles['over']}`}
        x={toLeft ? x - 10 : x + 10}
        y={y + 17}
        textAnchor={toLeft ? 'end' : 'start'}
      >
        {formatInteger(price, language)} · {formatTonnes(kg, language)} t
      </text>
    </>
  );
}
