import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../format/language';
import type { Dictionary, Vietnamese } from './vi/dictionary';

const KEY = 'mua-vu.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: { app: Vietnamese };
  }
}

/** The words of an entry: Vietnamese comes with the page, English is fetched when somebody wants it. */
export interface Words {
  readonly vi: Partial<Dictionary>;
  readonly en: () => Promise<Partial<Dictionary>>;
}

let words: Words | null = null;

export function rememberedLanguage(): Language {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'vi';
}

/** Changes every word on the screen without a reload, and remembers it on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  if (words !== null && !i18next.hasResourceBundle(language, 'app')) i18next.addResourceBundle(language, 'app', await words.en());
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Vietnamese, at once; also where there is no browser. */
export async function speakVietnamese(vietnamese: Partial<Dictionary>): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'vi',
    fallbackLng: 'vi',
    defaultNS: 'app',
    ns: ['app'],
    resources: { vi: { app: vietnamese } },
    interpolation: { escapeValue: false },
    initAsync: false,
    react: { useSuspense: false },
  });
}

export async function startLanguage(ofEntry: Words): Promise<void> {
  words = ofEntry;
  await speakVietnamese(ofEntry.vi);
  const language = rememberedLanguage();
  document.documentElement.lang = language;
  if (language !== 'vi') await changeLanguage(language);
}
