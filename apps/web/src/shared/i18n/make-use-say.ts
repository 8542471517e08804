import { useLanguage } from './use-language';

type Leaves<T, Path extends string> = {
  readonly [K in keyof T & string]: T[K] extends string ? `${Path}${K}` : Leaves<T[K], `${Path}${K}.`>;
}[keyof T & string];

/** The path of every word of a dictionary. */
export type KeyOf<T> = Leaves<T, ''>;

/** A hook that says a word of one dictionary in the language of the screen, with its figures filled in. */
export function makeUseSay<T extends object>(vi: T, en: object) {
  return function useSay(): (key: KeyOf<T>, words?: Readonly<Record<string, string>>) => string {
    const dictionary = useLanguage() === 'vi' ? vi : en;
    return (key, words = {}) => {
      const text = String(key)
        .split('.')
        .reduce<unknown>((level, name) => (level as Record<string, unknown>)[name], dictionary) as string;
      return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => words[name] ?? '');
    };
  };
}
