import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DemandTable } from '../../features/markets/demand-table';
import { LotTable } from '../../features/markets/lot-table';
import type { LiveBoard } from '../../features/markets/use-board';
import { offersQuery } from '../../features/offers/api';
import { LotCard } from '../../features/offers/lot-card';
import { ordersQuery } from '../../features/orders/api';
import { OrderCard } from '../../features/orders/order-card';
import { tradesQuery } from '../../features/trades/api';
import { useMay } from '../../shared/auth/session';
import { formatInteger } from '../../shared/format/number';
import { useLanguage } from '../../shared/i18n/use-language';
import { EmptyState, ListFaces, Skeleton } from '../../shared/ui/faces';
import { Card } from '../../shared/ui/panel';
import cards from '../../shared/ui/stock-card.module.css';
import { Tabs } from '../../shared/desk/tabs';
import { patiently } from '../../shared/parts/patiently';
import { LotWay } from './lot-way';

/** Fetched when their tabs are opened. */
const MarketAlerts = lazy(
  patiently(() => import('../../features/alerts/market-alerts').then((module) => ({ default: module.MarketAlerts }))),
);
const TradeList = lazy(patiently(() => import('../../features/trades/trade-list').then((module) => ({ default: module.TradeList }))));

type Key = 'lots' | 'demands' | 'own' | 'trades' | 'watched';

/** Under the board: every lot, every demand, and the member's own part of this market. */
export function BoardTabs({ marketId, live }: { marketId: string; live: LiveBoard }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const [tab, setTab] = useState<Key>('lots');
  const sells = may('offer.open');
  const buys = may('order.place');
  const offers = useQuery({
    ...offersQuery,
    enabled: sells,
    select: (rows) => rows.filter((row) => row.marketId === marketId && row.state === 'open'),
  });
  const orders = useQuery({
    ...ordersQuery,
    enabled: buys,
    select: (rows) => rows.filter((row) => row.marketId === marketId && row.state === 'open'),
  });
  const trades = useQuery({
    ...tradesQuery,
    enabled: may('trade.read'),
    select: (rows) => rows.filter((row) => row.marketId === marketId),
  });
  const count = (rows: readonly unknown[] | undefined) => (rows === undefined ? {} : { count: formatInteger(rows.length, language) });
  const tabs = [
    { key: 'lots' as const, label: t('board.lots'), count: formatInteger(live.board.shownOffers.length, language) },
    { key: 'demands' as const, label: t('board.demands'), count: formatInteger(live.board.shownOrders.length, language) },
    ...(sells || buys ? [{ key: 'own' as const, label: t('board.own'), ...count(sells ? offers.data : orders.data) }] : []),
    ...(may('trade.read') ? [{ key: 'trades' as const, label: t('board.trades'), ...count(trades.data) }] : []),
    { key: 'watched' as const, label: t('board.watched') },
  ];
  return (
    <Card>
      <Tabs label={t('board.tabs')} tabs={tabs} value={tab} onChange={setTab}>
        {tab === 'lots' && <LotTable board={live.board} onRefresh={live.refresh} />}
        {tab === 'demands' && <DemandTable board={live.board} marketId={marketId} onRefresh={live.refresh} />}
        {tab === 'own' && sells && (
          <ListFaces query={offers} empty={<EmptyState title={t('offer.empty')}>{t('offer.emptyHint')}</EmptyState>}>
            {(rows) => (
              <Grid>
                {rows.map((offer) => (
                  <LotCard key={offer.id} offer={offer} way={<LotWay offerId={offer.id} />} />
                ))}
              </Grid>
            )}
          </ListFaces>
        )}
        {tab === 'own' && buys && (
          <ListFaces query={orders} empty={<EmptyState title={t('order.empty')}>{t('order.emptyHint')}</EmptyState>}>
            {(rows) => (
              <Grid>
                {rows.map((order) => (
                  <OrderCard key={order.id} order={order} />
                ))}
              </Grid>
            )}
          </ListFaces>
        )}
        <Suspense fallback={<Skeleton lines={4} />}>
          {tab === 'watched' && <MarketAlerts marketId={marketId} />}
          {tab === 'trades' && (
            <ListFaces query={trades} empty={<EmptyState title={t('trade.empty')}>{t('trade.emptyHint')}</EmptyState>}>
              {(rows) => <TradeList trades={rows} label={t('board.trades')} />}
            </ListFaces>
          )}
        </Suspense>
      </Tabs>
    </Card>
  );
}

function Grid({ children }: { children: React.ReactNode }) {
  return (
    <div className={cards['grid']} style={{ padding: 16 }}>
      {children}
    </div>
  );
}
