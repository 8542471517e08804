import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicOrder } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { formatDayRange, formatMoment, type Day } from '../../shared/format/date';
import { fold } from '../../shared/format/fold';
import { tonneDecimals } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { WaitsMark } from '../../shared/market/waits-mark';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { CertificateChips, Chip, StateChip } from '../../shared/ui/chip';
import { EmptyState } from '../../shared/ui/faces';
import { nameCell, right, Table } from '../../shared/ui/table';
import { waiting, type BoardState, type Row } from './board-state';
import styles from './board-tables.module.css';
import { BoardTools } from './board-tools';
import { OpenKg } from './lot-table';

const PAGE = 60;

/** What is wanted, how much, where and when; neither who wants it nor the limit is public. */
export function DemandTable({ board, marketId, onRefresh }: { board: BoardState; marketId: string; onRefresh: () => void }) {
  const { t } = useTranslation();
  const names = useCatalogue();
  const today = useToday();
  const [find, setFind] = useState('');
  const [limit, setLimit] = useState(PAGE);
  const rows = useMemo(() => board.shownOrders.flatMap((id) => board.orders.get(id) ?? []), [board]);
  const hits = useMemo(() => {
    const words = fold(find.trim());
    return words === ''
      ? rows
      : rows.filter(({ item }) =>
          fold([...item.varietyIds.map((id) => names.varietyName(id)), names.placeName(item.placeId)].join(' ')).includes(words),
        );
  }, [rows, find, names]);
  const decimals = tonneDecimals(rows.map((row) => row.item.openKg));
  const fresh = waiting(board.orders, board.shownOrders);
  const columns = [
    { key: 'variety', head: t('col.variety') },
    { key: 'grade', head: t('col.grade') },
    { key: 'certificates', head: t('col.certificates') },
    { key: 'place', head: t('col.place') },
    { key: 'receive', head: t('col.receive') },
    { key: 'open', head: t('col.wanted'), right: true },
    { key: 'updated', head: t('col.updated'), right: true },
  ];
  if (rows.length === 0 && fresh === 0) return <EmptyState title={t('board.emptyOrders')}>{t('board.emptyOrdersHint')}</EmptyState>;
  return (
    <>
      <BoardTools find={find} onFind={setFind} news={fresh === 0 ? null : t('board.newOrders', { n: fresh })} onRefresh={onRefresh} />
      <div className={`${styles['demands']} ${styles['cards']}`}>
        <Table label={t('board.demands')} columns={columns}>
          {hits.slice(0, limit).map((row) => (
            <DemandRow key={row.item.id} row={row} marketId={marketId} today={today} decimals={decimals} />
          ))}
        </Table>
      </div>
      {hits.length > limit && (
        <div style={{ padding: 12 }}>
          <Button onClick={() => setLimit(limit + PAGE)}>{t('more', { n: Math.min(PAGE, hits.length - limit) })}</Button>
        </div>
      )}
    </>
  );
}

function DemandRow({ row, marketId, today, decimals }: { row: Row<PublicOrder>; marketId: string; today: Day; decimals: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const { item, over } = row;
  const varieties = item.varietyIds.map((id) => names.varietyName(id)).join(', ');
  return (
    <tr className={over === null ? undefined : styles['over']} data-demand={item.id} data-open-kg={item.openKg}>
      <td>
        <span className={`${nameCell} ${styles['strike']}`}>
          <ProductMark productId={marketId} />
          {varieties === '' ? t('field.anyVariety') : varieties}
        </span>
      </td>
      <td>{item.gradeIds.map((id) => names.gradeName(marketId, id)).join(', ')}</td>
      <td>
        <CertificateChips certificates={item.certificates} />
      </td>
      <td>{names.placeName(item.placeId)}</td>
      <td className="n">{formatDayRange(item.deliverFrom, item.deliverTo)}</td>
      <td
        key={item.openKg}
        className={`${right} ${styles['demandCell']} ${row.moved === null || over !== null ? '' : `${styles['moved']} ${styles['mark']}`}`}
      >
        {over === 'taken' ? (
          <StateChip state="filled" />
        ) : over === 'gone' ? (
          <Chip look="line">{t('board.gone')}</Chip>
        ) : (
          <>
            <OpenKg row={row} whole={item.wantedKg} side="demand" isEstimate={false} decimals={decimals} />
            <WaitsMark marketId={marketId} />
          </>
        )}
      </td>
      <td className={`${right} quiet`}>{formatMoment(item.submittedAt, today, language)}</td>
    </tr>
  );
}
