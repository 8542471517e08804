import { IconClock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Sparkline } from '../../shared/charts/sparkline';
import { formatMoment } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { useLanguage } from '../../shared/i18n/use-language';
import { useLink } from '../../shared/live/live';
import { useToday } from '../../shared/live/use-today';
import { averagePrice, roundsQuery } from '../../shared/market/rounds-query';
import styles from './sell.module.css';

const ROUNDS = 14;

/** What the last rounds paid, with its time; without a signal it is dashed and says that it may have changed. */
export function PriceNow({ marketId }: { marketId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const link = useLink();
  const rounds = useQuery(roundsQuery(marketId));
  const priced = (rounds.data ?? []).flatMap((round) => {
    const price = averagePrice(round);
    return price === null ? [] : [{ price, at: round.publishedAt }];
  });
  const [latest] = priced;
  if (latest === undefined) return <p className={`hint ${styles['now']}`}>{t('phone.priceNone')}</p>;
  const isOld = link.state === 'lost';
  const price = formatPrice(latest.price, language);
  const values = priced
    .slice(0, ROUNDS)
    .map((one) => one.price)
    .reverse();
  return (
    <div className={styles['now']}>
      <Sparkline values={values} label={t('phone.trend', { price })} dashed={isOld} />
      <p>
        <span className="second">
          {t(isOld ? 'phone.priceOld' : 'phone.priceLast', { time: formatMoment(latest.at, today, language) })}
        </span>
        <b className="n">
          {isOld && <IconClock className="i" size={18} aria-hidden="true" />} {price}
        </b>
      </p>
    </div>
  );
}
