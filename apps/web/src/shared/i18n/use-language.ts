import { useTranslation } from 'react-i18next';
import type { Language } from '../format/language';

/** The language the screen is in right now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'vi';
}
