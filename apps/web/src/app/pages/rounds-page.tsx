import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { HistoryChart, pricedRounds } from '../../features/rounds/history-chart';
import { RoundList } from '../../features/rounds/round-list';
import type { Round } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { useStream } from '../../shared/live/live';
import { byActivity, marketsQuery } from '../../shared/market/markets-query';
import { addRound, roundsQuery } from '../../shared/market/rounds-query';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { SelectField } from '../../shared/ui/select-field';
import { PageHead } from '../layout/page-head';

const IN_CHART = 30;

/** The rounds of a market as they are cleared. */
export function RoundsPage() {
  const { t } = useTranslation();
  const names = useCatalogue();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { market } = useSearch({ from: '/inside/rounds' });
  const { data: markets } = useSuspenseQuery(marketsQuery);
  const marketId = market ?? byActivity(markets)[0]?.id ?? '';
  const rounds = useQuery({ ...roundsQuery(marketId), enabled: marketId !== '' });
  useStream(marketId === '' ? null : `market:${marketId}`, null, {
    snapshot: () => void cache.invalidateQueries({ queryKey: roundsQuery(marketId).queryKey }),
    events: (events) => {
      for (const event of events) if (event.name === 'round.cleared') addRound(cache, (event.body as { round: Round }).round);
    },
    refused: () => undefined,
  });
  return (
    <>
      <PageHead title={t('rounds.title')} sub={t('rounds.sub')} />
      <div style={{ width: 'min(320px, 100%)', marginBottom: 16 }}>
        <SelectField
          label={t('field.product')}
          options={markets.map((one) => ({ value: one.id, label: names.productName(one.productId) }))}
          value={marketId}
          onChange={(event) => void navigate({ to: '/rounds', search: { market: event.target.value }, replace: true })}
        />
      </div>
      <Panel title={names.productName(marketId)} note={t('board.historyHint')}>
        <ListFaces query={rounds} empty={<EmptyState title={t('rounds.empty')}>{t('rounds.emptyHint')}</EmptyState>}>
          {(rows) => (
            <>
              <HistoryChart points={pricedRounds(rows, IN_CHART)} />
              <RoundList rounds={rows} />
            </>
          )}
        </ListFaces>
      </Panel>
    </>
  );
}
