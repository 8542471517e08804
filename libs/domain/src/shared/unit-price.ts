import type { Brand } from './brand';
import { DomainError } from './domain-error';

/** A price in whole VND per kilogram. */
export type VndPerKg = Brand<number, 'VndPerKg'>;

/** 100 million VND/kg: a thousand times the dearest fruit of the province; a larger figure is a slip of the keyboard. */
export const VND_PER_KG_MAX = 100_000_000;

/** Freight or an age deduction may be nothing at all; a price may not. */
export const NO_VND_PER_KG = 0 as VndPerKg;

/**
 * Reads a figure as a price that somebody asks or pays.
 *
 * @throws DomainError `price.out_of_range` below 1 VND/kg, above 100,000,000 VND/kg, or not a whole number
 */
export function priceOf(value: number, field: string): VndPerKg {
  if (!isWhole(value) || value === 0) throw outOfRange(value, 1, field);
  return value as VndPerKg;
}

/**
 * Reads a figure as a cost per kilogram, which may be 0: freight, age.
 *
 * @throws DomainError `price.out_of_range` below 0, above 100,000,000 VND/kg, or not a whole number
 */
export function costOf(value: number, field: string): VndPerKg {
  if (!isWhole(value)) throw outOfRange(value, 0, field);
  return (value === 0 ? 0 : value) as VndPerKg;
}

/** Adds a cost to a price, exactly. @throws DomainError `price.out_of_range` above the cap */
export function plusPrice(left: VndPerKg, right: VndPerKg, field: string): VndPerKg {
  return costOf(left + right, field);
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= VND_PER_KG_MAX;
}

function outOfRange(value: number, least: number, field: string): DomainError {
  return new DomainError('price.out_of_range', { given: String(value), least, most: VND_PER_KG_MAX }, field);
}
