import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import { dayOfCell, plainCell } from '../shared/file-cell';
import type { DestinationId, OrganisationId, ProductId } from '../shared/ids';
import { foldForSearch } from '../shared/text';
import type { AreaDraft } from './register-area';
import { type Standing, STANDINGS } from './standing';

/** Columns of a register file, in the order of an export. */
export const REGISTER_COLUMNS = [
  'code',
  'holder',
  'households',
  'hectares',
  'product',
  'commune',
  'place',
  'yield_kg_per_ha',
  'markets',
  'standing',
  'from',
] as const;

export type RegisterColumn = (typeof REGISTER_COLUMNS)[number];

/** Columns that a file may do without. */
const OPTIONAL: ReadonlySet<RegisterColumn> = new Set<RegisterColumn>(['place', 'yield_kg_per_ha', 'markets', 'standing', 'from']);

/** How people head these columns. */
const HEADS: Readonly<Record<RegisterColumn, readonly string[]>> = {
  code: ['code', 'ma so', 'ma so vung trong', 'ma vung trong', 'puc'],
  holder: ['holder', 'chu ma', 'to chuc', 'don vi', 'hop tac xa'],
  households: ['households', 'so ho', 'ho'],
  hectares: ['hectares', 'ha', 'dien tich', 'dien tich (ha)'],
  product: ['product', 'nong san', 'cay trong', 'san pham'],
  commune: ['commune', 'xa', 'xa, phuong', 'xa/phuong', 'ma xa'],
  place: ['place', 'dia diem', 'ban', 'thon ban'],
  yield_kg_per_ha: ['yield_kg_per_ha', 'nang suat', 'nang suat (kg/ha)'],
  markets: ['markets', 'thi truong'],
  standing: ['standing', 'tinh trang', 'trang thai'],
  from: ['from', 'tu ngay', 'ngay cap'],
};

const STANDING_WORDS: Readonly<Record<string, Standing>> = {
  'dang xin cap': 'applied',
  'dang hieu luc': 'active',
  'hieu luc': 'active',
  'tam dung': 'suspended',
  'thu hoi': 'revoked',
};

/** Names as files write them, folded, with what they stand for. */
export interface RegisterNames {
  readonly products: ReadonlyMap<string, ProductId>;
  readonly communes: ReadonlyMap<string, string>;
  readonly markets: ReadonlyMap<string, DestinationId>;
  readonly holders: ReadonlyMap<string, OrganisationId>;
}

/** Where each column stands in the file. @throws DomainError `import.missing_column` */
export function readHeads(heads: readonly string[]): ReadonlyMap<RegisterColumn, number> {
  const folded = heads.map((head) => foldForSearch(head));
  const places = new Map<RegisterColumn, number>();
  for (const column of REGISTER_COLUMNS) {
    const at = folded.findIndex((head) => HEADS[column].includes(head));
    if (at >= 0) places.set(column, at);
    else if (!OPTIONAL.has(column)) throw new DomainError('import.missing_column', { column });
  }
  return places;
}

/**
 * Reads one row of a register file. A decimal comma, a day as 31/12/2026, names without accents will all do.
 *
 * @throws DomainError `import.formula`, `import.not_a_number`, `product.unknown`, `commune.unknown`, `destination.unknown`, `day.invalid`,
 * `standing.wrong_move`, each at its column
 */
export function readRegisterRow(cellOf: (column: RegisterColumn) => string, names: RegisterNames, today: Day): AreaDraft {
  const text = (column: RegisterColumn): string => plainCell(cellOf(column), column);
  const holderName = text('holder');
  return {
    code: text('code'),
    holderId: names.holders.get(foldForSearch(holderName)) ?? null,
    holderName,
    households: numberOf(text('households'), 'households'),
    hectares: numberOf(text('hectares'), 'hectares'),
    productId: known(names.products, text('product'), 'product.unknown', 'product'),
    communeCode: known(names.communes, text('commune'), 'commune.unknown', 'commune'),
    placeName: text('place'),
    yieldKgPerHa: text('yield_kg_per_ha') === '' ? null : numberOf(text('yield_kg_per_ha'), 'yield_kg_per_ha'),
    markets: text('markets')
      .split(/[|,;\s]+/)
      .filter((word) => word !== '')
      .map((word) => known(names.markets, word, 'destination.unknown', 'markets')),
    standing: standingOf(text('standing')),
    from: text('from') === '' ? today : dayOfCell(text('from'), 'from'),
  };
}

function numberOf(text: string, column: RegisterColumn): number {
  if (!/^-?\d+(?:[.,]\d+)?$/.test(text)) throw new DomainError('import.not_a_number', { text: text.slice(0, 40) }, column);
  return Number(text.replace(',', '.'));
}

function known<Id>(
  names: ReadonlyMap<string, Id>,
  text: string,
  refusal: 'product.unknown' | 'commune.unknown' | 'destination.unknown',
  column: RegisterColumn,
): Id {
  const id = names.get(foldForSearch(text));
  if (id === undefined) throw new DomainError(refusal, {}, column);
  return id;
}

function standingOf(text: string): Standing {
  const word = foldForSearch(text);
  if (word === '') return 'active';
  const standing = STANDING_WORDS[word] ?? STANDINGS.states.find((state) => state === word);
  if (standing === undefined) throw new DomainError('standing.wrong_move', { from: '–', to: text.slice(0, 40) }, 'standing');
  return standing;
}
