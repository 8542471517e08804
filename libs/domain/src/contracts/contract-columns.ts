import { type FileColumns, readHeads } from '../shared/file-words';

/** What each row says of its own period; all other columns belong to the contract, and stand in its first row. */
export const PERIOD_COLUMNS = ['from', 'to', 'kg', 'band_percent', 'band_kg'] as const;

/** Columns of a file of contracts. What belongs to few (its households, hours of the plant, planted area) is written on the screen. */
export const CONTRACT_COLUMNS = [
  'number',
  'partner',
  'product',
  'varieties',
  'grades',
  'place',
  ...PERIOD_COLUMNS,
  'tolerance_percent',
  'notice_hours',
  'price_rule',
  'price',
  'floor',
  'cap',
  'minus',
  'index',
  'index_place',
  'lag_days',
  'average_days',
  'ceiling_kg',
  'confirm_hours',
  'make_up_days',
  'penalty_percent',
  'deposit',
  'causes',
  'area_codes',
] as const;

export type ContractColumn = (typeof CONTRACT_COLUMNS)[number];

/** A processor's season: 500 cooperatives with a period for each of four months. */
export const CONTRACT_ROWS_MAX = 2_000;

const NEEDED: ReadonlySet<ContractColumn> = new Set<ContractColumn>([
  'number',
  'partner',
  'product',
  'grades',
  'place',
  'from',
  'to',
  'kg',
  'tolerance_percent',
  'notice_hours',
]);

/** How people head these columns. */
const HEADS: Readonly<Record<ContractColumn, readonly string[]>> = {
  number: ['number', 'so', 'so hop dong', 'hop dong'],
  partner: ['partner', 'ben kia', 'doi tac', 'hop tac xa', 'nha may ky'],
  product: ['product', 'nong san', 'san pham', 'loai qua'],
  varieties: ['varieties', 'variety', 'giong'],
  grades: ['grades', 'grade', 'loai', 'pham cap'],
  place: ['place', 'noi nhan', 'noi giao', 'nha may'],
  from: ['from', 'tu ngay'],
  to: ['to', 'den ngay'],
  kg: ['kg', 'khoi luong', 'khoi luong (kg)', 'san luong'],
  band_percent: ['band_percent', 'bien do ky', 'bien do ky (%)'],
  band_kg: ['band_kg', 'bien do ky (kg)'],
  tolerance_percent: ['tolerance_percent', 'dung sai', 'dung sai (%)'],
  notice_hours: ['notice_hours', 'bao truoc', 'bao truoc (gio)'],
  price_rule: ['price_rule', 'cach tinh gia'],
  price: ['price', 'gia', 'gia (d/kg)', 'gia co dinh'],
  floor: ['floor', 'gia san'],
  cap: ['cap', 'gia tran'],
  minus: ['minus', 'tru lui'],
  index: ['index', 'gia tham chieu'],
  index_place: ['index_place', 'noi lay gia'],
  lag_days: ['lag_days', 'lui ngay'],
  average_days: ['average_days', 'binh quan (ngay)'],
  ceiling_kg: ['ceiling_kg', 'tran', 'tran (kg)'],
  confirm_hours: ['confirm_hours', 'han tra loi', 'han tra loi (gio)'],
  make_up_days: ['make_up_days', 'giao bu', 'giao bu (ngay)'],
  penalty_percent: ['penalty_percent', 'phat', 'phat (%)'],
  deposit: ['deposit', 'dat coc'],
  causes: ['causes', 'bat kha khang'],
  area_codes: ['area_codes', 'ma vung trong', 'ma so vung trong'],
};

/** Where each column stands in the file. @throws DomainError `import.missing_column` */
export function readContractHeads(heads: readonly string[]): ReadonlyMap<ContractColumn, number> {
  return readHeads(heads, HEADS, NEEDED);
}

/** What a file of contracts may have, for whoever maps other heads onto it; its rows of one number are one contract. */
export const CONTRACT_FILE: FileColumns<ContractColumn> = { columns: CONTRACT_COLUMNS, heads: HEADS, needed: NEEDED, group: 'number' };
