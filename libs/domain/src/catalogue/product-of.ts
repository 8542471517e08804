import type { GradeId, ProductId, VarietyId } from '../shared/ids';
import { freshnessVndPerKgDay, maxHoldDays } from './freshness';
import type { Product } from './product';
import type { ProductSheet } from './product-sheet';

/** What the market knows of a product by one sheet, with what is derived from it: its freshness and how long it may wait. */
export function productOf(id: ProductId, sheet: ProductSheet): Product {
  const keeps = {
    ambientDaysMin: sheet.ambient.daysMin,
    ambientDaysMax: sheet.ambient.daysMax,
    referencePriceVndPerKg: sheet.referenceVndPerKg,
  };
  return {
    id,
    nameVi: sheet.nameVi,
    nameEn: sheet.nameEn,
    category: sheet.category,
    season: sheet.season,
    referenceVndPerKg: sheet.referenceVndPerKg,
    freshnessVndPerKgDay: freshnessVndPerKgDay(keeps),
    maxHoldDays: maxHoldDays(keeps),
    yieldKgPerHa: sheet.yieldKgPerHa,
    varieties: sheet.varieties.map((variety) => ({
      ...variety,
      id: variety.id as VarietyId,
      productId: id,
      retired: variety.retired ?? false,
    })),
    grades: sheet.grades.map((grade, rank) => ({
      id: grade.id as GradeId,
      productId: id,
      nameVi: grade.nameVi,
      nameEn: grade.nameEn,
      rank,
      serves: grade.serves as readonly GradeId[],
      retired: grade.retired ?? false,
    })),
  };
}
