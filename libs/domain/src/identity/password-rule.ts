import type { Brand } from '../shared/brand';
import { DomainError } from '../shared/domain-error';
import { codePoints, foldForSearch } from '../shared/text';

/** A password in the one form that is hashed: NFKC, so that a phone and a desk keyboard make the same bytes. */
export type Password = Brand<string, 'Password'>;

/** Without a second factor, NIST SP 800-63B-4 asks for 15 characters; the form suggests a phrase. */
export const PASSWORD_LENGTH_MIN = 15;

/** Longer than any phrase, short enough that hashing it is no attack on us. */
export const PASSWORD_LENGTH_MAX = 128;

/** Fewer different characters than this in the whole password is a pattern, not a secret. */
const DIFFERENT_CHARACTERS_MIN = 5;

/** Long favourites of the public lists and of our own region, folded: no accents, no blanks. */
const COMMON = new Set([
  '123456789012345',
  '1234567890123456',
  '12345678901234567890',
  'abcdefghijklmno',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfgh',
  'qwertyuiopasdfghjkl',
  'qwertyuiopasdfghjklzxcvbnm',
  'passwordpassword',
  'password123456789',
  'passwordpassword1',
  'matkhaumatkhau',
  'matkhaumatkhau1',
  'matkhau123456789',
  'matkhaucuatoi123',
  'iloveyouiloveyou',
  'anhyeuemanhyeuem',
  'anhyeuemnhieulam',
  'emyeuanhnhieulam',
  'toiyeuvietnam123',
  'toiyeusonla12345',
  'sonlasonlasonla',
  'hoptacxahoptacxa',
  'correcthorsebatterystaple',
  'vietnamvodich123',
  'letmeinletmeinletmein',
  'adminadminadmin',
  'administrator123',
]);

/** The form of a password that is hashed and compared. For sign-in, where the rules below no longer matter. */
export function passwordAsTyped(text: string): Password {
  return text.normalize('NFKC') as Password;
}

/**
 * Takes a new password: 15 to 128 characters after NFKC, not a favourite of the lists, not one pattern repeated.
 *
 * No rule on kinds of characters, and nothing is trimmed: a blank is a character.
 * @throws DomainError `password.too_short`, `password.too_long`, `password.too_common` (in that order)
 */
export function newPasswordOf(text: string, field: string): Password {
  const password = passwordAsTyped(text);
  const length = codePoints(password);
  if (length < PASSWORD_LENGTH_MIN) throw new DomainError('password.too_short', { min: PASSWORD_LENGTH_MIN }, field);
  if (length > PASSWORD_LENGTH_MAX) throw new DomainError('password.too_long', { max: PASSWORD_LENGTH_MAX }, field);
  if (isCommon(password)) throw new DomainError('password.too_common', {}, field);
  return password;
}

function isCommon(password: string): boolean {
  const folded = foldForSearch(password).replaceAll(' ', '');
  return COMMON.has(folded) || new Set(folded).size < DIFFERENT_CHARACTERS_MIN;
}
