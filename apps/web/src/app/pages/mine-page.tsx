import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { tradesQuery } from '../../features/trades/api';
import { AskCard } from '../../features/trades/ask-card';
import { confirmedKg, sideOf, toAnswer } from '../../features/trades/side';
import { TradeList } from '../../features/trades/trade-list';
import { useMay, useSession } from '../../shared/auth/session';
import { formatInteger } from '../../shared/format/number';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import type { Trade } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { FilteredList } from '../../shared/views/filtered-list';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { PageHead } from '../layout/page-head';
import { MyLots } from './my-lots';
import styles from './mine.module.css';

/** What waits for an answer first, then what is on sale, then every trade. */
export function MinePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const { organisation } = useSession();
  const trades = useQuery(tradesQuery);
  const asks = toAnswer(trades.data ?? [], organisation.id);
  const sells = may('offer.open');
  const done = trades.data ?? [];
  const total = t('trade.total', { n: formatInteger(done.length, language), weight: formatWeight(confirmedKg(done), language) });
  return (
    <>
      <PageHead title={t(sells ? 'nav.mine' : 'nav.trades')} sub={t('trade.sub')} />
      <div className={styles['list']}>
        <div className={asks.length > 0 && sells ? styles['pair'] : undefined}>
          {asks.length > 0 && (
            <section className={styles['asks']} aria-label={t('trade.answer')}>
              {asks.map((trade) => (
                <AskCard key={trade.id} trade={trade} />
              ))}
            </section>
          )}
          {sells && <MyLots />}
        </div>
        <Panel title={t('trade.title')} note={trades.data === undefined ? undefined : <span data-total>{total}</span>}>
          <ListFaces query={trades} empty={<EmptyState title={t('trade.empty')}>{t('trade.emptyHint')}</EmptyState>}>
            {(rows) => <Trades trades={rows} />}
          </ListFaces>
        </Panel>
      </div>
    </>
  );
}

const tradeStates = ['held', 'confirmed', 'declined', 'lapsed', 'cancelled'] as const;

/** Every trade with its views: what waits, what is held, what is settled, what came by contract. */
function Trades({ trades }: { trades: readonly Trade[] }) {
  const { t } = useTranslation();
  const names = useCatalogue();
  const navigate = useNavigate();
  const { organisation } = useSession();
  const filter = useSearch({ from: '/inside/mine' });
  const listed = (trade: Trade) => {
    const side = sideOf(trade, organisation.id);
    return {
      productId: trade.marketId,
      states: [
        trade.state,
        ...(trade.state === 'held' && !side.hasAgreed ? ['toAnswer'] : []),
        ...(trade.kind === 'contract' ? ['ofContracts'] : []),
      ],
      words: [
        names.productName(trade.marketId),
        names.varietyName(trade.varietyId),
        side.other.name,
        trade.confirmation?.number ?? '',
      ].join(' '),
    };
  };
  return (
    <FilteredList
      room="trade"
      all={t('views.all')}
      rows={trades}
      listed={listed}
      filter={filter}
      onFilter={(search) => void navigate({ to: '/mine', search, replace: true })}
      ready={(['toAnswer', 'held', 'confirmed', 'ofContracts'] as const).map((key) => ({
        key,
        name: t(`views.${key}`),
        search: { state: key },
      }))}
      states={tradeStates.map((value) => ({ value, label: t(`state.${value}`) }))}
      isInPanel
    >
      {(rows) => <TradeList trades={rows} label={t('trade.title')} />}
    </FilteredList>
  );
}
