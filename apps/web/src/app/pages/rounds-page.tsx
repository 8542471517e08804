import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { HistoryChart, pricedRounds } from '../../features/rounds/history-chart';
import { RoundList } from '../../features/rounds/round-list';
import type { Round } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { useStream } from '../../shared/live/live';
import { byActivity, marketsQuery } from '../../shared/market/markets-query';
import { addRound, averagePrice, roundsQuery } from '../../shared/market/rounds-query';
import { EmptyState, ListFaces } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import type { Search } from '../../shared/views/saved-views';
import { ViewTabs } from '../../shared/views/view-tabs';
import { SelectField } from '../../shared/ui/select-field';
import { PageHead } from '../layout/page-head';

const IN_CHART = 30;

/** Which rounds a view shows. */
const fits = {
  all: () => true,
  priced: (round: Round) => averagePrice(round) !== null,
  leftOver: (round: Round) => round.unmetKg.offers > 0,
} as const;

/** The rounds of a market as they are cleared. */
export function RoundsPage() {
  const { t } = useTranslation();
  const names = useCatalogue();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { market, state } = useSearch({ from: '/inside/rounds' });
  const { data: markets } = useSuspenseQuery(marketsQuery);
  const marketId = market ?? byActivity(markets)[0]?.id ?? '';
  const open = (search: Search) => void navigate({ to: '/rounds', search: { ...search }, replace: true });
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
          onChange={(event) => open({ ...(state === undefined ? {} : { state }), market: event.target.value })}
        />
      </div>
      <Panel title={names.productName(marketId)} note={t('board.historyHint')}>
        <ViewTabs
          room="round"
          all={t('views.all')}
          whole={{ market: marketId }}
          search={{ market: marketId, ...(state === undefined ? {} : { state }) }}
          onOpen={open}
          ready={(['priced', 'leftOver'] as const).map((key) => ({
            key,
            name: t(`views.${key}`),
            search: { market: marketId, state: key },
          }))}
        />
        <ListFaces query={rounds} empty={<EmptyState title={t('rounds.empty')}>{t('rounds.emptyHint')}</EmptyState>}>
          {(rows) => (
            <>
              <HistoryChart points={pricedRounds(rows, IN_CHART)} />
              <RoundList rounds={rows.filter(fits[state as keyof typeof fits] ?? fits.all)} />
            </>
          )}
        </ListFaces>
      </Panel>
    </>
  );
}
