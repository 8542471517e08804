import { coversMonth, type ProductView } from './reference';

/** A product's part in the day. */
export interface DayShare {
  readonly product: ProductView;
  readonly kg: number;
}

/**
 * Tonnes that a year brings in, 2024-25. Plum and mango: sold in 2024 (congthuong.vn, September 2024). Longan: Sông Mã brought in 70,000 t in
 * 2023. Sweet corn, edamame, spinach: bought by Doveco to October 2024. The rest are assumptions, ranked by the press; cane, maize and
 * cassava are left out, for their mills buy the whole crop.
 */
const TONNES_A_YEAR: Readonly<Record<string, number>> = {
  plum: 81_010,
  mango: 70_882,
  longan: 75_000,
  banana: 50_000,
  'passion-fruit': 14_000,
  pineapple: 14_000,
  'dragon-fruit': 6_000,
  avocado: 12_000,
  'custard-apple': 12_000,
  orange: 15_000,
  mandarin: 4_000,
  pomelo: 12_000,
  strawberry: 4_000,
  'son-tra': 10_000,
  cantaloupe: 3_000,
  macadamia: 1_000,
  tea: 20_000,
  'coffee-cherry': 60_000,
  'sweet-corn': 2_755,
  edamame: 1_547,
  spinach: 1_163,
};

/** A month of the peak brings three times what another month of the season brings. Assumption. */
const PEAK_WEIGHT = 3;

/** 450,000 t a year, nearly 60 % of it in June, July and August: 2,930 t a day then, 660 t a day in the other months. */
const PEAK_MONTHS = new Set([6, 7, 8]);
const PEAK_DAY_KG = 2_930_000;
const OTHER_DAY_KG = 660_000;

/** What a day of that month brings in, product by product, the largest first. */
export function dayMix(products: readonly ProductView[], month: number): DayShare[] {
  const shares = products
    .map((product) => ({ product, tonnes: (TONNES_A_YEAR[product.id] ?? 0) * monthShare(product, month) }))
    .filter(({ product, tonnes }) => tonnes > 0 && product.varieties.some((variety) => coversMonth(variety.season, month)));
  const total = shares.reduce((sum, { tonnes }) => sum + tonnes, 0);
  const dayKg = PEAK_MONTHS.has(month) ? PEAK_DAY_KG : OTHER_DAY_KG;
  return shares.map(({ product, tonnes }) => ({ product, kg: Math.round((dayKg * tonnes) / total) })).sort((a, b) => b.kg - a.kg);
}

function monthShare({ season }: ProductView, month: number): number {
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const weightOf = (each: number): number => (season.peakMonths.includes(each) ? PEAK_WEIGHT : coversMonth(season, each) ? 1 : 0);
  return weightOf(month) / months.reduce((sum, each) => sum + weightOf(each), 0);
}
