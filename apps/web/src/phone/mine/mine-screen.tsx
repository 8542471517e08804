import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { offersQuery } from '../../features/offers/api';
import { LotCard } from '../../features/offers/lot-card';
import { tradesQuery } from '../../features/trades/api';
import { toAnswer } from '../../features/trades/side';
import { useSession } from '../../shared/auth/session';
import { useOutboxRows } from '../../shared/offline/use-outbox';
import { ListFaces } from '../../shared/ui/faces';
import { PhoneLink } from '../frame';
import { FirstOffer } from './first-offer';
import styles from './mine.module.css';
import { WaitingLink } from './waiting-link';

/** Seldom there, and known only once the lists are read. */
const AskCard = lazy(() => import('../../features/trades/ask-card').then((module) => ({ default: module.AskCard })));
const OutboxCard = lazy(() => import('./outbox-card').then((module) => ({ default: module.OutboxCard })));

/** Few have it: it comes after the list. */
const RepeatList = lazy(() => import('../../features/offers/repeat-list').then((module) => ({ default: module.RepeatList })));

/** What waits for an answer, what waits for a signal, what is on sale, and what is over behind a fold. */
export function MineScreen() {
  const { t } = useTranslation();
  const { organisation } = useSession();
  const trades = useQuery(tradesQuery);
  const offers = useQuery(offersQuery);
  const rows = useOutboxRows(organisation.id);
  const asks = toAnswer(trades.data ?? [], organisation.id);
  return (
    <div className={styles['list']}>
      <WaitingLink />
      {asks.length > 0 && (
        <section className={styles['list']} aria-label={t('trade.answer')}>
          <Suspense fallback={null}>
            {asks.map((trade) => (
              <AskCard key={trade.id} trade={trade} />
            ))}
          </Suspense>
        </section>
      )}
      {rows.length > 0 && (
        <section className={styles['list']} aria-label={t('outbox.title')}>
          <Suspense fallback={null}>
            {rows.map((row) => (
              <OutboxCard key={row.key} row={row} />
            ))}
          </Suspense>
        </section>
      )}
      <ListFaces query={offers} empty={rows.length > 0 ? null : <FirstOffer />}>
        {(lots) => {
          const open = lots.filter((offer) => offer.state === 'open');
          const past = lots.filter((offer) => offer.state !== 'open');
          return (
            <section className={styles['list']}>
              <div className={styles['head']}>
                <h2>{t('offer.selling')}</h2>
                <PhoneLink to="sell">{t('offer.repeat')}</PhoneLink>
              </div>
              {open.map((offer) => (
                <LotCard key={offer.id} offer={offer} way={<a href={`/offers/${offer.id}`}>{t('phone.lotPage')}</a>} />
              ))}
              {past.length > 0 && (
                <details open={open.length === 0}>
                  <summary>
                    {t('offer.past')} ({past.length})
                  </summary>
                  <div className={styles['list']}>
                    {past.map((offer) => (
                      <LotCard key={offer.id} offer={offer} />
                    ))}
                  </div>
                </details>
              )}
            </section>
          );
        }}
      </ListFaces>
      <Suspense fallback={null}>
        <RepeatList />
      </Suspense>
    </div>
  );
}
