import type { GradeId, ProductId, VarietyId } from '../shared/ids';
import type { Season } from './season';

/** What is grown and sold under one name, and the unit that a market clears: a market's id is its product's id. */
export interface Product {
  /** Such as `mango`. */
  readonly id: ProductId;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly category: ProductCategory;
  readonly season: Season;
  /** Average price at the farm in the reference data, whole VND; what people compare a price with. */
  readonly referenceVndPerKg: number;
  /** What a kilogram loses with each day after harvest, whole VND. */
  readonly freshnessVndPerKgDay: number;
  /** How many whole days fruit may wait at the farm before it is shipped. */
  readonly maxHoldDays: number;
  /** Average yield in the reference data, kg a hectare; null: not known. */
  readonly yieldKgPerHa: number | null;
  /** In the order of the trade: best known first. */
  readonly varieties: readonly Variety[];
  /** By rank, best first. */
  readonly grades: readonly Grade[];
}

/** The four families that the province's statistics keep apart. */
export type ProductCategory = 'fruit' | 'vegetable' | 'industrial' | 'field';

/** A cultivar of a product. */
export interface Variety {
  /** Unique over all products, such as `mango-gl4-dai-loan`. */
  readonly id: VarietyId;
  readonly productId: ProductId;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly season: Season;
  /** Pre-2025 districts where most of it grows; people still trade by these names. Empty: not known. */
  readonly formerDistricts: readonly string[];
  /** True: no new offer, order or contract names it; what is open under it keeps its word. */
  readonly retired: boolean;
}

/** A quality of a product that buyers ask for by name. */
export interface Grade {
  /** Unique within its product only, such as `grade1`. */
  readonly id: GradeId;
  readonly productId: ProductId;
  readonly nameVi: string;
  readonly nameEn: string;
  /** 0 is the best; ranks of a product are 0..n-1. */
  readonly rank: number;
  /** Grades that a lot of this one may stand in for, directly; what those serve follows from it. */
  readonly serves: readonly GradeId[];
  /** As a variety's. */
  readonly retired: boolean;
}
