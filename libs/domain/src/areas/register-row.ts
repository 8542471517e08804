import type { Day } from '../shared/day';
import { plainCell } from '../shared/file-cell';
import { foldForSearch } from '../shared/text';
import type { AreaDraft } from './register-area';
import {
  COMMON_HEADS,
  fromOfCell,
  knownOfCell,
  marketsOfCell,
  numberOfCell,
  type RegisterNames,
  type RegisterShape,
  standingOfCell,
} from './register-cells';

export type AreaColumn =
  'code' | 'holder' | 'households' | 'hectares' | 'product' | 'commune' | 'place' | 'yield_kg_per_ha' | 'markets' | 'standing' | 'from';

/** A file of planting areas. */
export const AREA_SHAPE: RegisterShape<AreaColumn> = {
  columns: ['code', 'holder', 'households', 'hectares', 'product', 'commune', 'place', 'yield_kg_per_ha', 'markets', 'standing', 'from'],
  optional: new Set(['place', 'yield_kg_per_ha', 'markets', 'standing', 'from']),
  heads: {
    ...COMMON_HEADS,
    code: [...COMMON_HEADS.code, 'ma so vung trong', 'ma vung trong', 'puc'],
    households: ['households', 'so ho', 'ho'],
    hectares: ['hectares', 'ha', 'dien tich', 'dien tich (ha)'],
    product: ['product', 'nong san', 'cay trong', 'san pham'],
    place: ['place', 'dia diem', 'ban', 'thon ban'],
    yield_kg_per_ha: ['yield_kg_per_ha', 'nang suat', 'nang suat (kg/ha)'],
  },
};

/**
 * Reads one row of a file of planting areas. A decimal comma, a day as 31/12/2026, names without accents will all do.
 *
 * @throws DomainError `import.formula`, `import.not_a_number`, `product.unknown`, `commune.unknown`, `destination.unknown`, `day.invalid`,
 * `standing.wrong_move`, each at its column
 */
export function readAreaRow(cellOf: (column: AreaColumn) => string, names: RegisterNames, today: Day): AreaDraft {
  const text = (column: AreaColumn): string => plainCell(cellOf(column), column);
  const holderName = text('holder');
  return {
    code: text('code'),
    holderId: names.holders.get(foldForSearch(holderName)) ?? null,
    holderName,
    households: numberOfCell(text('households'), 'households'),
    hectares: numberOfCell(text('hectares'), 'hectares'),
    productId: knownOfCell(names.products, text('product'), 'product.unknown', 'product'),
    communeCode: knownOfCell(names.communes, text('commune'), 'commune.unknown', 'commune'),
    placeName: text('place'),
    yieldKgPerHa: text('yield_kg_per_ha') === '' ? null : numberOfCell(text('yield_kg_per_ha'), 'yield_kg_per_ha'),
    markets: marketsOfCell(names, text('markets')),
    standing: standingOfCell(text('standing')),
    from: fromOfCell(text('from'), today),
  };
}
