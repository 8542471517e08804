import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ordersQuery } from '../../features/orders/api';
import { OrderCard } from '../../features/orders/order-card';
import { PlaceOrderForm } from '../../features/orders/place-order-form';
import { useMay } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { EmptyState, ListFaces, Skeleton } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import cards from '../../shared/ui/stock-card.module.css';
import { showToast } from '../../shared/ui/toast-store';
import { PageHead } from '../layout/page-head';
import mine from './mine.module.css';
import styles from './orders.module.css';

/** What we want to buy: a new order beside the open ones. */
export function OrdersPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const may = useMay();
  const orders = useQuery(ordersQuery);
  return (
    <>
      <PageHead title={t('order.title')} />
      <div className={styles['grid']}>
        <div>
          <ListFaces query={orders} empty={<EmptyState title={t('order.empty')}>{t('order.emptyHint')}</EmptyState>}>
            {(rows) => {
              const open = rows.filter((order) => order.state === 'open');
              const past = rows.filter((order) => order.state !== 'open');
              return (
                <>
                  <div className={mine['head']}>
                    <h2>{t('order.openOnes')}</h2>
                  </div>
                  <div className={cards['grid']}>
                    {open.map((order) => (
                      <OrderCard key={order.id} order={order} />
                    ))}
                  </div>
                  {past.length > 0 && (
                    <details className={mine['past']} open={open.length === 0}>
                      <summary>
                        {t('order.past')} ({past.length})
                      </summary>
                      <div className={cards['grid']}>
                        {past.map((order) => (
                          <OrderCard key={order.id} order={order} />
                        ))}
                      </div>
                    </details>
                  )}
                </>
              );
            }}
          </ListFaces>
        </div>
        {may('order.place') && (
          <Panel title={t('order.new')} padded>
            {orders.isPending ? (
              <Skeleton lines={6} />
            ) : (
              <PlaceOrderForm
                productId={null}
                last={orders.data?.[0] ?? null}
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
          </Panel>
        )}
      </div>
    </>
  );
}
