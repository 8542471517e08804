import { IconArrowDown, IconArrowLeft, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatInteger } from '../../shared/format/number';
import { formatTonnes, formatTonnesTo, tonneDecimals } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { totalKg, type BookRow, type BookSide, type OwnLevel } from './book';
import styles from './level-book.module.css';

/** Levels in sight on each side of the gap; what lies beyond is summed up in a line. */
const LEVELS_SHOWN = 7;

interface Props {
  supply: readonly BookRow[];
  demand: readonly BookRow[];
  /** What of it is mine, by price. */
  own: Readonly<Record<BookSide, ReadonlyMap<number, OwnLevel>>>;
  /** The price in the ticket, when there is one. */
  picked: number | null;
  /** Puts a price into the ticket; null for those who have none. */
  onPick: ((vndPerKg: number) => void) | null;
}

/** Offers above, orders below, the gap between them always in words. */
export function LevelBook({ supply, demand, own, picked, onPick }: Props) {
  const { t } = useTranslation();
  const widest = Math.max(1, totalKg(supply), totalKg(demand));
  const decimals = tonneDecimals([...supply, ...demand].map((level) => level.kg));
  const row = (side: BookSide) => (level: BookRow) => (
    <LevelRow
      key={`${side}${level.vndPerKg}`}
      mine={own[side].get(level.vndPerKg)}
      {...{ side, level, widest, decimals, picked, onPick }}
    />
  );
  return (
    <table className={styles['book']}>
      <thead>
        <tr>
          <th scope="col">{t('board.count')}</th>
          <th scope="col">{t('board.tonnes')}</th>
          <th scope="col">{t('board.cumulative')}</th>
          <th scope="col">{t('unit.price')}</th>
          <th scope="col" className={styles['bars']}>
            <span className="sr">{t('board.bars')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <Beyond side="supply" rows={supply} />
        {supply.slice(0, LEVELS_SHOWN).reverse().map(row('supply'))}
        <GapRow supply={supply} demand={demand} />
        {demand.slice(0, LEVELS_SHOWN).map(row('demand'))}
        <Beyond side="demand" rows={demand} />
      </tbody>
    </table>
  );
}

function LevelRow({
  side,
  level,
  widest,
  decimals,
  mine,
  picked,
  onPick,
}: { side: BookSide; level: BookRow; widest: number; decimals: number; mine: OwnLevel | undefined } & Pick<Props, 'picked' | 'onPick'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isPicked = picked === level.vndPerKg;
  const price = formatInteger(level.vndPerKg, language);
  const width = (kg: number) => ({ width: `${(kg / widest) * 92}%` });
  return (
    <tr className={`${styles[side]} ${isPicked ? styles['picked'] : ''}`} data-level={side}>
      <td className="n quiet">{formatInteger(level.count, language)}</td>
      <td className="n">{formatTonnesTo(level.kg, decimals, language)}</td>
      <td className="n second">{formatTonnesTo(level.cumulativeKg, decimals, language)}</td>
      <td>
        {onPick === null ? (
          <span className={styles['price']}>{price}</span>
        ) : (
          <button type="button" className={styles['price']} aria-pressed={isPicked} onClick={() => onPick(level.vndPerKg)}>
            {price}
          </button>
        )}
      </td>
      <td className={styles['barCell']}>
        <span className={styles['sum']} style={width(level.cumulativeKg)} />
        <span className={styles['own']} style={width(level.kg)} />
        {mine !== undefined && (
          <b className={styles['mine']} data-mine={side}>
            ◆{' '}
            <span className={styles['mineWords']}>
              {mine.place === null ? t('board.mine') : t('board.minePlace', { place: mine.place, count: mine.count })}
            </span>
          </b>
        )}
        {isPicked && (
          <span className={styles['tag']}>
            <IconArrowLeft size={13} aria-hidden="true" />
            {t('board.inTicket')}
          </span>
        )}
      </td>
    </tr>
  );
}

function GapRow({ supply, demand }: { supply: readonly BookRow[]; demand: readonly BookRow[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [ask, limit] = [supply[0]?.vndPerKg, demand[0]?.vndPerKg];
  const gap = ask === undefined || limit === undefined ? null : ask - limit;
  const words =
    gap === null ? t('board.oneSided') : t(gap > 0 ? 'board.gap' : 'board.crossed', { gap: formatInteger(Math.abs(gap), language) });
  return (
    <tr className={styles['gap']}>
      <td colSpan={5}>
        <div className={styles['gapRow']}>
          <b className="sup nowrap">
            <IconArrowUp className="i" size={14} aria-hidden="true" />{' '}
            {t('board.sellTotal', { t: formatTonnes(totalKg(supply), language) })}
          </b>
          <span style={{ textAlign: 'center' }}>
            {words}
            <small>{t('board.gapHint')}</small>
          </span>
          <b className="dem nowrap">
            {t('board.buyTotal', { t: formatTonnes(totalKg(demand), language) })}{' '}
            <IconArrowDown className="i" size={14} aria-hidden="true" />
          </b>
        </div>
      </td>
    </tr>
  );
}

function Beyond({ side, rows }: { side: BookSide; rows: readonly BookRow[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const beyond = rows.slice(LEVELS_SHOWN);
  if (beyond.length === 0) return null;
  const kg = beyond.reduce((sum, level) => sum + level.kg, 0);
  return (
    <tr className={`${styles['more']} ${styles[side]}`}>
      <td colSpan={5}>{t('board.moreLevels', { n: beyond.length, t: formatTonnes(kg, language) })}</td>
    </tr>
  );
}
