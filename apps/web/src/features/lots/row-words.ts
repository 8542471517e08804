import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import type { Say } from '../../shared/i18n/say';
import { useLanguage } from '../../shared/i18n/use-language';
import { useServerNow } from '../../shared/live/live';
import type { Language } from '../../shared/format/language';

/** What every row needs to speak, made once for all of them: thirty rows asking for it thirty times would cost the frame. */
export interface RowWords {
  readonly names: ReturnType<typeof useCatalogue>;
  readonly language: Language;
  readonly t: Say;
  /** The server's clock; the ages of all rows move together, now and then. */
  readonly now: number;
}

const AGES_MOVE_EVERY_MS = 20_000;

export function useRowWords(): RowWords {
  const names = useCatalogue();
  const language = useLanguage();
  const { t } = useTranslation();
  const now = useServerNow(AGES_MOVE_EVERY_MS);
  return useMemo(() => ({ names, language, t: t as Say, now }), [names, language, t, now]);
}

/** How long ago, in the largest unit that says enough. */
export function ageOf(instant: string, { t, now }: Pick<RowWords, 't' | 'now'>): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(instant)) / 1_000));
  if (seconds < 60) return t('lots.seconds', { n: seconds });
  if (seconds < 3_600) return t('lots.minutes', { n: Math.floor(seconds / 60) });
  if (seconds < 86_400) return t('lots.hours', { n: Math.floor(seconds / 3_600) });
  return t('lots.days', { n: Math.floor(seconds / 86_400) });
}
