import { IconFileSpreadsheet, IconFileTypeCsv, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { memo, startTransition, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BulkBar } from '../../features/lots/bulk-bar';
import { lotSheet } from '../../features/lots/lot-export';
import { filterOf, matcher, searchOf, type LotFilter } from '../../features/lots/lot-filter';
import { LotFilters } from '../../features/lots/lot-filters';
import { LotGrid } from '../../features/lots/lot-grid';
import type { LotRow, LotStore } from '../../features/lots/lot-store';
import { summarise } from '../../features/lots/lot-summary';
import { LotTools } from '../../features/lots/lot-tools';
import styles from '../../features/lots/lots.module.css';
import { useLotOrder } from '../../features/lots/use-lot-order';
import type { Search } from '../../shared/views/saved-views';
import { ViewTabs, type ReadyView } from '../../shared/views/view-tabs';
import { useMay, useSession } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { addDays } from '../../shared/format/date';
import { formatInteger } from '../../shared/format/number';
import { formatTonnes } from '../../shared/format/weight';
import { addWords } from '../../shared/i18n/add-words';
import { lots } from '../../shared/i18n/vi/lots';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/panel';
import { PageHead } from '../layout/page-head';
import { TellMe } from './tell-me';

addWords(lots);

interface Props {
  store: LotStore;
  filter: LotFilter;
  onFilter: (filter: LotFilter) => void;
  isPaused: boolean;
  onPause: (isPaused: boolean) => void;
}

/** On a narrow screen the filters wait behind their name. */
const FOLDED_UNDER = 1_000;
/** Longer than from one letter to the next: what it costs to count ten thousand lots never stands before the next letter’s rows. */
const RESTS_MS = 400;

/** The page over any store of lots: the live one, or one that a measurement feeds. */
export function LotsView(props: Props) {
  const { store, filter, onFilter } = props;
  const { t } = useTranslation();
  const names = useCatalogue();
  const today = useToday();
  const [isWide] = useState(() => innerWidth > FOLDED_UNDER);
  const order = useLotOrder(store, filter);
  const { ids } = order;
  // The rows at once, what the panel says about them when the fingers rest. It is as old as the order: figures beside
  // a still list that ran ahead of it would not add up.
  const rested = useResting(ids);
  // Before the first count there is nothing to be true to: lots in sight are never called none.
  const counted = rested.length === 0 ? ids : rested;
  const summary = useMemo(() => summarise(store.all(), rowsOf(store, counted)), [store, counted]);
  const { change, replace } = useChange(filter, onFilter);
  // What is typed is no business of the panel: it stands as it is while somebody types.
  const { q: _, ...panel } = filter;
  const asked = useSame(panel);
  const points = useMemo(
    () =>
      names.places.flatMap(({ id, lon, lat }) => {
        const kg = summary.kgByPlace.get(id);
        return kg === undefined ? [] : [{ id, name: names.placeName(id), lon, lat, kg }];
      }),
    [names, summary],
  );
  return (
    <>
      <Head store={store} counted={counted} openKg={summary.openKg} />
      <div className={styles['page']}>
        <Card>
          <details className={styles['fold']} open={isWide}>
            <summary>{t('lots.filter')}</summary>
            <Clear isOn={Object.keys(filter).length > 0} onClear={() => onFilter({})} />
            <LotFilters filter={asked} onFilter={change} counts={summary.counts} prices={summary.prices} points={points} today={today} />
          </details>
        </Card>
        <Rows {...props} change={change} onFilter={replace} order={order} counted={counted} />
      </div>
    </>
  );
}

/** How many lots, how much of them, and the way to take them along: as old as the panel, so it is drawn when the fingers rest, too. */
const Head = memo(function Head({ store, counted, openKg }: { store: LotStore; counted: readonly string[]; openKg: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const place = useSession().organisation.placeId;
  const words = { n: formatInteger(counted.length, language), t: formatTonnes(openKg, language) };
  return (
    <PageHead
      title={t('lots.title')}
      sub={place == null ? t('lots.sub', words) : t('lots.subFrom', { ...words, place: names.placeName(place) })}
      tools={
        <span className={`row ${styles['files']}`}>
          <Files rows={() => rowsOf(store, counted)} />
        </span>
      }
    />
  );
});

/** How many lots a view has: each view is counted once, until the lots of the page are counted anew. */
function useCount(store: LotStore, counted: readonly string[]): (search: Search) => number | undefined {
  const tally = useMemo(() => ({ of: counted, known: new Map<string, number>() }), [counted]);
  return useCallback(
    (search) => {
      const name = JSON.stringify(search);
      const before = tally.known.get(name);
      if (before !== undefined) return before;
      const fits = matcher(filterOf(search));
      let [n, all] = [0, 0];
      for (const { row } of store.all()) {
        all += 1;
        if (row.over === null && fits(row)) n += 1;
      }
      // While the markets are read nothing is said rather than nought.
      if (all === 0) return undefined;
      tally.known.set(name, n);
      return n;
    },
    [store, tally],
  );
}

type Part = { [K in keyof LotFilter]?: LotFilter[K] | undefined };

/** Changes a part of whatever the filter is by then, or all of it; themselves they stay the same, so nothing is drawn anew for them. */
function useChange(filter: LotFilter, onFilter: (filter: LotFilter) => void) {
  const latest = useRef({ filter, onFilter });
  useLayoutEffect(() => {
    latest.current = { filter, onFilter };
  });
  const replace = useCallback((next: LotFilter) => latest.current.onFilter(next), []);
  const change = useCallback((part: Part) => {
    const now = Object.entries({ ...latest.current.filter, ...part });
    latest.current.onFilter(Object.fromEntries(now.filter(([, value]) => value !== undefined && value !== '')));
  }, []);
  return { change, replace };
}

/** What a value was when it last stood still for a moment. */
function useResting<T>(value: T): T {
  const [rested, rest] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => rest(value)), RESTS_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** A value once the picture of what it changed stands. */
function useAfterPicture<T>(value: T): T {
  const [seen, see] = useState(value);
  useEffect(() => {
    // A frame that is asked for between two pictures still belongs to the first.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => startTransition(() => see(value)));
    });
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return seen;
}

/** The object of before for as long as it says the same. */
function useSame(filter: LotFilter): LotFilter {
  const words = JSON.stringify(filter);
  return useMemo(() => JSON.parse(words) as LotFilter, [words]);
}

const rowsOf = (store: LotStore, ids: Iterable<string>): LotRow[] =>
  [...ids].map((id) => store.get(id)).filter((row): row is LotRow => row !== undefined);

interface RowsProps extends Props {
  change: (part: Part) => void;
  order: ReturnType<typeof useLotOrder>;
  /** Another when the lots are to be counted anew. */
  counted: readonly string[];
}

/** Views, search, the grid and what is picked in it. */
function Rows({ store, filter, onFilter, isPaused, onPause, change, order, counted }: RowsProps) {
  const { t } = useTranslation();
  const may = useMay();
  const seen = useAfterPicture(filter);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((id: string) => {
    setPicked((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  return (
    <Card>
      <Views store={store} counted={counted} filter={seen} onFilter={onFilter} />
      <LotTools filter={filter} onFilter={change} fresh={order.fresh} onRefresh={order.refresh} isEmpty={order.ids.length === 0}>
        <Button onClick={() => onPause(!isPaused)} aria-pressed={isPaused}>
          {isPaused ? (
            <IconPlayerPlay className="i" size={16} aria-hidden="true" />
          ) : (
            <IconPlayerPause className="i" size={16} aria-hidden="true" />
          )}
          {t(isPaused ? 'board.resume' : 'board.pause')}
        </Button>
      </LotTools>
      <LotGrid
        store={store}
        ids={order.ids}
        picked={picked}
        onToggle={toggle}
        sort={filter.sort ?? 'price'}
        onSort={(sort) => change({ sort })}
      />
      {picked.size > 0 && (
        <BulkBar rows={rowsOf(store, picked).filter(matcher({}))} canOrder={may('order.place')} onClear={() => setPicked(new Set())} />
      )}
    </Card>
  );
}

/** The kept looks at the list, and the wish to be told of more like it: the rows are not kept waiting for them. */
const Views = memo(function Views({ store, counted, filter, onFilter }: Pick<RowsProps, 'store' | 'counted' | 'filter' | 'onFilter'>) {
  const { t } = useTranslation();
  const ready = useReadyViews();
  const count = useCount(store, counted);
  return (
    <ViewTabs
      room="lot"
      all={t('lots.all')}
      search={searchOf(filter)}
      onOpen={(search) => onFilter(filterOf(search))}
      ready={ready}
      count={count}
    >
      {(viewName) => <TellMe filter={filter} viewName={viewName} />}
    </ViewTabs>
  );
});

/** Views that come with the page: what everybody looks for, then what this kind of buyer must have. */
function useReadyViews(): ReadyView[] {
  const { t } = useTranslation();
  const today = useToday();
  const { organisation } = useSession();
  const certificate = organisation.kind === 'exporter' ? 'globalgap' : organisation.kind === 'supermarket' ? 'vietgap' : null;
  return [
    { key: 'week', name: t('views.week'), search: { from: today, to: addDays(today, 7) } },
    ...(certificate === null
      ? []
      : [
          {
            key: certificate,
            name: t(certificate === 'globalgap' ? 'views.certified' : 'views.vietgap'),
            search: { certificates: certificate },
          },
        ]),
  ];
}

function Clear({ isOn, onClear }: { isOn: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  return isOn ? (
    <Button look="quiet" size="small" className={styles['clear'] ?? ''} onClick={onClear}>
      {t('lots.clear')}
    </Button>
  ) : null;
}

/** What is in sight as a file, in the columns of the grid. */
function Files({ rows }: { rows: () => readonly LotRow[] }) {
  const { t } = useTranslation();
  const names = useCatalogue();
  const sheet = () => {
    const keys = ['variety', 'grade', 'certificates', 'area', 'seller'] as const;
    const heads = keys.map((key) => t(`lots.col.${key}`));
    const more = [t('field.place'), t('field.harvestFrom'), t('field.harvestTo'), 'kg', t('unit.price'), 'km'];
    return lotSheet(rows(), [...heads, ...more], names, t('lots.title'));
  };
  return (
    <>
      <Button onClick={() => void import('../../shared/files/write-rows').then(({ saveCsv }) => saveCsv(sheet()))}>
        <IconFileTypeCsv className="i" size={16} aria-hidden="true" />
        {t('lots.exportCsv')}
      </Button>
      <Button onClick={() => void import('../../shared/files/write-rows').then(({ saveExcel }) => saveExcel(sheet()))}>
        <IconFileSpreadsheet className="i" size={16} aria-hidden="true" />
        {t('lots.export')}
      </Button>
    </>
  );
}
