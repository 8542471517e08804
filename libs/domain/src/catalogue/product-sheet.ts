import type { ProductCategory } from './product';
import type { Season } from './season';

/** What may be measured of a lot, each with its unit in its name. Whole numbers or tenths. */
export const MEASURES = [
  'min_grams_per_piece',
  'max_grams_per_piece',
  'min_brix',
  'max_defect_percent',
  'min_ripe_percent',
  'min_starch_percent',
  'min_ccs',
  'max_moisture_percent',
] as const;

export type MeasureKind = (typeof MEASURES)[number];

/** One bound of a grade, such as 12 °Bx at least. */
export interface Measure {
  readonly kind: MeasureKind;
  readonly value: number;
}

/** Days that produce keeps, the shorter and the longer figure, and the temperature at which that was said. */
export interface ShelfLife {
  readonly daysMin: number;
  readonly daysMax: number;
  readonly celsius: number;
}

/** A cultivar as the operator states it. */
export interface VarietySheet {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly season: Season;
  readonly formerDistricts: readonly string[];
  /** Takes nothing new from the day of this version; what is open under it keeps its word. Left out: no. */
  readonly retired?: boolean;
}

/** A grade as the operator states it; the best stands first in the list. No measures: as it comes from the field ("hàng xô"). */
export interface GradeSheet {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly measures: readonly Measure[];
  /** Grades that a lot of this one may stand in for, directly. */
  readonly serves: readonly string[];
  /** As a variety's. */
  readonly retired?: boolean;
}

/** What people count in besides kilograms: a crate, a sack. */
export interface PackUnit {
  readonly nameVi: string;
  readonly nameEn: string;
  /** Whole kilograms of produce in one. */
  readonly kg: number;
}

/** Another state of the same produce, such as the green bean of a coffee cherry. */
export interface ProductForm {
  readonly nameVi: string;
  readonly nameEn: string;
  /** Grams of this form that one kilogram of the product, as it is traded, comes to. */
  readonly gramsPerKg: number;
  /** Where the conversion is stated. */
  readonly basis: string;
}

/** Everything that the catalogue says of one product for as long as one version of it holds. */
export interface ProductSheet {
  readonly nameVi: string;
  readonly nameEn: string;
  readonly category: ProductCategory;
  readonly season: Season;
  /** A second, smaller harvest out of season; null: none. */
  readonly offSeason: Season | null;
  readonly ambient: ShelfLife;
  /** Null: it is never kept cold. */
  readonly cold: ShelfLife | null;
  /** Average price at the farm that people compare with, whole VND. */
  readonly referenceVndPerKg: number;
  readonly yieldKgPerHa: number | null;
  readonly varieties: readonly VarietySheet[];
  /** Best first. */
  readonly grades: readonly GradeSheet[];
  readonly units: readonly PackUnit[];
  readonly forms: readonly ProductForm[];
}
