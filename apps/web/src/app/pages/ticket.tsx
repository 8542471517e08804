import { IconBasketDown, IconBasketUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { offersQuery } from '../../features/offers/api';
import { ordersQuery } from '../../features/orders/api';
import { useMay } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatInteger } from '../../shared/format/number';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useLink } from '../../shared/live/live';
import { Skeleton } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { showToast } from '../../shared/ui/toast-store';
import { patiently } from '../../shared/parts/patiently';
import styles from './board.module.css';

// Nobody sells and buys: each side fetches its own form, the others none.
const PostOfferForm = lazy(
  patiently(() => import('../../features/offers/post-offer-form').then((module) => ({ default: module.PostOfferForm }))),
);
const PlaceOrderForm = lazy(
  patiently(() => import('../../features/orders/place-order-form').then((module) => ({ default: module.PlaceOrderForm }))),
);

interface Props {
  marketId: string;
  picked: number | null;
  offeredUpTo: (vndPerKg: number) => number;
}

/** The ticket beside the board: sellers post, buyers order, the others read. A price picked on the board starts it anew. */
export function Ticket({ marketId, picked, offeredUpTo }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const may = useMay();
  const sells = may('offer.open');
  const buys = may('order.place');
  const offers = useQuery({ ...offersQuery, enabled: sells });
  const orders = useQuery({ ...ordersQuery, enabled: buys });
  const price = picked === null ? '' : formatInteger(picked, language);
  const product = names.productName(marketId).toLowerCase();
  if (sells) {
    const last = offers.data?.find((offer) => offer.marketId === marketId) ?? null;
    return (
      <Panel title={t('ticket.sell')} note={<TicketNote side="sell" />}>
        <Locked>
          <PostOfferForm
            key={`${picked} ${offers.isPending}`}
            productId={marketId}
            last={last}
            ask={price}
            onDone={([offer]) =>
              showToast({
                look: 'ok',
                title: t('offer.done', { weight: formatWeight(offer?.offeredKg ?? 0, language), product }),
                detail: t('offer.doneHint'),
              })
            }
          />
        </Locked>
      </Panel>
    );
  }
  if (!buys) {
    return (
      <Panel title={t('ticket.watch')} padded>
        <p className="second">{t('ticket.watchHint')}</p>
      </Panel>
    );
  }
  const last = orders.data?.find((order) => order.marketId === marketId) ?? orders.data?.[0] ?? null;
  return (
    <Panel title={t('ticket.buy')} note={<TicketNote side="buy" />}>
      <Locked>
        <PlaceOrderForm
          key={`${picked} ${orders.isPending}`}
          productId={marketId}
          last={last}
          limit={price}
          offeredUpTo={offeredUpTo}
          onDone={(order) =>
            showToast({
              look: 'ok',
              title: t('order.done', { weight: formatWeight(order.wantedKg, language), product }),
              detail: t('order.doneHint'),
            })
          }
        />
      </Locked>
    </Panel>
  );
}

/** Beyond this nobody should bind themselves by what the screen shows. */
const LOCKED_AFTER_MS = 30_000;

/** Closes the ticket while the board may be old, and says why. What was typed stays. */
function Locked({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const link = useLink();
  const isLocked = link.heardAt !== null && link.silentMs > LOCKED_AFTER_MS;
  return (
    <div className={styles['ticket']}>
      {isLocked && (
        <p role="status" className={styles['locked']}>
          {t('ticket.locked', { seconds: Math.round(link.silentMs / 1_000) })}
        </p>
      )}
      <div inert={isLocked}>
        <Suspense fallback={<Skeleton lines={9} />}>{children}</Suspense>
      </div>
    </div>
  );
}

function TicketNote({ side }: { side: 'buy' | 'sell' }) {
  const { t } = useTranslation();
  const Picture = side === 'buy' ? IconBasketDown : IconBasketUp;
  return (
    <span className="row" style={{ gap: 6 }}>
      <Picture className={`i ${side === 'buy' ? 'dem' : 'sup'}`} size={16} aria-hidden="true" />
      {t('ticket.noEnter')}
    </span>
  );
}
