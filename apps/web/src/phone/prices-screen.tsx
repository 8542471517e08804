import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../shared/catalogue/catalogue';
import { ProductMark } from '../shared/catalogue/product-mark';
import { Sparkline } from '../shared/charts/sparkline';
import { formatMoment } from '../shared/format/date';
import { formatPrice } from '../shared/format/money';
import { formatWeight } from '../shared/format/weight';
import { useLanguage } from '../shared/i18n/use-language';
import { useToday } from '../shared/live/use-today';
import { useStream } from '../shared/live/live';
import { byActivity, marketsQuery } from '../shared/market/markets-query';
import { addRound, averagePrice, roundsQuery } from '../shared/market/rounds-query';
import { Button } from '../shared/ui/button';
import { EmptyState, ListFaces, Skeleton } from '../shared/ui/faces';
import type { Market, Round } from '../shared/api/views';
import styles from './lists.module.css';

const MarketAlerts = lazy(() => import('../features/alerts/market-alerts').then((module) => ({ default: module.MarketAlerts })));

/** As many markets as a person looks at; each has its prices live. */
const SHOWN = 8;

/** What each product fetched in its last rounds, the busiest first. */
export function PricesScreen() {
  const { t } = useTranslation();
  const markets = useQuery(marketsQuery);
  const shown = byActivity(markets.data ?? []).slice(0, SHOWN);
  const rounds = useQueries({ queries: shown.map((market) => roundsQuery(market.id)) });
  return (
    <ListFaces query={markets} empty={<EmptyState title={t('phone.noPrices')}>{t('phone.noPricesHint')}</EmptyState>}>
      {() => (
        <ul className={styles['list']}>
          {shown.map((market, at) => (
            <PriceRow key={market.id} market={market} rounds={rounds[at]?.data ?? []} />
          ))}
        </ul>
      )}
    </ListFaces>
  );
}

function PriceRow({ market, rounds }: { market: Market; rounds: readonly Round[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const names = useCatalogue();
  const cache = useQueryClient();
  useStream(`market:${market.id}`, market.head, {
    snapshot: () => void cache.invalidateQueries({ queryKey: ['rounds', market.id] }),
    events: (events) => {
      for (const event of events) if (event.name === 'round.cleared') addRound(cache, (event.body as { round: Round }).round);
    },
    refused: () => undefined,
  });
  const priced = rounds.flatMap((round) => {
    const price = averagePrice(round);
    return price === null ? [] : [{ price, at: round.publishedAt }];
  });
  const [latest] = priced;
  const [isWatching, watch] = useState(false);
  return (
    <li className={styles['card']}>
      <div>
        <h2>
          <ProductMark productId={market.productId} />
          {names.productName(market.productId)}
        </h2>
        <p className="second">
          {t('phone.open', { offer: formatWeight(market.openOfferKg, language), order: formatWeight(market.openOrderKg, language) })}
        </p>
      </div>
      {latest === undefined ? (
        <p className="quiet">{t('phone.noPrices')}</p>
      ) : (
        <div className={styles['figure']}>
          <Sparkline
            values={priced
              .slice(0, 14)
              .map((one) => one.price)
              .reverse()}
            label={t('phone.trend', { price: formatPrice(latest.price, language) })}
          />
          <p>
            <b className="n">{formatPrice(latest.price, language)}</b>
            <span className="quiet">{formatMoment(latest.at, today, language)}</span>
          </p>
        </div>
      )}
      <Button
        look="quiet"
        size="small"
        aria-expanded={isWatching}
        aria-label={t('phone.watchedOf', { product: names.productName(market.productId) })}
        onClick={() => watch(!isWatching)}
      >
        {t('phone.watched')}
      </Button>
      {isWatching && (
        <div className={styles['watched']}>
          <Suspense fallback={<Skeleton lines={3} />}>
            <MarketAlerts marketId={market.productId} />
          </Suspense>
        </div>
      )}
    </li>
  );
}
