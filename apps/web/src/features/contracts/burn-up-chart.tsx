import { useTranslation } from 'react-i18next';
import type { CallOff, Contract } from '../../shared/api/views';
import { addDays, daysBetween, formatDay, formatDayRange, type Day } from '../../shared/format/date';
import { formatDecimal } from '../../shared/format/number';
import { formatTonnes, formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { linear, niceTicks } from '../../shared/ui/chart-scale';
import styles from '../../shared/ui/chart.module.css';
import { useWidth } from '../../shared/ui/use-width';
import { burnUp, type BurnUp } from './burn-up-shape';

const HEIGHT = 268;
const TOP = 30;
const BOTTOM = 30;
const LEFT = 52;

/** Steps: a day's figure holds until the next day that changes it. */
function steps(points: readonly { day: Day; kg: number }[], x: (day: Day) => number, y: (kg: number) => number, end: Day): string {
  let path = `M${x(points[0]?.day ?? end)} ${y(0)}`;
  for (const point of points) path += `H${x(point.day)}V${y(point.kg)}`;
  return `${path}H${Math.max(x(end), x(points.at(-1)?.day ?? end))}`;
}

/** Called and confirmed against an even plan with its band, and how far ahead or behind in words. */
export function BurnUpChart({ contract, callOffs, today }: { contract: Contract; callOffs: readonly CallOff[]; today: Day }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [box, width] = useWidth<HTMLDivElement>();
  const shape = burnUp(contract, callOffs, today);
  const summary = t('contract.progressSummary', {
    called: formatWeight(contract.calledOffKg, language),
    agreed: formatWeight(contract.agreedKg, language),
    plan: formatWeight(shape.planTodayKg, language),
  });
  return (
    <div className={styles['box']}>
      <div ref={box} style={{ height: HEIGHT }}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} role="img" aria-label={summary}>
            <Drawing contract={contract} shape={shape} today={today} width={width} />
          </svg>
        )}
      </div>
    </div>
  );
}

interface Frame {
  readonly x: (day: Day) => number;
  readonly y: (kg: number) => number;
  readonly ticks: readonly number[];
  readonly days: readonly Day[];
  readonly end: number;
}

function frameOf(contract: Contract, { plan }: BurnUp, width: number): Frame {
  const isNarrow = width < 600;
  const ticks = niceTicks(Math.max(contract.ceilingKg, plan.at(-1)?.upperKg ?? 0, contract.calledOffKg) / 1_000);
  const length = daysBetween(contract.seasonFrom, contract.seasonTo);
  const across = linear([0, length], [LEFT, width - (isNarrow ? 20 : 118)]);
  const marks = isNarrow ? 2 : 5;
  const x = (day: Day) => across(Math.min(length, Math.max(0, daysBetween(contract.seasonFrom, day))));
  return {
    x,
    y: linear([0, (ticks.at(-1) ?? 1) * 1_000], [HEIGHT - BOTTOM, TOP]),
    ticks,
    days: Array.from({ length: marks + 1 }, (_, index) => addDays(contract.seasonFrom, Math.round((length * index) / marks))),
    end: x(contract.seasonTo),
  };
}

function Drawing({ contract, shape, today, width }: { contract: Contract; shape: BurnUp; today: Day; width: number }) {
  const frame = frameOf(contract, shape, width);
  const isIn = today >= contract.seasonFrom && today <= contract.seasonTo;
  return (
    <>
      <Axes frame={frame} />
      <Plan contract={contract} shape={shape} frame={frame} isLabelled={width >= 600} />
      {shape.confirmed.some((point) => point.kg > 0) && (
        <path d={steps(shape.confirmed, frame.x, frame.y, today)} fill="none" stroke="var(--confirmed)" strokeWidth="2" />
      )}
      {isIn && <Today frame={frame} today={today} width={width} />}
      <Called contract={contract} shape={shape} frame={frame} today={isIn ? today : null} />
    </>
  );
}

