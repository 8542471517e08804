import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CreditOfPair } from '../../features/credit/credit-of-pair';
import { askForPaper, papersQuery } from '../../features/documents/api';
import { Papers } from '../../features/documents/papers';
import { timelineQuery } from '../../features/trades/change-api';
import { tradesQuery } from '../../features/trades/api';
import { AskCard } from '../../features/trades/ask-card';
import { TradeChange } from '../../features/trades/trade-change';
import { TradeList } from '../../features/trades/trade-list';
import { TradeStandbys } from '../../features/trades/trade-standbys';
import { TradeTimeline } from '../../features/trades/trade-timeline';
import { useDraftKey } from '../../shared/api/draft-key';
import type { Trade } from '../../shared/api/views';
import { useMay } from '../../shared/auth/session';
import { useSay } from '../../shared/i18n/use-say';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { Button } from '../../shared/ui/button';
import { RefusalNote, Skeleton } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { ShareButton } from '../../shared/share/share-button';
import { PageHead } from '../layout/page-head';
import { Lost } from './lost-page';
import styles from './contract.module.css';

/** One trade: how it stands, what happened to it, its papers, and what may still be changed. */
export function TradePage() {
  const say = useSay();
  const { tradeId } = useParams({ from: '/inside/trades/$tradeId' });
  const trades = useQuery(tradesQuery);
  const trade = trades.data?.find((one) => one.id === tradeId);
  return (
    <>
      <PageHead title={say('deal.title')} backTo="/mine" />
      {trade !== undefined && <OpenTrade trade={trade} />}
      {trades.isError && <RefusalNote error={trades.error} onRetry={() => void trades.refetch()} />}
      {trades.isPending && <Skeleton lines={6} />}
      {trades.data !== undefined && trade === undefined && <Lost />}
    </>
  );
}

function OpenTrade({ trade }: { trade: Trade }) {
  const { t } = useTranslation();
  const say = useSay();
  const tell = useSaySeller();
  const cache = useQueryClient();
  const may = useMay();
  const key = useDraftKey();
  const isBinding = trade.state === 'confirmed';
  const note = () =>
    void askForPaper('delivery_note', trade.id, key.current()).then(() => {
      key.renew();
      return cache.invalidateQueries({ queryKey: papersQuery(trade.id).queryKey });
    });
  return (
    <>
      <Panel title={t('trade.title')}>
        <TradeList trades={[trade]} label={t('trade.title')} />
      </Panel>
      <div className={styles['grid']} style={{ marginTop: 16 }}>
        <div className={styles['column']}>
          {trade.state === 'held' && (
            <div className={styles['ask']}>
              <AskCard trade={trade} />
            </div>
          )}
          <Panel title={say('deal.timeline')} padded>
            <TradeTimeline tradeId={trade.id} key={trade.version} />
          </Panel>
          {trade.roundNumber !== null && (
            <Panel title={say('deal.next.title')} padded>
              <TradeStandbys trade={trade} />
            </Panel>
          )}
        </div>
        <div className={`${styles['column']} ${styles['later']}`}>
          <Panel title={say('deal.papers')} padded>
            <ShareButton shared={{ kind: 't', id: trade.id }} title={`${trade.seller.name} → ${trade.buyer.name}`} />
            <Papers subjectId={trade.id} none={say('deal.papersNone')} />
            <Amendments tradeId={trade.id} />
            {isBinding && may('document.read') && (
              <Button size="small" onClick={note}>
                {say('deal.note')}
              </Button>
            )}
          </Panel>
          {trade.kind === 'spot' && may('credit.read') && (
            <Panel title={tell('credit.title')} padded>
              <CreditOfPair sellerId={trade.seller.id} buyerId={trade.buyer.id} payable={isBinding ? trade.id : null} />
            </Panel>
          )}
          {isBinding && trade.kind === 'spot' && may('trade.confirm') && (
            <Panel title={say('deal.change')} padded>
              <TradeChange trade={trade} />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

/** Each change of a trade has a paper of its own. */
function Amendments({ tradeId }: { tradeId: string }) {
  const say = useSay();
  const timeline = useQuery(timelineQuery(tradeId));
  const ids = (timeline.data ?? []).flatMap((entry) => entry.changeId ?? []);
  return ids.map((id) => <Papers key={id} subjectId={id} none={say('deal.papersWait')} />);
}
