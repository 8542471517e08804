import { useTranslation } from 'react-i18next';
import type { Wrong } from '../format/check-draft';
import { formatDay, type Day } from '../format/date';
import { useLanguage } from '../i18n/use-language';

interface About {
  label: string;
  unit?: string;
  example?: string;
  day?: Day;
}

/** Turns what is wrong with a field into a sentence that uses the label's own words. */
export function useWrong(): (wrong: string | undefined, about: About) => string | undefined {
  const { t } = useTranslation();
  const language = useLanguage();
  return (wrong, { label, unit = 'kg', example = '', day }) => {
    if (wrong === undefined) return undefined;
    const words = { label, unit, example, day: day === undefined ? '' : formatDay(day, language) };
    const lower = { ...words, label: label.toLowerCase() };
    return wrong === 'empty' || wrong === 'choose'
      ? t(`wrong.${wrong}`, lower)
      : t(`wrong.${wrong as Exclude<Wrong, 'empty' | 'choose'>}`, words);
  };
}
