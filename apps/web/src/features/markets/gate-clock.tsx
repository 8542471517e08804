import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayOf, formatDay, formatTime } from '../../shared/format/date';
import { useLanguage } from '../../shared/i18n/use-language';
import { marketStatusQuery } from '../../shared/market/status-query';
import { Countdown } from '../../shared/ui/countdown';

/** When the next round comes: counted down to the gate by the server's clock in sessions, in words where a round follows each change. */
export function GateClock({ marketId }: { marketId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: status } = useQuery(marketStatusQuery(marketId));
  if (status === undefined || status.settings.mode === 'continuous') return <small>{t('board.continuous')}</small>;
  const { closedGate, nextGate } = status;
  if (closedGate !== null) return <small data-gate="closing">{t('gate.closing')}</small>;
  if (nextGate === null) return <small>{t('gate.none')}</small>;
  const at = { time: formatTime(nextGate.closesAt, false), day: formatDay(dayOf(Date.parse(nextGate.closesAt)), language) };
  return (
    <span data-gate={nextGate.closesAt}>
      <small>{t('gate.next')}</small>
      <Countdown until={nextGate.closesAt} />
      <small>
        {t('gate.at', at)}
        {status.settings.urgent !== null && ` · ${t('gate.urgent')}`}
      </small>
    </span>
  );
}
