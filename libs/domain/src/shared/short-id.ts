/** Digits and letters only: a short address is read aloud, written on a crate, and survives every messenger. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = 62n;
/** 62^22 is the first power above 2^128. */
const LENGTH = 22;
const UUID_FORM = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A row's id as 22 digits and letters for a short address. The id must be a UUID in our one form. */
export function shortOf(id: string): string {
  let rest = BigInt(`0x${id.replaceAll('-', '')}`);
  let short = '';
  for (let place = 0; place < LENGTH; place++) {
    short = `${DIGITS[Number(rest % BASE)]}${short}`;
    rest /= BASE;
  }
  return short;
}

/** The id that a short address names; null when it names none. */
export function idOfShort(short: string): string | null {
  if (short.length !== LENGTH) return null;
  let value = 0n;
  for (const digit of short) {
    const worth = DIGITS.indexOf(digit);
    if (worth < 0) return null;
    value = value * BASE + BigInt(worth);
  }
  const hex = value.toString(16).padStart(32, '0');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return UUID_FORM.test(id) ? id : null;
}
