import { useTranslation } from 'react-i18next';
import type { Round } from '../../shared/api/views';
import { dayOf, formatDay, formatTime } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatInteger } from '../../shared/format/number';
import { formatTonnes } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { averagePrice } from '../../shared/market/rounds-query';
import { innerTicks, linear } from '../../shared/ui/chart-scale';
import styles from '../../shared/ui/chart.module.css';
import { useWidth } from '../../shared/ui/use-width';

const HEIGHT = 134;
const LEFT = 44;

interface Priced {
  readonly round: Round;
  readonly price: number;
}

/** Rounds that have a price, oldest first. */
export function pricedRounds(rounds: readonly Round[], most: number): Priced[] {
  return rounds
    .flatMap((round) => {
      const price = averagePrice(round);
      return price === null ? [] : [{ round, price }];
    })
    .slice(0, most)
    .reverse();
}

/** Price as a line, tonnes matched as bars: the last rounds that had a price. */
export function HistoryChart({ points }: { points: readonly Priced[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [box, width] = useWidth<HTMLDivElement>();
  const last = points.at(-1);
  if (last === undefined) {
    return (
      <p className="quiet" style={{ padding: 16, fontSize: 'var(--cell)' }}>
        {t('board.historyEmpty')}
      </p>
    );
  }
  const summary = t('board.historySummary', {
    n: points.length,
    price: formatPrice(last.price, language),
    t: formatTonnes(last.round.contractKg + last.round.spotKg, language),
  });
  return (
    <div className={styles['box']}>
      <div ref={box} style={{ height: HEIGHT }}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} role="img" aria-label={summary}>
            <Drawing points={points} last={last} width={width} />
          </svg>
        )}
      </div>
    </div>
  );
}

function Drawing({ points, last, width }: { points: readonly Priced[]; last: Priced; width: number }) {
  const language = useLanguage();
  const right = width - 70;
  const prices = points.map((point) => point.price);
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  const air = Math.max(50, (high - low) * 0.15);
  const x = linear([0, Math.max(1, points.length - 1)], [LEFT + 12, right - 10]);
  const y = linear([low - air, high + air], [78, 10]);
  const most = Math.max(...points.map((point) => point.round.spotKg + point.round.contractKg), 1);
  const tall = linear([0, most], [0, 26]);
  const at = (index: number) => (points.length === 1 ? right - 10 : x(index));
  const labelled = points
    .map((_, index) => index)
    .filter((index) => index === points.length - 1 || index % Math.ceil(points.length / 4) === 0);
  return (
    <>
      {innerTicks(low - air, high + air, 3).map((tick) => (
        <g key={tick}>
          <line className={styles['grid']} x1={LEFT} x2={right} y1={y(tick)} y2={y(tick)} />
          <text className="n" x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
            {formatInteger(tick, language)}
          </text>
        </g>
      ))}
      {points.map((point, index) => {
        const height = tall(point.round.spotKg + point.round.contractKg);
        const fill = index === points.length - 1 ? 'var(--ink-3)' : 'var(--line)';
        return <rect key={point.round.number} x={at(index) - 6} y={112 - height} width="12" height={height} fill={fill} />;
      })}
      <polyline
        points={points.map((point, index) => `${at(index)},${y(point.price)}`).join(' ')}
        fill="none"
        stroke="var(--ink)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <circle cx={at(points.length - 1)} cy={y(last.price)} r="4" fill="var(--ink)" />
      <text className={`n ${styles['strong']} ${styles['ink']}`} x={right + 4} y={y(last.price) + 2}>
        {formatInteger(last.price, language)}
      </text>
      <text className="n" x={right + 4} y={y(last.price) + 17}>
        {formatTonnes(last.round.spotKg + last.round.contractKg, language)} t
      </text>
      <line className={styles['base']} x1={LEFT} x2={right} y1={112.5} y2={112.5} />
      {labelled.map((index) => {
        const { publishedAt } = points[index]?.round ?? last.round;
        return (
          <text key={index} className="n" x={at(index)} y={128} textAnchor="middle">
            {dayOf(Date.parse(publishedAt)) === dayOf(Date.parse(last.round.publishedAt))
              ? formatTime(publishedAt, false)
              : formatDay(dayOf(Date.parse(publishedAt)), language)}
          </text>
        );
      })}
    </>
  );
}
