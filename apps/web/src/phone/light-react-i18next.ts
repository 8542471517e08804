import { useSyncExternalStore } from 'react';
import i18next from './light-i18next';

/** Nothing to plug in: the phone's i18next and this hook know each other. */
export const initReactI18next = {};

const languageNow = (): string => i18next.language;

/** Words in the language of the screen; redraws when it changes. */
export function useTranslation(): { t: typeof i18next.t; i18n: typeof i18next } {
  useSyncExternalStore(i18next.onLanguage, languageNow, languageNow);
  return { t: i18next.t, i18n: i18next };
}
