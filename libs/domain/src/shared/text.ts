import { DomainError } from './domain-error';

/** Bounds of a text, in characters as people count them (code points). */
export interface TextBounds {
  readonly min: number;
  readonly max: number;
}

/**
 * Control characters, lone surrogates, and marks that hide or reorder what is read: zero-width, byte order mark, bidirectional
 * overrides. Two names that look alike must be alike.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/u;
const COMBINING_MARKS = /\p{Mn}/gu;
const BLANKS = /\s+/gu;

/**
 * Takes a text as people meant it: composed (NFC), trimmed, within bounds, every character visible.
 *
 * Phones and old Mac keyboards send decomposed Vietnamese; "Sơn La" must be one name, not two.
 * @throws DomainError `text.unseen_character`, `text.too_short`, `text.too_long` (in that order)
 */
export function cleanText(text: string, bounds: TextBounds, field: string): string {
  if (UNSEEN.test(text)) throw new DomainError('text.unseen_character', {}, field);
  const clean = text.normalize('NFC').trim();
  const length = codePoints(clean);
  if (length < bounds.min) throw new DomainError('text.too_short', { length, min: bounds.min }, field);
  if (length > bounds.max) throw new DomainError('text.too_long', { length, max: bounds.max }, field);
  return clean;
}

/**
 * The text as people type it in a hurry: lower case, without accents, single blanks. "Mận hậu Mộc Châu" → "man hau moc chau".
 *
 * Đ is a letter of its own and has no decomposition, so it is replaced by hand.
 */
export function foldForSearch(text: string): string {
  const bare = text.normalize('NFD').replace(COMBINING_MARKS, '').toLowerCase();
  return bare.replaceAll('đ', 'd').replace(BLANKS, ' ').trim();
}

/** Characters as people count them: one for a letter beyond the basic plane, where `length` says two. */
export function codePoints(text: string): number {
  return Array.from(text).length;
}
