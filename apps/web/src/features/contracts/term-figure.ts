import type { Language } from '../../shared/format/language';
import { formatPrice, formatVnd, readPrice, readVnd } from '../../shared/format/money';
import { formatDecimal, formatInteger } from '../../shared/format/number';
import { readFigure } from '../../shared/format/read-figure';
import { formatKg, readWeight, weightText } from '../../shared/format/weight';

/** What a typed figure must be. */
export type Kind = 'weight' | 'price' | 'percent' | 'whole' | 'tenth' | 'money' | 'signed';

interface Reading {
  readonly value: number;
  /** The second way of reading it, when there is one. */
  readonly other: number | null;
}

/** Decimals that make sense, and by what the figure is sent: hundredths of a percent, square metres of a hectare. */
const BARE = {
  percent: { decimals: 2, by: 100 },
  tenth: { decimals: 4, by: 10_000 },
  whole: { decimals: 0, by: 1 },
  signed: { decimals: 0, by: 1 },
} as const;

/** A figure as typed in the smallest unit it is sent in; null when it is none, undefined when nothing is typed. */
export function readTerm(kind: Kind, typed: string, language: Language): number | null | undefined {
  return typed.trim() === '' ? undefined : (read(kind, typed, language)?.value ?? null);
}

/** How a figure that can be read two ways was read, and how it could be, in words; null when there is one way. */
export function twoWays(kind: Kind, typed: string, language: Language): { value: string; other: string; example: string } | null {
  const found = read(kind, typed, language);
  if (found === null || found.other === null || found.other === found.value) return null;
  const [value, other] = [words(kind, found.value, language), words(kind, found.other, language)];
  return { value, other, example: kind === 'price' ? String(found.other) : other };
}

/** A weight as the program writes it into a field of tonnes: to the kilogram in kg, for three decimals of a tonne could be thousands. */
export function plainWeight(kg: number, language: Language): string {
  return kg % 10 === 0 ? weightText(kg, 'tan', language) : `${formatInteger(kg, language)} kg`;
}

function read(kind: Kind, typed: string, language: Language): Reading | null {
  switch (kind) {
    case 'weight': {
      const weight = readWeight(typed, 'tan', language);
      return weight.ok ? { value: weight.kg, other: weight.otherKg } : null;
    }
    case 'price': {
      const price = readPrice(typed, language);
      return price.ok ? { value: price.vndPerKg, other: price.otherVndPerKg } : null;
    }
    case 'money': {
      const value = readVnd(typed, language);
      return value === null ? null : { value, other: null };
    }
    default: {
      const { decimals, by } = BARE[kind];
      const figure = readFigure(typed, decimals, language);
      if (figure === null || (figure.value < 0 && kind !== 'signed')) return null;
      const scaled = (value: number) => Math.round(value * by);
      return { value: scaled(figure.value), other: figure.other === null ? null : scaled(figure.other) };
    }
  }
}

function words(kind: Kind, value: number, language: Language): string {
  if (kind === 'weight') return formatKg(value, language);
  if (kind === 'price') return formatPrice(value, language);
  if (kind === 'money') return formatVnd(value, language);
  const { by } = BARE[kind];
  return `${formatDecimal(value / by, { least: 0, most: 4 }, language)}${kind === 'percent' ? ' %' : kind === 'tenth' ? ' ha' : ''}`;
}
