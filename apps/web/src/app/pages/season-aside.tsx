import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isoWeek, RATIO_MAX, type WeekFigures } from '../../features/season/season-figures';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { addDays, formatDayRange, type Day } from '../../shared/format/date';
import { formatDecimal, formatInteger } from '../../shared/format/number';
import { formatTonnes, formatWeight } from '../../shared/format/weight';
import type { Say } from '../../shared/i18n/say';
import { useLanguage } from '../../shared/i18n/use-language';
import { Panel } from '../../shared/ui/panel';
import { Facts } from '../../shared/ui/stats';
import styles from './season.module.css';

export interface SeasonCell {
  readonly productId: string;
  readonly week: Day;
  readonly figures: WeekFigures;
}

interface Props {
  shown: SeasonCell | undefined;
  urgent: readonly SeasonCell[];
  onPick: (row: string, column: Day) => void;
}

/** One cell in words and figures, and the five widest gaps of all. */
export function SeasonAside({ shown, urgent, onPick }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const nameOf = ({ productId, week }: SeasonCell) => t('season.cell', { product: names.productName(productId), week: isoWeek(week) });
  return (
    <div className={styles['aside']}>
      {shown !== undefined && (
        <Panel title={nameOf(shown)} note={<span className="n">{formatDayRange(shown.week, addDays(shown.week, 6))}</span>} padded>
          <p className={`n ${styles['figure']}`}>{ratioWords(shown.figures, (ratio) => t('season.times', { ratio }), language)}</p>
          <p className={`second ${styles['gap']}`}>{gapWords(shown.figures, t as Say, language)}</p>
          <Facts
            facts={[
              { term: t('season.offered'), value: formatWeight(shown.figures.supplyKg, language) },
              { term: t('season.wanted'), value: formatWeight(shown.figures.demandKg, language) },
              { term: t('season.sellers'), value: formatInteger(shown.figures.sellers, language) },
            ]}
          />
          <Link className={styles['more']} to="/lots" search={{ products: shown.productId, from: shown.week, to: addDays(shown.week, 6) }}>
            {t('season.lots')}
          </Link>
        </Panel>
      )}
      <Panel title={t('season.urgent')} note={t('season.urgentHint')}>
        <ul className={styles['urgent']}>
          {urgent.map((cell) => (
            <li key={`${cell.productId} ${cell.week}`}>
              <button type="button" data-content onClick={() => onPick(cell.productId, cell.week)}>
                <span className="row">
                  <ProductMark productId={cell.productId} />
                  {nameOf(cell)}
                </span>
                <b className={cell.figures.supplyKg > cell.figures.demandKg ? 'sup' : 'dem'}>
                  {gapWords(cell.figures, t as Say, language)}
                </b>
              </button>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function gapWords({ supplyKg, demandKg }: WeekFigures, t: Say, language: 'vi' | 'en'): string {
  const gap = supplyKg - demandKg;
  const words = { t: formatTonnes(Math.abs(gap), language) };
  return gap >= 0 ? t('season.over', words) : t('season.short', words);
}

function ratioWords({ supplyKg, demandKg }: WeekFigures, times: (ratio: string) => string, language: 'vi' | 'en'): string {
  const ratio = demandKg === 0 ? RATIO_MAX : supplyKg / demandKg;
  return (ratio >= RATIO_MAX ? '> ' : '') + times(formatDecimal(Math.min(RATIO_MAX, ratio), { least: 1, most: 1 }, language));
}
