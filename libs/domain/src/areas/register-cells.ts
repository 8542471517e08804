import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import { dayOfCell } from '../shared/file-cell';
import type { DestinationId, OrganisationId, ProductId } from '../shared/ids';
import { foldForSearch } from '../shared/text';
import { type Standing, STANDINGS } from './standing';

/** The columns of one kind of register file, in the order of an export. */
export interface RegisterShape<Column extends string> {
  readonly columns: readonly Column[];
  /** Columns that a file may do without. */
  readonly optional: ReadonlySet<Column>;
  /** How people head these columns, folded. */
  readonly heads: Readonly<Record<Column, readonly string[]>>;
}

/** Heads that both registers share. */
export const COMMON_HEADS = {
  code: ['code', 'ma so'],
  holder: ['holder', 'chu ma', 'to chuc', 'don vi', 'hop tac xa'],
  commune: ['commune', 'xa', 'xa, phuong', 'xa/phuong', 'ma xa'],
  markets: ['markets', 'thi truong'],
  standing: ['standing', 'tinh trang', 'trang thai'],
  from: ['from', 'tu ngay', 'ngay cap'],
} as const;

/** Names as files write them, folded, with what they stand for. */
export interface RegisterNames {
  readonly products: ReadonlyMap<string, ProductId>;
  readonly communes: ReadonlyMap<string, string>;
  readonly markets: ReadonlyMap<string, DestinationId>;
  readonly holders: ReadonlyMap<string, OrganisationId>;
}

const STANDING_WORDS: Readonly<Record<string, Standing>> = {
  'dang xin cap': 'applied',
  'dang hieu luc': 'active',
  'hieu luc': 'active',
  'tam dung': 'suspended',
  'thu hoi': 'revoked',
};

/** Where each column stands in the file. @throws DomainError `import.missing_column` */
export function readHeads<Column extends string>(shape: RegisterShape<Column>, heads: readonly string[]): ReadonlyMap<Column, number> {
  const folded = heads.map((head) => foldForSearch(head));
  const places = new Map<Column, number>();
  for (const column of shape.columns) {
    const at = folded.findIndex((head) => shape.heads[column].includes(head));
    if (at >= 0) places.set(column, at);
    else if (!shape.optional.has(column)) throw new DomainError('import.missing_column', { column });
  }
  return places;
}

/** A number, with a decimal point or comma. @throws DomainError `import.not_a_number` */
export function numberOfCell(text: string, column: string): number {
  if (!/^-?\d+(?:[.,]\d+)?$/.test(text)) throw new DomainError('import.not_a_number', { text: text.slice(0, 40) }, column);
  return Number(text.replace(',', '.'));
}

/** What a name stands for. @throws DomainError the refusal given, at its column */
export function knownOfCell<Id>(
  names: ReadonlyMap<string, Id>,
  text: string,
  refusal: 'product.unknown' | 'commune.unknown' | 'destination.unknown',
  column: string,
): Id {
  const id = names.get(foldForSearch(text));
  if (id === undefined) throw new DomainError(refusal, {}, column);
  return id;
}

/** Markets by their ids, parted by `|`, `,`, `;` or blanks. @throws DomainError `destination.unknown` */
export function marketsOfCell(names: RegisterNames, text: string): DestinationId[] {
  return text
    .split(/[|,;\s]+/)
    .filter((word) => word !== '')
    .map((word) => knownOfCell(names.markets, word, 'destination.unknown', 'markets'));
}

/** A standing in either language; nothing means active. @throws DomainError `standing.wrong_move` */
export function standingOfCell(text: string): Standing {
  const word = foldForSearch(text);
  if (word === '') return 'active';
  const standing = STANDING_WORDS[word] ?? STANDINGS.states.find((state) => state === word);
  if (standing === undefined) throw new DomainError('standing.wrong_move', { from: '–', to: text.slice(0, 40) }, 'standing');
  return standing;
}

/** The first day of a standing; nothing means today. @throws DomainError `day.invalid` */
export function fromOfCell(text: string, today: Day): Day {
  return text === '' ? today : dayOfCell(text, 'from');
}
