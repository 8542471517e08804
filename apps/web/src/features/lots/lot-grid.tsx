import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWidth } from '../../shared/ui/use-width';
import type { LotSort } from './lot-filter';
import styles from './lot-grid.module.css';
import { GridRow } from './lot-row';
import type { LotStore } from './lot-store';
import { useRowWords } from './row-words';

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
/** As many rows as can ever be drawn at once (19 in sight, 8 to spare): their elements go round and are filled anew. */
const SLOTS = 32;

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

/** Thousands of lots: only what is in sight is drawn, each row redraws by itself, j and k walk, x picks. */
export function LotGrid({ store, ids, picked, onToggle, sort, onSort }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement | null>(null);
  const [box, width] = useWidth<HTMLDivElement>();
  const [active, setActive] = useState(0);
  const height = width > 0 && width < NARROW ? CARD : ROW;
  const said = useRowWords();
  // All rows are equally high: with these two unchanged nothing is measured again while the grid scrolls.
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: useCallback(() => scroller.current, []),
    estimateSize: useCallback(() => height, [height]),
    overscan: 4,
    // Scrolling waits for no drawing: a row comes with the next picture, and the spare rows are there until then.
    useFlushSync: false,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const walk = (event: KeyboardEvent) => {
    const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 15, PageUp: -15, Home: -ids.length, End: ids.length }[event.key];
    const current = ids[active];
    if (by !== undefined) {
      event.preventDefault();
      const next = Math.min(ids.length - 1, Math.max(0, active + by));
      setActive(next);
      virtual.scrollToIndex(next);
    } else if ((event.key === 'x' || event.key === ' ') && current !== undefined) {
      event.preventDefault();
      onToggle(current);
    }
  };
  return (
    <div
      ref={(element) => {
        scroller.current = element;
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
    >
      <Heads sort={sort} onSort={onSort} />
      <div role="rowgroup" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const id = ids[item.index];
          return id === undefined ? null : (
            <GridRow
              // A row that leaves the sight becomes the one that comes in: its elements are filled anew, not made anew.
              key={item.index % SLOTS}
              store={store}
              said={said}
              id={id}
              index={item.index}
              top={item.start}
              height={height}
              isActive={item.index === active}
              isPicked={picked.has(id)}
              onToggle={onToggle}
            />
          );
        })}
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
