import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../format/language';
import { vi, type Dictionary } from './vi/dictionary';

const KEY = 'mua-vu.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: { app: typeof vi };
  }
}

/** Vietnamese comes with the page; English is fetched when somebody wants it. */
const load: Readonly<Record<Language, () => Promise<Dictionary>>> = {
  vi: () => Promise.resolve(vi),
  en: () => import('./en/dictionary').then((module) => module.en),
};

export function rememberedLanguage(): Language {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'vi';
}

/** Changes every word on the screen without a reload, and remembers it on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'app')) i18next.addResourceBundle(language, 'app', await load[language]());
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'vi',
    fallbackLng: 'vi',
    defaultNS: 'app',
    ns: ['app'],
    resources: { vi: { app: vi } },
    interpolation: { escapeValue: false },
    initAsync: false,
    react: { useSuspense: false },
  });
  const language = rememberedLanguage();
  document.documentElement.lang = language;
  if (language !== 'vi') await changeLanguage(language);
}
