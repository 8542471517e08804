import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { RoundDetail } from '../../features/rounds/round-detail';
import { RoundResult } from '../../features/rounds/round-result';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { dayOf, formatDay, formatTime } from '../../shared/format/date';
import { formatInteger } from '../../shared/format/number';
import { addWords } from '../../shared/i18n/add-words';
import { rounds } from '../../shared/i18n/vi/rounds';
import { useLanguage } from '../../shared/i18n/use-language';
import { roundQuery } from '../../shared/market/rounds-query';
import { ShareButton } from '../../shared/share/share-button';
import { buttonClass } from '../../shared/ui/button';
import { RefusalNote, Skeleton } from '../../shared/ui/faces';
import { PageHead } from '../layout/page-head';
import { useNeighbourKeys } from '../use-neighbour-keys';
import styles from './board.module.css';

addWords(rounds);

/** The result of one round: published once, never changed. */
export function RoundPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const params = useParams({ from: '/inside/rounds/$marketId/$number' });
  const number = Number(params.number);
  const round = useQuery(roundQuery(params.marketId, number));
  const navigate = useNavigate();
  const { marketId } = params;
  const turn = useCallback(
    (by: number) => {
      if (number + by >= 1) void navigate({ to: '/rounds/$marketId/$number', params: { marketId, number: String(number + by) } });
    },
    [navigate, marketId, number],
  );
  useNeighbourKeys(turn);
  const product = names.productName(params.marketId);
  const title = `${product} · ${t('rounds.number', { n: formatInteger(number, language) })}`;
  const sub =
    round.data === undefined
      ? undefined
      : `${t('rounds.at', { day: formatDay(dayOf(Date.parse(round.data.publishedAt)), language), time: formatTime(round.data.publishedAt, true) })} · ${t(
          'rounds.counts',
          {
            offers: formatInteger(round.data.offers, language),
            demand: formatInteger(round.data.demandLines, language),
          },
        )}`;
  const neighbour = (by: number, label: string) =>
    number + by >= 1 && (
      <Link
        className={buttonClass('default', 'normal', false)}
        to="/rounds/$marketId/$number"
        params={{ marketId: params.marketId, number: String(number + by) }}
        aria-label={label}
      >
        {by < 0 ? <IconChevronLeft size={18} aria-hidden="true" /> : <IconChevronRight size={18} aria-hidden="true" />}
      </Link>
    );
  return (
    <>
      <PageHead
        title={title}
        mark={<ProductMark productId={params.marketId} size={14} />}
        sub={sub}
        backTo="/rounds"
        tools={
          <span className={styles['tools']}>
            <ShareButton shared={{ kind: 'page', path: `/rounds/${params.marketId}/${number}` }} title={title} />
            {neighbour(-1, t('rounds.older'))}
            {neighbour(1, t('rounds.newer'))}
          </span>
        }
      />
      {round.data !== undefined && (
        <RoundResult round={round.data}>
          <RoundDetail key={`${params.marketId}/${number}`} round={round.data} />
        </RoundResult>
      )}
      {round.isPending && <Skeleton lines={8} />}
      {round.isError && <RefusalNote error={round.error} onRetry={() => void round.refetch()} />}
    </>
  );
}
