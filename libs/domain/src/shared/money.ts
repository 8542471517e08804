import type { Brand } from './brand';
import { invariant } from './invariant';
import type { VndPerKg } from './unit-price';
import type { Kg } from './weight';

/** A sum of money in whole VND. `bigint`, because 10⁹ kg at 10⁸ VND/kg is 10¹⁷ and a double is exact only to 9 × 10¹⁵. */
export type Vnd = Brand<bigint, 'Vnd'>;

/** Nothing to pay. */
export const NO_VND = 0n as Vnd;

const DIGITS = /^(0|[1-9][0-9]{0,18})$/;

/** What a mass costs at a price: exact, nothing rounded. */
export function costOfGoods(weight: Kg, price: VndPerKg): Vnd {
  return (BigInt(weight) * BigInt(price)) as Vnd;
}

/** Adds two sums, exactly. */
export function plusVnd(left: Vnd, right: Vnd): Vnd {
  return (left + right) as Vnd;
}

/** The form on the wire: plain digits in a string, since a JSON number would lose the last ones. */
export function vndToWire(sum: Vnd): string {
  return sum.toString();
}

/** Reads the form on the wire and in the database back. @throws BrokenInvariant if it is not plain digits */
export function vndFromWire(text: string): Vnd {
  invariant(DIGITS.test(text), 'a sum of money is not plain digits', { text });
  return BigInt(text) as Vnd;
}