function Axes({ frame }: { frame: Frame }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { x, y, ticks, days, end } = frame;
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles['grid']} x1={LEFT} x2={end} y1={y(tick * 1_000)} y2={y(tick * 1_000)} />
          <text className="n" x={LEFT - 8} y={y(tick * 1_000) + 4} textAnchor="end">
            {formatDecimal(tick, { least: 0, most: 2 }, language)}
          </text>
        </g>
      ))}
      <text x={4} y={14}>
        {t('unit.cumulative')}
      </text>
      <line className={styles['base']} x1={LEFT} x2={end} y1={y(0) + 0.5} y2={y(0) + 0.5} />
      {days.map((day) => (
        <text key={day} className="n" x={x(day)} y={HEIGHT - 10} textAnchor="middle">
          {formatDayRange(day, day)}
        </text>
      ))}
    </>
  );
}

/** An even pace inside each period, with the band that the periods allow, one upon the other. */
function Plan({ contract, shape, frame, isLabelled }: { contract: Contract; shape: BurnUp; frame: Frame; isLabelled: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { x, y, end } = frame;
  const through = (points: BurnUp['plan'], kgOf: (point: BurnUp['plan'][number]) => number) =>
    points.map((point) => `${x(point.day)} ${y(kgOf(point))}`).join('L');
  return (
    <>
      <path
        d={`M${through(shape.plan, (point) => point.upperKg)}L${through([...shape.plan].reverse(), (point) => point.lowerKg)}Z`}
        fill="var(--contract-soft)"
        data-band={shape.plan.length - 1}
      />
      {/* Where one period ends and the next begins. */}
      {shape.plan.slice(1, -1).map(({ day }) => (
        <line key={day} className={styles['grid']} x1={x(day)} x2={x(day)} y1={TOP} y2={y(0)} strokeDasharray="2 4" />
      ))}
      <path
        d={`M${through(shape.plan, (point) => point.kg)}`}
        fill="none"
        stroke="var(--contract)"
        strokeWidth="1.5"
        strokeDasharray="5 4"
      />
      {isLabelled && (
        <text className={styles['strong']} x={end + 8} y={y(contract.agreedKg) + 4} style={{ fill: 'var(--contract-text)' }}>
          {t('contract.plan', { t: formatTonnes(contract.agreedKg, language) })}
        </text>
      )}
    </>
  );
}

/** Where the unit of the upright axis surely ends; the words beside it must not cover it. */
const UNIT_END = 92;

function Today({ frame, today, width }: { frame: Frame; today: Day; width: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const x = frame.x(today);
  return (
    <>
      <line x1={x} x2={x} y1={TOP - 6} y2={frame.y(0)} stroke="var(--ink)" strokeWidth="1.5" />
      <text
        className={`${styles['strong']} ${styles['ink']} ${styles['over']}`}
        x={Math.max(x, UNIT_END)}
        y={TOP - 12}
        textAnchor={x > width - 180 ? 'end' : x < 160 ? 'start' : 'middle'}
      >
        {t('contract.todayLine', { day: formatDay(today, language) })}
      </text>
    </>
  );
}

/** What was called off, where it stands now, and how far from the plan, in words. */
function Called({ contract, shape, frame, today }: { contract: Contract; shape: BurnUp; frame: Frame; today: Day | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const last = shape.called.at(-1);
  if (last === undefined) return null;
  const at = Math.max(frame.x(last.day), today === null ? 0 : frame.x(today));
  const gap = contract.calledOffKg - shape.planTodayKg;
  return (
    <>
      <path d={steps(shape.called, frame.x, frame.y, today ?? last.day)} fill="none" stroke="var(--contract)" strokeWidth="2" />
      <circle cx={at} cy={frame.y(last.kg)} r="4.5" fill="var(--surface)" stroke="var(--contract)" strokeWidth="2" />
      <text
        className={`${styles['strong']} ${styles['over']}`}
        x={at + 10}
        y={frame.y(last.kg) - 24}
        style={{ fill: 'var(--contract-text)' }}
      >
        {t('contract.called', { t: formatTonnes(last.kg, language) })}
      </text>
      {today !== null && (
        <text className={styles['over']} x={at + 10} y={frame.y(last.kg) - 8}>
          {t(gap < 0 ? 'contract.behind' : 'contract.ahead', { t: formatTonnes(Math.abs(gap), language) })}
        </text>
      )}
    </>
  );
}
