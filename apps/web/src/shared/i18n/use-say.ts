import { haggle as en } from './en/haggle';
import { useLanguage } from './use-language';
import { haggle as vi } from './vi/haggle';

type Leaves<T, Path extends string> = {
  readonly [K in keyof T & string]: T[K] extends string ? `${Path}${K}` : Leaves<T[K], `${Path}${K}.`>;
}[keyof T & string];

/** Every word of bids, papers and changes of trades. They stand apart from the dictionary, whose keys the compiler can just hold. */
export type SayKey = Leaves<typeof vi, ''>;

/** Says a word of haggling in the language of the screen, with its figures filled in. */
export function useSay(): (key: SayKey, words?: Readonly<Record<string, string>>) => string {
  const dictionary = useLanguage() === 'vi' ? vi : en;
  return (key, words = {}) => {
    const text = key.split('.').reduce<unknown>((level, name) => (level as Record<string, unknown>)[name], dictionary) as string;
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => words[name] ?? '');
  };
}
