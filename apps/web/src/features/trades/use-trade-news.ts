import type { LiveEvent } from '@live/live-event';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatTime } from '../../shared/format/date';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSay } from '../../shared/i18n/use-say';
import { showToast } from '../../shared/ui/toast-store';
import { tradeOf } from './api';

/** Says aloud what happened to the member's trades: something to answer, something confirmed, something refused. */
export function useTradeNews(): (event: LiveEvent) => void {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const say = useSay();
  return (event) => {
    if (event.name === 'gap.answered') {
      const { gapKg, foundKg } = event.body as { gapKg: number; foundKg: number };
      const words = { found: formatWeight(foundKg, language), gap: formatWeight(gapKg, language) };
      return showToast({ look: foundKg > 0 ? 'ok' : 'plain', title: say(foundKg > 0 ? 'deal.next.found' : 'deal.next.foundNone', words) });
    }
    const trade = tradeOf(event);
    if (trade === null) return;
    const words = { weight: formatWeight(trade.kg, language), product: names.varietyName(trade.varietyId) };
    if (event.name === 'trade.held') {
      showToast({
        look: 'held',
        title: t('trade.heldToast', words),
        detail: t('trade.heldHint', { time: formatTime(trade.confirmBy, false) }),
      });
    } else if (event.name === 'trade.confirmed') {
      const number = trade.confirmation?.number ?? '';
      showToast({ look: 'ok', title: t('trade.confirmedToast', words), detail: t('trade.confirmedHint', { number }) });
    } else if (event.name === 'trade.declined') {
      showToast({ look: 'plain', title: t('trade.declinedToast', words) });
    }
  };
}
