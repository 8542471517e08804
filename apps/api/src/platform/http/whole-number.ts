import { Transform } from 'class-transformer';

const DIGITS = /^-?\d{1,20}$/;

/**
 * A whole number in an address. `Number()` alone reads an empty text as 0, `0x10` as 16 and `1e3` as 1000: whoever sends that has made
 * a mistake and is told so, because the text stays a text and `@IsInt` refuses it.
 */
export const WholeNumber = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && DIGITS.test(value) ? Number(value) : value));
