import i18next from 'i18next';
import type { Dictionary } from './vi/dictionary';

/**
 * The Vietnamese of one room, brought by the pages that say it: the first screen carries only what every screen says.
 * Called where a page's module is read, so that the words are there before it is drawn. English comes whole.
 */
export function addWords(words: Partial<Dictionary>): void {
  i18next.addResourceBundle('vi', 'app', words, false, true);
}
