import { IconHourglass } from '@tabler/icons-react';
import { memo, useCallback, useSyncExternalStore, type CSSProperties } from 'react';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { formatDayRange } from '../../shared/format/date';
import { formatInteger } from '../../shared/format/number';
import { formatTonnes } from '../../shared/format/weight';
import { Chip } from '../../shared/ui/chip';
import styles from './lot-grid.module.css';
import type { LotRow, LotStore } from './lot-store';
import type { RowWords } from './row-words';

interface Props {
  store: LotStore;
  said: RowWords;
  id: string;
  index: number;
  top: number;
  height: number;
  isActive: boolean;
  isPicked: boolean;
  onToggle: (id: string) => void;
}

const none = [null];

/** One lot. Redraws when its own figures change, and only then. */
export const GridRow = memo(function GridRow({ store, said, id, index, top, height, isActive, isPicked, onToggle }: Props) {
  const row = useSyncExternalStore(
    useCallback((listener: () => void) => store.watch(id, listener), [store, id]),
    () => store.get(id),
  );
  const place: CSSProperties = { transform: `translateY(${top}px)`, height };
  if (row === undefined) return <div role="row" aria-rowindex={index + 2} className={styles['row']} style={place} />;
  const { lot, over } = row;
  const look = [styles['row'], over === null ? '' : styles['over'], isActive ? styles['active'] : '', isPicked ? styles['picked'] : ''];
  const name = said.variety(lot.varietyId);
  return (
    <div
      role="row"
      id={`lot-${id}`}
      aria-rowindex={index + 2}
      aria-selected={isPicked}
      className={look.join(' ')}
      style={place}
      data-lot={id}
    >
      <span role="gridcell" className={styles['tick']}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isPicked}
          disabled={over !== null}
          aria-label={said.pick(name)}
          onChange={() => onToggle(id)}
        />
      </span>
      <span role="gridcell" className={`${styles['name']} ${styles['strike']}`}>
        <ProductMark productId={lot.marketId} />
        {name}
      </span>
      <span role="gridcell" className={styles['clip']}>
        {said.grade(lot.marketId, lot.gradeId)}
      </span>
      <span role="gridcell" className={styles['wide']}>
        {(lot.certificates.length === 0 ? none : lot.certificates).map((one, at) => (
          // By place, not by name: the row that takes these elements over fills them anew.
          <span key={at} className={one === null ? 'quiet' : styles['certificate']}>
            {one === null ? said.noCertificate : said.certificate(one)}
          </span>
        ))}
      </span>
      <span role="gridcell" className={`n ${styles['wide']}`}>
        {lot.areaCode ?? '–'}
      </span>
      <span role="gridcell" className={styles['clip']}>
        {lot.seller.name}
      </span>
      <span role="gridcell" className="n">
        {formatDayRange(lot.harvestFrom, lot.harvestTo)}
        <small className="quiet">{lot.certainty === 'estimate' ? ` ${said.estimate}` : ''}</small>
      </span>
      <Open row={row} said={said} />
      <Figures row={row} said={said} />
    </div>
  );
});

/** What is left: the figure with its last move, and its part of the whole. */
function Open({ row, said }: { row: LotRow; said: RowWords }) {
  const { lot, over, moved, turn } = row;
  if (over !== null) {
    return (
      <span role="gridcell" className={styles['right']}>
        <Chip look={over === 'taken' ? 'held' : 'line'} {...(over === 'taken' ? { icon: IconHourglass } : {})}>
          {over === 'taken' ? said.taken : said.gone}
        </Chip>
      </span>
    );
  }
  const isEstimate = lot.certainty === 'estimate';
  const look = moved === null ? '' : ((turn ? styles['movedAgain'] : styles['moved']) ?? '');
  return (
    <span role="gridcell" className={`${styles['right']} ${styles['open']} ${look}`}>
      <span>
        <span aria-hidden="true">{moved === null ? '' : moved === 'down' ? '↓ ' : '↑ '}</span>
        {formatTonnes(lot.openKg, said.language)}
      </span>
      <span className={styles['bar']} aria-hidden="true">
        <i className={isEstimate ? 'hatch' : ''} style={{ width: `${(lot.openKg / Math.max(1, lot.offeredKg)) * 100}%` }} />
      </span>
    </span>
  );
}

function Figures({ row: { lot, km }, said }: { row: LotRow; said: RowWords }) {
  const { language } = said;
  return (
    <>
      <b role="gridcell" className={`n ${styles['right']} ${styles['strike']}`}>
        {formatInteger(lot.askVndPerKg, language)}
      </b>
      <span role="gridcell" className={`n quiet ${styles['right']} ${styles['wide']}`}>
        {km === null ? '–' : formatInteger(Math.round(km), language)}
      </span>
      <span role="gridcell" className={`n quiet ${styles['right']} ${styles['wide']}`}>
        {said.age(lot.submittedAt)}
      </span>
    </>
  );
}
