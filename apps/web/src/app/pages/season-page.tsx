import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lotsQuery } from '../../features/lots/api';
import { heatOf, isoWeek, pressing, seasonOf, weeksFrom, type WeekFigures } from '../../features/season/season-figures';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { HeatMap } from '../../shared/charts/heat-map';
import type { Day } from '../../shared/format/date';
import { formatInteger } from '../../shared/format/number';
import { addWords } from '../../shared/i18n/add-words';
import { season } from '../../shared/i18n/vi/season';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { marketsQuery } from '../../shared/market/markets-query';
import { EmptyState, Skeleton } from '../../shared/ui/faces';
import { Card, Panel } from '../../shared/ui/panel';
import { PageHead } from '../layout/page-head';
import { SeasonAside } from './season-aside';
import styles from './season.module.css';

addWords(season);

const WEEKS = 17;
/** Nobody plans a season by the second: read again so often. */
const AGAIN_MS = 60_000;

/** Product by week: where there is too much, where too little, and what stands behind a cell. */
export function SeasonPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const today = useToday();
  const markets = useQuery(marketsQuery);
  const boards = useQueries({ queries: (markets.data ?? []).map((market) => ({ ...lotsQuery(market.id), refetchInterval: AGAIN_MS })) });
  const [picked, pick] = useState<{ row: string; column: Day } | null>(null);
  const weeks = weeksFrom(today, WEEKS);
  const seasons = new Map(
    (markets.data ?? []).flatMap((market, at): [string, ReadonlyMap<Day, WeekFigures>][] => {
      const board = boards[at]?.data;
      return board === undefined ? [] : [[market.id, seasonOf(board, weeks, today)]];
    }),
  );
  const cells = [...seasons].flatMap(([productId, season]) =>
    [...season].flatMap(([week, figures]) => (heatOf(figures) === null ? [] : [{ productId, week, figures }])),
  );
  const rows = [...seasons.keys()].filter((id) => cells.some((cell) => cell.productId === id));
  const urgent = pressing(cells, 5);
  const shown = picked === null ? urgent[0] : cells.find((cell) => cell.productId === picked.row && cell.week === picked.column);
  // Products come in as they are read; only a page with nothing at all waits.
  const isReading = rows.length === 0 && (markets.isPending || boards.some((board) => board.isPending));
  const sub = t('season.sub', {
    lots: formatInteger(
      boards.reduce((sum, board) => sum + (board.data?.offers.length ?? 0), 0),
      language,
    ),
  });
  return (
    <>
      <PageHead
        title={t('season.title', { year: today.slice(0, 4) })}
        shortTitle={t('season.shortTitle', { year: today.slice(0, 4) })}
        sub={sub}
      />
      {isReading ? (
        <Card>
          <Skeleton lines={8} />
        </Card>
      ) : rows.length === 0 ? (
        <Card>
          <EmptyState title={t('season.empty')}>{t('season.emptyHint')}</EmptyState>
        </Card>
      ) : (
        <div className={styles['page']}>
          <Panel title={t('season.map')}>
            <p className={`hint ${styles['hint']}`}>{t('season.mapHint')}</p>
            <HeatMap
              label={t('season.map')}
              rowHead={t('field.product')}
              rows={rows.map((id) => ({ key: id, name: names.productName(id), mark: <ProductMark productId={id} /> }))}
              columns={weeks.map(headOfWeek)}
              totals={{ legend: <Legend />, of: (week) => sumOf(seasons, week) }}
              cell={(row, week) => {
                const figures = seasons.get(row)?.get(week);
                return figures === undefined ? null : heatOf(figures);
              }}
              picked={shown === undefined ? null : { row: shown.productId, column: shown.week }}
              onPick={(row, column) => pick({ row, column })}
            />
          </Panel>
          <SeasonAside shown={shown} urgent={urgent} onPick={(row, column) => pick({ row, column })} />
        </div>
      )}
    </>
  );
}

const headOfWeek = (week: Day, at: number) => ({
  key: week,
  head: String(isoWeek(week)),
  sub: `${week.slice(8, 10)}/${week.slice(5, 7)}`,
  isNow: at === 0,
});

/** Both sides of a week over all products. */
function sumOf(seasons: ReadonlyMap<string, ReadonlyMap<Day, WeekFigures>>, week: Day) {
  const figures = [...seasons.values()].flatMap((season) => season.get(week) ?? []);
  const sum = (side: 'supplyKg' | 'demandKg') => figures.reduce((total, one) => total + one[side], 0);
  return { supplyKg: sum('supplyKg'), demandKg: sum('demandKg') };
}

function Legend() {
  const { t } = useTranslation();
  return (
    <>
      <b className="sup">{t('season.bars')}</b>
      <br />
      <b className="dem">{t('season.marks')}</b>
    </>
  );
}
