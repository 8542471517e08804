import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/format/date';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Panel } from '../../shared/ui/panel';
import type { DependentTrade } from './api';

/** Open trades that rest on what was just taken away: a person decides about each; none is undone by itself. */
export function DependentList({ trades }: { trades: readonly DependentTrade[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Panel title={t('papers.dependent')} padded>
      {trades.length === 0 ? (
        <p className="quiet">{t('areas.noDependent')}</p>
      ) : (
        <ul>
          {trades.map((trade) => (
            <li key={trade.id}>
              {trade.sellerName} → {trade.buyerName} · {formatWeight(trade.kg, language)} · {formatDay(trade.pickUpOn, language)}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
