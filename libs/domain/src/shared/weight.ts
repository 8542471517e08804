import type { Brand } from './brand';
import { DomainError } from './domain-error';
import { invariant } from './invariant';

/** A mass of produce in whole kilograms, 0 to `KG_MAX`. */
export type Kg = Brand<number, 'Kg'>;

/** 1,000,000 t: twice the province's harvest of a year; a larger figure is a slip of the keyboard. */
export const KG_MAX = 1_000_000_000;

/** No kilogram at all. */
export const NO_KG = 0 as Kg;

/**
 * Reads a figure as a mass, nothing included.
 *
 * @throws DomainError `weight.out_of_range` below 0 kg, above 1,000,000 t, or not a whole number
 */
export function kgOf(value: number, field: string): Kg {
  if (!isWholeKg(value)) throw outOfRange(value, 0, field);
  return normal(value);
}

/**
 * Reads a figure as the mass of a lot: at least one kilogram.
 *
 * @throws DomainError `weight.out_of_range` below 1 kg, above 1,000,000 t, or not a whole number
 */
export function lotKgOf(value: number, field: string): Kg {
  if (!isWholeKg(value) || value === 0) throw outOfRange(value, 1, field);
  return normal(value);
}

/** Adds two masses, exactly. @throws BrokenInvariant above `KG_MAX` */
export function plusKg(left: Kg, right: Kg): Kg {
  const sum = left + right;
  invariant(isWholeKg(sum), 'a sum of weights passed the largest weight', { left, right });
  return sum as Kg;
}

/** Takes `right` from `left`, exactly. @throws BrokenInvariant if there is less than that, for no mass is negative */
export function minusKg(left: Kg, right: Kg): Kg {
  const rest = left - right;
  invariant(isWholeKg(rest), 'more weight was taken than there is', { left, right });
  return rest as Kg;
}

/** The smaller of two masses. */
export function lesserKg(left: Kg, right: Kg): Kg {
  return left < right ? left : right;
}

function isWholeKg(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= KG_MAX;
}

/** −0 is 0: a sign without a mass must not reach a hash or a page. */
function normal(value: number): Kg {
  return (value === 0 ? 0 : value) as Kg;
}

function outOfRange(value: number, least: number, field: string): DomainError {
  return new DomainError('weight.out_of_range', { given: String(value), least, most: KG_MAX }, field);
}
