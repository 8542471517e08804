import type { Brand } from '../shared/brand';
import { DomainError } from '../shared/domain-error';

/** The one form of a phone number ('+84912345678') or an e-mail address (lower case) that a member signs in with. */
export type SignInName = Brand<string, 'SignInName'>;

/** Longest address that mail servers carry (RFC 5321, 4.5.3.1.3, without the angle brackets). */
const LENGTH_MAX = 254;

/** How people write numbers: blanks, dots and hyphens between the groups, brackets around the area code. */
const PHONE_MARKS = /[\s.()-]/gu;

/** Mobile numbers have nine digits after the 0, landlines ten and start with 2 (numbering plan of 2018). */
const PHONE_FORM = /^(?:\+84|0084|84|0)([35789]\d{8}|2\d{9})$/;

/** Plain addresses only: no quotes, no comments, no address literals; what people really have. */
const EMAIL_FORM = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$/;

/**
 * Reads what a member typed as their name: a Vietnamese phone number in any usual form, or an e-mail address.
 *
 * "0912 345 678", "+84 912.345.678" and "84912345678" are one number, so a second account cannot hide behind a blank.
 * @throws DomainError `member.sign_in_name_invalid`
 */
export function signInNameOf(text: string, field: string): SignInName {
  const typed = text.length <= LENGTH_MAX ? text.normalize('NFKC').trim().toLowerCase() : '';
  const phone = PHONE_FORM.exec(typed.replace(PHONE_MARKS, ''));
  if (phone) return `+84${phone[1]}` as SignInName;
  if (!EMAIL_FORM.test(typed)) throw new DomainError('member.sign_in_name_invalid', {}, field);
  return typed as SignInName;
}
