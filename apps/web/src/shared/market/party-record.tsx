import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { formatInteger } from '../format/number';
import { useLanguage } from '../i18n/use-language';

const recordQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ['dealings', organisationId],
    staleTime: 60_000,
    retry: false,
    queryFn: () => bodyOf(api.GET('/api/v1/organisations/{id}/dealings', { params: { path: { id: organisationId } } })),
  });

/** How the other side has dealt in the last year, where somebody decides whether to deal with it. */
export function PartyRecord({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const record = useQuery(recordQuery(organisationId)).data;
  if (record === undefined) return null;
  const { trades, saidYesBp, keptBp } = record;
  if (saidYesBp === null) return <span className="hint">{t('trade.recordFew', { n: formatInteger(trades, language) })}</span>;
  const percent = (bp: number) => `${formatInteger(Math.floor(bp / 100), language)} %`;
  const words = { yes: percent(saidYesBp), n: formatInteger(trades, language) };
  return (
    <span className="hint" data-record>
      {keptBp === null ? t('trade.recordYes', words) : t('trade.record', { ...words, kept: percent(keptBp) })}
    </span>
  );
}
