import { memo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWidth } from '../../shared/ui/use-width';
import type { LotSort } from './lot-filter';
import styles from './lot-grid.module.css';
import { EmptyRow } from './lot-row';
import type { LotStore } from './lot-store';
import { SLOTS } from './row-window';
import { useRowWords } from './row-words';
import { useRows } from './use-rows';

interface Props {
  store: LotStore;
  /** The order in which the lots stand; it changes only when the person asks. */
  ids: readonly string[];
  picked: ReadonlySet<string>;
  onToggle: (id: string) => void;
  sort: LotSort;
  onSort: (sort: LotSort) => void;
}

const ROW = 34;
/** On a phone a lot is a card of three lines. */
const CARD = 96;
const NARROW = 760;
const slots = Array.from({ length: SLOTS }, (_, slot) => slot);

const heads = [
  ['variety', null],
  ['grade', null],
  ['certificates', null],
  ['area', null],
  ['seller', null],
  ['harvest', 'harvest'],
  ['open', 'open'],
  ['price', 'price'],
  ['km', 'km'],
  ['age', 'updated'],
] as const satisfies ReadonlyArray<readonly [string, LotSort | null]>;
const WIDE = new Set(['certificates', 'area', 'km', 'age']);
const RIGHT = new Set(['open', 'price', 'km', 'age']);

/** Thousands of lots: only what is in sight is drawn, each row is filled anew by itself, j and k walk, x picks. */
export function LotGrid({ store, ids, picked, onToggle, sort, onSort }: Props) {
  const { t } = useTranslation();
  const [box, width] = useWidth<HTMLDivElement>();
  const [asked, setActive] = useState(0);
  const active = Math.min(asked, ids.length - 1);
  const height = width > 0 && width < NARROW ? CARD : ROW;
  const said = useRowWords();
  const rows = useRows(store, { ids, picked, active, height, said });
  const walk = (event: KeyboardEvent) => {
    const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 15, PageUp: -15, Home: -ids.length, End: ids.length }[event.key];
    const current = ids[active];
    if (by !== undefined) {
      event.preventDefault();
      const next = Math.min(ids.length - 1, Math.max(0, active + by));
      setActive(next);
      rows.bring(next * height, height);
    } else if ((event.key === 'x' || event.key === ' ') && current !== undefined) {
      event.preventDefault();
      onToggle(current);
    }
  };
  return (
    <div
      ref={(element) => {
        rows.scroller.current = element;
        box(element);
      }}
      className={styles['grid']}
      role="grid"
      aria-label={t('lots.title')}
      aria-rowcount={ids.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={ids[active] === undefined ? undefined : `lot-${ids[active]}`}
      tabIndex={0}
      onKeyDown={walk}
      onScroll={rows.onScroll}
    >
      <Heads sort={sort} onSort={onSort} />
      <div role="rowgroup" style={{ position: 'relative', height: ids.length * height }}>
        {slots.map((slot) => (
          <EmptyRow key={slot} slot={slot} onMade={rows.onMade} onToggle={onToggle} />
        ))}
      </div>
    </div>
  );
}

const Heads = memo(function Heads({ sort, onSort }: { sort: LotSort; onSort: (sort: LotSort) => void }) {
  const { t } = useTranslation();
  return (
    <div role="rowgroup" className={styles['head']}>
      <div role="row" aria-rowindex={1} className={`${styles['row']} ${styles['heads']}`}>
        <span role="columnheader">
          <span className="sr">{t('lots.picked')}</span>
        </span>
        {heads.map(([key, by]) => (
          <span
            key={key}
            role="columnheader"
            aria-sort={by !== null && by === sort ? (by === 'open' || by === 'updated' ? 'descending' : 'ascending') : undefined}
            className={`${RIGHT.has(key) ? styles['right'] : ''} ${WIDE.has(key) ? styles['wide'] : ''}`}
          >
            {by === null ? (
              t(`lots.col.${key}`)
            ) : (
              <button type="button" onClick={() => onSort(by)}>
                {t(`lots.col.${key}`)}
                {by === sort && <span aria-hidden="true">{by === 'open' || by === 'updated' ? ' ↓' : ' ↑'}</span>}
              </button>
            )}
          </span>
        ))}
      </div>
    </div>
  );
});
