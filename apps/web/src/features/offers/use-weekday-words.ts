import { formatWeekday } from '../../shared/format/date';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSayRepeat } from '../../shared/i18n/use-say-repeat';

/** Says days of the week: "T2, T5", or that it is every day. */
export function useWeekdayWords(): (weekdays: readonly number[]) => string {
  const tell = useSayRepeat();
  const language = useLanguage();
  return (weekdays) => (weekdays.length === 7 ? tell('everyDay') : weekdays.map((day) => formatWeekday(day, language)).join(', '));
}
