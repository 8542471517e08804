import { type FileColumns, readHeads } from '../shared/file-words';

/** Columns of a file of lots, in the order of an export. */
export const OFFER_COLUMNS = [
  'variety',
  'grade',
  'place',
  'kg',
  'ask',
  'from',
  'to',
  'certificates',
  'area_code',
  'certainty',
  'firm',
  'min_lot_kg',
  'step_kg',
  'whole',
  'visibility',
  'invited',
] as const;

export type OfferColumn = (typeof OFFER_COLUMNS)[number];

/** Without them a row says nothing. */
const NEEDED: ReadonlySet<OfferColumn> = new Set<OfferColumn>(['variety', 'grade', 'place', 'kg', 'ask', 'from', 'to']);

/** How people head these columns. */
const HEADS: Readonly<Record<OfferColumn, readonly string[]>> = {
  variety: ['variety', 'giong'],
  grade: ['grade', 'loai', 'pham cap'],
  place: ['place', 'noi can', 'diem can', 'diem tap ket'],
  kg: ['kg', 'khoi luong', 'khoi luong (kg)', 'san luong'],
  ask: ['ask', 'gia', 'gia (d/kg)', 'gia toi thieu'],
  from: ['from', 'tu ngay', 'hai tu', 'hai tu ngay'],
  to: ['to', 'den ngay', 'hai den', 'hai den ngay'],
  certificates: ['certificates', 'chung nhan'],
  area_code: ['area_code', 'ma vung trong', 'ma so vung trong'],
  certainty: ['certainty', 'do chac chan'],
  firm: ['firm', 'tu dong y'],
  min_lot_kg: ['min_lot_kg', 'ban it nhat', 'ban it nhat (kg)'],
  step_kg: ['step_kg', 'buoc (kg)'],
  whole: ['whole', 'ban ca lo'],
  visibility: ['visibility', 'ai thay'],
  invited: ['invited', 'nguoi duoc moi'],
};

/** Where each column stands in the file. @throws DomainError `import.missing_column` */
export function readOfferHeads(heads: readonly string[]): ReadonlyMap<OfferColumn, number> {
  return readHeads(heads, HEADS, NEEDED);
}

/** What a file of offers may have, for whoever maps other heads onto it. */
export const OFFER_FILE: FileColumns<OfferColumn> = { columns: OFFER_COLUMNS, heads: HEADS, needed: NEEDED };
