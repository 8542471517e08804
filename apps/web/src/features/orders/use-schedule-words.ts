import { useTranslation } from 'react-i18next';
import type { StandingOrder } from '../../shared/api/views';
import { formatDay, formatWeekday } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { useLanguage } from '../../shared/i18n/use-language';

const INDEXES = ['farm_gate', 'factory_gate', 'border_gate'] as const;

/** When a standing order comes and what it pays, as people say it. */
export function useScheduleWords(standing: StandingOrder): { days: string; placing: string; limit: string } {
  const { t } = useTranslation();
  const language = useLanguage();
  const { weekdays, until, leadDays, placeAt, windowDays, limit } = standing;
  const days = weekdays.length === 7 ? t('standing.everyDay') : weekdays.map((day) => formatWeekday(day, language)).join(', ');
  const lead = leadDays === 0 ? t('standing.leadSame') : t('standing.leadBefore', { n: leadDays, count: leadDays });
  const price = formatPrice(limit.mostVndPerKg, language);
  const index = INDEXES.find((id) => id === limit.indexId);
  const sign = limit.overVndPerKg < 0 ? '−' : '+';
  return {
    days: until === null ? days : `${days}, ${t('standing.untilDay', { day: formatDay(until, language) })}`,
    placing: t('standing.placed', { time: placeAt, lead, n: windowDays }),
    limit:
      index === undefined
        ? t('standing.limitFixed', { price })
        : t('standing.limitIndex', {
            index: t(`standing.${index}`),
            over: limit.overVndPerKg === 0 ? '' : `${sign}${formatPrice(Math.abs(limit.overVndPerKg), language)}`,
            price,
          }),
  };
}
