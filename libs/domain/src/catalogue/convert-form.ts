import type { Kg } from '../shared/weight';
import type { ProductForm } from './product-sheet';

const GRAMS_PER_KG = 1_000;

/**
 * What a weight of the product comes to in another form, as its conversion states: 1,000 kg of cherries at 167 g a kilogram are 167 kg of
 * green coffee.
 *
 * Units: whole kg, rounded to the nearest; halves up. For people to compare with; no rule of the market rests on it.
 */
export function inForm(kg: Kg, { gramsPerKg }: Pick<ProductForm, 'gramsPerKg'>): number {
  return Math.floor((kg * gramsPerKg + GRAMS_PER_KG / 2) / GRAMS_PER_KG);
}
