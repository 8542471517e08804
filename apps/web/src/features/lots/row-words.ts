import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import type { Language } from '../../shared/format/language';
import type { Say } from '../../shared/i18n/say';
import { useLanguage } from '../../shared/i18n/use-language';
import { useServerNow } from '../../shared/live/live';

/** What every row needs to speak. Each word is looked up once and remembered: rows pass by in dozens a second. */
export interface RowWords {
  readonly language: Language;
  readonly estimate: string;
  readonly noCertificate: string;
  readonly taken: string;
  readonly gone: string;
  variety(id: string): string;
  grade(productId: string, id: string): string;
  certificate(one: string): string;
  pick(name: string): string;
  /** How long ago, by the server's clock; the ages of all rows move together, now and then. */
  age(instant: string): string;
}

const AGES_MOVE_EVERY_MS = 20_000;

/** Remembers what it was asked. What is asked here are names and ages, a few hundred of them. */
function remembered(find: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const there = known.get(key);
    if (there !== undefined) return there;
    const found = find(key);
    known.set(key, found);
    return found;
  };
}

export function useRowWords(): RowWords {
  const names = useCatalogue();
  const language = useLanguage();
  const { t } = useTranslation();
  const now = useServerNow(AGES_MOVE_EVERY_MS);
  const words = useMemo(() => {
    const say = t as Say;
    const gradeOf = remembered((key) => {
      const [productId = '', id = ''] = key.split(' ');
      return names.gradeName(productId, id);
    });
    return {
      language,
      estimate: say('lots.estimate'),
      noCertificate: say('certificate.none'),
      taken: say('board.justGone'),
      gone: say('board.gone'),
      variety: remembered(names.varietyName),
      grade: (productId: string, id: string) => gradeOf(`${productId} ${id}`),
      certificate: remembered((one) => say(`certificate.${one}`)),
      pick: remembered((name) => say('lots.pick', { name })),
    };
  }, [names, language, t]);
  return useMemo(() => ({ ...words, age: remembered((instant) => ageOf(instant, t as Say, now)) }), [words, t, now]);
}

/** In the largest unit that says enough. */
function ageOf(instant: string, say: Say, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(instant)) / 1_000));
  if (seconds < 60) return say('lots.seconds', { n: seconds });
  if (seconds < 3_600) return say('lots.minutes', { n: Math.floor(seconds / 60) });
  if (seconds < 86_400) return say('lots.hours', { n: Math.floor(seconds / 3_600) });
  return say('lots.days', { n: Math.floor(seconds / 86_400) });
}
