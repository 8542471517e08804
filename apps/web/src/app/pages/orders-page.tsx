import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrderTies } from '../../features/credit/order-ties';
import { ordersQuery } from '../../features/orders/api';
import { OrderCard } from '../../features/orders/order-card';
import { OrderFiles } from '../../features/orders/order-files';
import { PlaceOrderForm } from '../../features/orders/place-order-form';
import { standingOrdersQuery } from '../../features/orders/standing-api';
import { StandingCard } from '../../features/orders/standing-card';
import { StandingForm } from '../../features/orders/standing-form';
import type { Order } from '../../shared/api/views';
import { useMay } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatWeight } from '../../shared/format/weight';
import { addWords } from '../../shared/i18n/add-words';
import { useLanguage } from '../../shared/i18n/use-language';
import { standing } from '../../shared/i18n/vi/standing';
import { RadioChips } from '../../shared/ui/choice';
import { FilteredList } from '../../shared/views/filtered-list';
import { EmptyState, ListFaces, Skeleton } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { showToast } from '../../shared/ui/toast-store';
import { PageHead } from '../layout/page-head';
import mine from './mine.module.css';
import { CardsAndPast } from './cards-and-past';
import { OrderPapers } from './order-papers';
import styles from './orders.module.css';

addWords(standing);

/** What we want to buy: a new order, once or by the calendar, beside the standing and the open ones. */
export function OrdersPage() {
  const { t } = useTranslation();
  const may = useMay();
  const orders = useQuery(ordersQuery);
  return (
    <>
      <PageHead title={t('order.title')} />
      <div className={styles['grid']}>
        <div className={styles['list']}>
          <div className={mine['tools']}>
            <OrderFiles />
          </div>
          <StandingOrders />
          <ListFaces query={orders} empty={<EmptyState title={t('order.empty')}>{t('order.emptyHint')}</EmptyState>}>
            {(rows) => <Orders orders={rows} />}
          </ListFaces>
        </div>
        {may('order.place') && (
          <Panel title={t('order.new')} padded>
            {orders.isPending ? <Skeleton lines={6} /> : <NewOrder last={orders.data?.[0] ?? null} />}
          </Panel>
        )}
      </div>
    </>
  );
}

const orderStates = ['open', 'filled', 'cancelled', 'expired'] as const;

function Orders({ orders }: { orders: readonly Order[] }) {
  const { t } = useTranslation();
  const names = useCatalogue();
  const navigate = useNavigate();
  const filter = useSearch({ from: '/inside/orders' });
  const listed = (order: Order) => ({
    productId: order.marketId,
    states: [order.state, order.state === 'open' ? 'running' : 'past', ...(order.heldKg > 0 ? ['held'] : [])],
    words: [names.productName(order.marketId), ...order.varietyIds.map(names.varietyName), names.placeName(order.placeId)].join(' '),
  });
  return (
    <section className={styles['list']}>
      <h2 className="sr">{t('order.openOnes')}</h2>
      <FilteredList
        room="order"
        all={t('views.all')}
        rows={orders}
        listed={listed}
        filter={filter}
        onFilter={(search) => void navigate({ to: '/orders', search, replace: true })}
        ready={(['running', 'held', 'past'] as const).map((key) => ({ key, name: t(`views.${key}`), search: { state: key } }))}
        states={orderStates.map((value) => ({ value, label: t(`state.${value}`) }))}
      >
        {(rows) => (
          <CardsAndPast
            running={rows.filter((order) => order.state === 'open')}
            past={rows.filter((order) => order.state !== 'open')}
            pastTitle={t('order.past')}
            opensAlone
            card={(order) => <OrderCard key={order.id} order={order} papers={<OrderFoot orderId={order.id} />} />}
          />
        )}
      </FilteredList>
    </section>
  );
}

/** What stands under an order beside what it says itself. */
function OrderFoot({ orderId }: { orderId: string }) {
  const may = useMay();
  return (
    <>
      {may('credit.read') && <OrderTies orderId={orderId} />}
      <OrderPapers orderId={orderId} />
    </>
  );
}

/** Nothing is shown where there is none: the form beside says that there can be. */
function StandingOrders() {
  const { t } = useTranslation();
  const rows = useQuery(standingOrdersQuery).data ?? [];
  if (rows.length === 0) return null;
  return (
    <section>
      <div className={mine['head']}>
        <h2>{t('standing.title')}</h2>
      </div>
      <CardsAndPast
        running={rows.filter(({ state }) => state !== 'ended')}
        past={rows.filter(({ state }) => state === 'ended')}
        pastTitle={t('standing.endedOnes')}
        opensAlone={false}
        card={(one) => <StandingCard key={one.id} standing={one} />}
      />
    </section>
  );
}

function NewOrder({ last }: { last: Order | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const [how, setHow] = useState('once');
  return (
    <div className={styles['new']}>
      <RadioChips
        label={t('standing.how')}
        options={(['once', 'repeat'] as const).map((value) => ({ value, label: t(`standing.${value}`) }))}
        value={how}
        onChange={setHow}
      />
      {how === 'repeat' ? (
        <StandingForm standing={null} last={last} onDone={(name) => showToast({ look: 'ok', title: t('standing.done', { name }) })} />
      ) : (
        <PlaceOrderForm
          productId={null}
          last={last}
          onDone={(order) => {
            const product = names.productName(order.marketId).toLowerCase();
            showToast({
              look: 'ok',
              title: t('order.done', { weight: formatWeight(order.wantedKg, language), product }),
              detail: t('order.doneHint'),
            });
          }}
        />
      )}
    </div>
  );
}
