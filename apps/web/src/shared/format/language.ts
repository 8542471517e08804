/** The languages of the screens. Vietnamese is written first; English follows it key by key. */
export type Language = 'vi' | 'en';

/** The mark before the fraction; the other of the two groups thousands. */
export function decimalMark(language: Language): ',' | '.' {
  return language === 'vi' ? ',' : '.';
}
