import { type FileColumns, readHeads } from '../shared/file-words';

/** Columns of a file of orders, in the order of an export. What belongs to one order alone (its spread, an alternative) has none. */
export const ORDER_COLUMNS = [
  'product',
  'varieties',
  'grades',
  'place',
  'kg',
  'limit',
  'from',
  'to',
  'certificates',
  'destination',
  'limit_at',
  'firm',
  'min_lot_kg',
  'max_per_seller_kg',
  'whole',
] as const;

export type OrderColumn = (typeof ORDER_COLUMNS)[number];

/** Without them a row says nothing. */
const NEEDED: ReadonlySet<OrderColumn> = new Set<OrderColumn>(['product', 'grades', 'place', 'kg', 'limit', 'from', 'to']);

/** How people head these columns. */
const HEADS: Readonly<Record<OrderColumn, readonly string[]>> = {
  product: ['product', 'nong san', 'san pham', 'loai qua'],
  varieties: ['varieties', 'variety', 'giong'],
  grades: ['grades', 'grade', 'loai', 'pham cap'],
  place: ['place', 'noi nhan', 'noi giao', 'giao tai'],
  kg: ['kg', 'khoi luong', 'khoi luong (kg)'],
  limit: ['limit', 'gia toi da', 'gia', 'gia (d/kg)'],
  from: ['from', 'tu ngay', 'nhan tu', 'nhan tu ngay'],
  to: ['to', 'den ngay', 'nhan den', 'nhan den ngay'],
  certificates: ['certificates', 'chung nhan'],
  destination: ['destination', 'thi truong', 'thi truong den'],
  limit_at: ['limit_at', 'gia tinh tai'],
  firm: ['firm', 'tu dong y'],
  min_lot_kg: ['min_lot_kg', 'moi chuyen it nhat', 'moi chuyen it nhat (kg)'],
  max_per_seller_kg: ['max_per_seller_kg', 'moi ben ban nhieu nhat', 'moi ben ban nhieu nhat (kg)'],
  whole: ['whole', 'mua tron'],
};

/** Where each column stands in the file. @throws DomainError `import.missing_column` */
export function readOrderHeads(heads: readonly string[]): ReadonlyMap<OrderColumn, number> {
  return readHeads(heads, HEADS, NEEDED);
}

/** What a file of orders may have, for whoever maps other heads onto it. */
export const ORDER_FILE: FileColumns<OrderColumn> = { columns: ORDER_COLUMNS, heads: HEADS, needed: NEEDED };
