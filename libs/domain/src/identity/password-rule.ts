import type { Brand } from '../shared/brand';
import { DomainError } from '../shared/domain-error';
import { codePoints, foldForSearch } from '../shared/text';

/** A password in the one form that is hashed: NFKC, so that a phone and a desk keyboard make the same bytes. */
export type Password = Brand<string, 'Password'>;

/** Without a second factor, NIST SP 800-63B-4 asks for 15 characters; the form suggests a phrase. */
export const PASSWORD_LENGTH_MIN = 15;

/** With a second factor eight are enough (NIST SP 800-63B-4, 3.1.1.2). */
export const PASSWORD_LENGTH_MIN_WITH_CODE = 8;

/** Longer than any phrase, short enough that hashing it is no attack on us. */
export const PASSWORD_LENGTH_MAX = 128;

/** Fewer different characters than this in the whole password is a pattern, not a secret. */
const DIFFERENT_CHARACTERS_MIN = 5;

/** A word of the lists is shorter than this only by accident: "mai" in a phrase proves nothing. */
const LISTED_LENGTH_MIN = 6;

/** What a new password is held against. */
export interface PasswordRule {
  /** Fewest characters: {@link PASSWORD_LENGTH_MIN}, or {@link PASSWORD_LENGTH_MIN_WITH_CODE} for a member with a second factor. */
  readonly lengthMin: number;
  /** True for a word of the public lists of broken passwords, in lower case without accents and blanks. */
  readonly isListed: (word: string) => boolean;
}

/** The form of a password that is hashed and compared. For sign-in, where the rules below no longer matter. */
export function passwordAsTyped(text: string): Password {
  return text.normalize('NFKC') as Password;
}

/**
 * Takes a new password: long enough and at most 128 characters after NFKC, none of the lists, not one pattern repeated.
 *
 * No rule on kinds of characters, and nothing is trimmed: a blank is a character.
 * @throws DomainError `password.too_short`, `password.too_long`, `password.too_common` (in that order)
 */
export function newPasswordOf(text: string, rule: PasswordRule, field: string): Password {
  const password = passwordAsTyped(text);
  const length = codePoints(password);
  if (length < rule.lengthMin) throw new DomainError('password.too_short', { min: rule.lengthMin }, field);
  if (length > PASSWORD_LENGTH_MAX) throw new DomainError('password.too_long', { max: PASSWORD_LENGTH_MAX }, field);
  if (isGuessable(password, rule.isListed)) throw new DomainError('password.too_common', {}, field);
  return password;
}

/** What people do to a listed word to make it long enough, undone: accents, blanks, figures around it, the same twice. */
function isGuessable(password: string, isListed: PasswordRule['isListed']): boolean {
  const folded = foldForSearch(password).replaceAll(' ', '');
  if (new Set(folded).size < DIFFERENT_CHARACTERS_MIN) return true;
  const bare = folded.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const words = [folded, bare, unitOf(folded), unitOf(bare)];
  return words.some((word) => word.length >= LISTED_LENGTH_MIN && isListed(word)) || isRun(unitOf(folded));
}

/** The shortest beginning that, written again and again, gives the whole: "abcabcab" is "abc". */
function unitOf(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
}

/** Lines that fingers know: the alphabet, the figures, the rows of a keyboard, forwards. */
const RUNS = [
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  '01234567890123456789012345678901234567890',
  'qwertyuiopasdfghjklzxcvbnmqwertyuiop',
];

function isRun(text: string): boolean {
  return RUNS.some((run) => run.includes(text));
}
