import type { Day } from '../shared/day';
import { plainCell } from '../shared/file-cell';
import { foldForSearch } from '../shared/text';
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
import type { FacilityDraft } from './register-facility';

export type FacilityColumn = 'code' | 'holder' | 'products' | 'commune' | 'packs_kg_per_day' | 'markets' | 'standing' | 'from';

/** A file of packing facilities. */
export const FACILITY_SHAPE: RegisterShape<FacilityColumn> = {
  columns: ['code', 'holder', 'products', 'commune', 'packs_kg_per_day', 'markets', 'standing', 'from'],
  optional: new Set(['packs_kg_per_day', 'markets', 'standing', 'from']),
  heads: {
    ...COMMON_HEADS,
    code: [...COMMON_HEADS.code, 'ma so co so dong goi', 'ma co so', 'phc'],
    products: ['products', 'product', 'nong san', 'san pham'],
    packs_kg_per_day: ['packs_kg_per_day', 'cong suat', 'cong suat (kg/ngay)'],
  },
};

/**
 * Reads one row of a file of packing facilities: products and markets are parted by `|`.
 *
 * @throws DomainError `import.formula`, `import.not_a_number`, `product.unknown`, `commune.unknown`, `destination.unknown`, `day.invalid`,
 * `standing.wrong_move`, each at its column
 */
export function readFacilityRow(cellOf: (column: FacilityColumn) => string, names: RegisterNames, today: Day): FacilityDraft {
  const text = (column: FacilityColumn): string => plainCell(cellOf(column), column);
  const holderName = text('holder');
  return {
    code: text('code'),
    holderId: names.holders.get(foldForSearch(holderName)) ?? null,
    holderName,
    productIds: text('products')
      .split(/[|,;]+/)
      .filter((word) => word.trim() !== '')
      .map((word) => knownOfCell(names.products, word, 'product.unknown', 'products')),
    communeCode: knownOfCell(names.communes, text('commune'), 'commune.unknown', 'commune'),
    packsKgPerDay: text('packs_kg_per_day') === '' ? null : numberOfCell(text('packs_kg_per_day'), 'packs_kg_per_day'),
    markets: marketsOfCell(names, text('markets')),
    standing: standingOfCell(text('standing')),
    from: fromOfCell(text('from'), today),
  };
}
