import { IconArrowDown, IconArrowUp, IconHourglass } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicOffer } from '../../shared/api/views';
import { useSession } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { formatDayRange, formatMoment, type Day } from '../../shared/format/date';
import { fold } from '../../shared/format/fold';
import { formatInteger } from '../../shared/format/number';
import { formatTonnesTo, tonneDecimals } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { WaitsMark } from '../../shared/market/waits-mark';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { CertificateChips, Chip, DemoChip } from '../../shared/ui/chip';
import { EmptyState } from '../../shared/ui/faces';
import { nameCell, right, Table } from '../../shared/ui/table';
import { waiting, type BoardState, type Row } from './board-state';
import styles from './board-tables.module.css';
import { BoardTools } from './board-tools';

/** More lines than this at once nobody reads; each press shows as many again. */
const PAGE = 60;

/** The lots on offer, in an order that holds still. */
export function LotTable({ board, onRefresh }: { board: BoardState; onRefresh: () => void }) {
  const { t } = useTranslation();
  const names = useCatalogue();
  const today = useToday();
  const [find, setFind] = useState('');
  const [limit, setLimit] = useState(PAGE);
  const rows = useMemo(() => board.shownOffers.flatMap((id) => board.offers.get(id) ?? []), [board]);
  const hits = useMemo(() => {
    const words = fold(find.trim());
    if (words === '') return rows;
    return rows.filter(({ item }) =>
      fold([names.varietyName(item.varietyId), item.seller.name, item.areaCode ?? '', names.placeName(item.placeId)].join(' ')).includes(
        words,
      ),
    );
  }, [rows, find, names]);
  const decimals = tonneDecimals(rows.map((row) => row.item.openKg));
  const fresh = waiting(board.offers, board.shownOffers);
  const columns = [
    { key: 'variety', head: t('col.variety') },
    { key: 'grade', head: t('col.grade') },
    { key: 'certificates', head: t('col.certificates') },
    { key: 'area', head: t('col.area') },
    { key: 'seller', head: t('col.seller') },
    { key: 'place', head: t('field.place') },
    { key: 'harvest', head: t('col.harvest') },
    { key: 'open', head: t('col.open'), right: true },
    { key: 'price', head: t('col.price'), right: true },
    { key: 'updated', head: t('col.updated'), right: true },
  ];
  return (
    <>
      <BoardTools find={find} onFind={setFind} news={fresh === 0 ? null : t('board.newLots', { n: fresh })} onRefresh={onRefresh} />
      {rows.length === 0 ? (
        <EmptyState title={t('board.emptyLots')}>{t('board.emptyLotsHint')}</EmptyState>
      ) : hits.length === 0 ? (
        <EmptyState title={t('board.noHit', { text: find })} action={<Button onClick={() => setFind('')}>{t('board.clearFind')}</Button>}>
          {t('board.find')}
        </EmptyState>
      ) : (
        <div className={`${styles['lots']} ${styles['cards']}`}>
          <Table label={t('board.lots')} columns={columns}>
            {hits.slice(0, limit).map((row) => (
              <LotRow key={row.item.id} row={row} today={today} decimals={decimals} />
            ))}
          </Table>
        </div>
      )}
      {hits.length > limit && (
        <div style={{ padding: 12 }}>
          <Button onClick={() => setLimit(limit + PAGE)}>{t('more', { n: Math.min(PAGE, hits.length - limit) })}</Button>
        </div>
      )}
    </>
  );
}

function LotRow({ row, today, decimals }: { row: Row<PublicOffer>; today: Day; decimals: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const { organisation } = useSession();
  const { item, over } = row;
  return (
    <tr className={over === null ? undefined : styles['over']} data-lot={item.id} data-open-kg={item.openKg}>
      <td>
        <span className={`${nameCell} ${styles['strike']}`}>
          <ProductMark productId={item.marketId} />
          <Link to="/offers/$offerId" params={{ offerId: item.id }}>
            {names.varietyName(item.varietyId)}
          </Link>
        </span>
      </td>
      <td>{names.gradeName(item.marketId, item.gradeId)}</td>
      <td>
        <CertificateChips certificates={item.certificates} />
      </td>
      <td className="n">{item.areaCode ?? '–'}</td>
      <td>
        <span className="row">
          {item.seller.id === organisation.id ? <b>◆ {item.seller.name}</b> : item.seller.name}
          {item.seller.demo && <DemoChip of={item.seller.name} />}
        </span>
      </td>
      <td>{names.placeName(item.placeId)}</td>
      <td className="n">{formatDayRange(item.harvestFrom, item.harvestTo)}</td>
      <td
        key={item.openKg}
        className={`${right} ${styles['supplyCell']} ${row.moved === null || over !== null ? '' : `${styles['moved']} ${styles['mark']}`}`}
      >
        {over === 'taken' ? (
          <Chip look="held" icon={IconHourglass}>
            {t('board.justGone')}
          </Chip>
        ) : over === 'gone' ? (
          <Chip look="line">{t('board.gone')}</Chip>
        ) : (
          <>
            <OpenKg row={row} whole={item.offeredKg} side="supply" isEstimate={item.certainty === 'estimate'} decimals={decimals} />
            <WaitsMark marketId={item.marketId} />
          </>
        )}
      </td>
      <td className={`${right} ${styles['strong']} ${styles['strike']}`} data-unit={t('unit.price')}>
        {formatInteger(item.askVndPerKg, language)}
      </td>
      <td className={`${right} quiet`}>{formatMoment(item.submittedAt, today, language)}</td>
    </tr>
  );
}

/** Open tonnes with the arrow of their last change, and the part of the whole as a bar; an estimate is hatched. */
export function OpenKg({
  row,
  whole,
  side,
  isEstimate,
  decimals,
}: {
  row: Row<{ openKg: number }>;
  whole: number;
  side: 'supply' | 'demand';
  isEstimate: boolean;
  decimals: number;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const width = whole === 0 ? 0 : (row.item.openKg / whole) * 100;
  return (
    <span className={styles['left']}>
      <span data-unit={t('unit.tonneShort')}>
        {row.moved === 'down' && <IconArrowDown className="i" size={13} aria-hidden="true" />}
        {row.moved === 'up' && <IconArrowUp className="i" size={13} aria-hidden="true" />}{' '}
        {formatTonnesTo(row.item.openKg, decimals, language)}
      </span>
      <span className={`${styles['fill']} ${styles[side]} ${isEstimate ? styles['estimate'] : ''}`} aria-hidden="true">
        <i className={isEstimate ? 'hatch' : undefined} style={{ width: `${width}%` }} />
      </span>
    </span>
  );
}
