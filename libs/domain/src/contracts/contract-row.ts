import type { Catalogue } from '../catalogue/catalogue';
import { dayOfCell, plainCell } from '../shared/file-cell';
import { byName, meaningOfCell, namedInFile, percentOfCell, signedOfCell, wholeOfCell, wordsOfCell } from '../shared/file-words';
import { DomainError } from '../shared/domain-error';
import { foldForSearch } from '../shared/text';
import { CONTRACT_COLUMNS, type ContractColumn, PERIOD_COLUMNS } from './contract-columns';
import { FORCE_MAJEURE_CAUSES, type ForceMajeureCause } from './contract-terms';
import type { PriceRule } from './price-rule';

/** One row of a file of contracts: its line in the file, and its cells as plain text. */
export interface ContractLine {
  readonly line: number;
  readonly cells: Readonly<Record<ContractColumn, string>>;
}

/** A period as a row writes it. Basis points and kg; neither means that the contract's tolerance is its band. */
interface WrittenPeriod {
  readonly from: string;
  readonly to: string;
  readonly kg: number;
  readonly percentBp?: number;
  readonly bandKg?: number;
}

/** A price as the cells write it: only what its kind asks for. */
interface WrittenPrice {
  readonly kind: PriceRule['kind'];
  readonly vndPerKg?: number;
  readonly floorVndPerKg?: number;
  readonly capVndPerKg?: number;
  readonly minusVndPerKg?: number;
  readonly index?: { readonly indexId: string; readonly placeId: string | null; readonly lagDays: number; readonly averageDays: number };
}

/** Terms as a file writes them, in the shape that the form on the screen sends: names are ids, figures are figures, nothing is judged. */
export interface WrittenTerms {
  readonly productId: string;
  readonly varietyIds: string[];
  readonly grades: { readonly gradeId: string; readonly spreadVndPerKg: number }[];
  readonly placeId: string;
  readonly seasonFrom: string;
  readonly seasonTo: string;
  readonly periods: WrittenPeriod[];
  readonly ceilingKg?: number;
  readonly toleranceBp: number;
  readonly noticeHours: number;
  readonly confirmHours?: number;
  readonly makeUpDays?: number;
  readonly depositVnd?: string;
  readonly penaltyBp?: number;
  readonly forceMajeure?: ForceMajeureCause[];
  readonly price: WrittenPrice;
  readonly areaCodes?: string[];
}

/** A contract as its rows write it. Whom the partner's name means is not known here. */
export interface WrittenRows {
  /** Line of its first row, where whatever is wrong with the whole is reported. */
  readonly line: number;
  readonly number: string;
  readonly partner: string;
  readonly terms: WrittenTerms;
}

/** A row that is refused, and why. */
export interface RefusedLine {
  readonly line: number;
  readonly error: DomainError;
}

const RULE_WORDS: Readonly<Record<string, PriceRule['kind']>> = {
  ...byName(['fixed', 'floor_plus_market', 'market_minus'] as const),
  'co dinh': 'fixed',
  'gia co dinh': 'fixed',
  'gia san': 'floor_plus_market',
  'san theo thi truong': 'floor_plus_market',
  'thi truong tru lui': 'market_minus',
  'tru lui': 'market_minus',
};
const INDEX_WORDS: Readonly<Record<string, string>> = { 'tai vuon': 'farm_gate', 'tai nha may': 'factory_gate', 'cua khau': 'border_gate' };
const CAUSE_WORDS: Readonly<Record<string, ForceMajeureCause>> = {
  ...byName(FORCE_MAJEURE_CAUSES),
  'mua da': 'hail',
  'lu lut': 'flood',
  'han han': 'drought',
  'suong muoi': 'frost',
  'sau benh': 'pest',
  'duong bi cat': 'road_cut',
  'dong cua khau': 'gate_closure',
  'dich benh': 'epidemic',
};
const OWN_TO_ROW: ReadonlySet<ContractColumn> = new Set<ContractColumn>(['number', ...PERIOD_COLUMNS]);

/** The cells of a row as plain text. @throws DomainError `import.formula`, and `text.too_short` for a row without a contract's number */
export function contractLine(cellOf: (column: ContractColumn) => string, line: number): ContractLine {
  const cells = Object.fromEntries(CONTRACT_COLUMNS.map((column) => [column, plainCell(cellOf(column), column)]));
  if (cells['number'] === '') throw new DomainError('text.too_short', { length: 0, min: 1 }, 'number');
  return { line, cells: cells as ContractLine['cells'] };
}

/**
 * Gathers the rows of a file into contracts: rows of one number are its periods, wherever they stand, and the first of them has its terms.
 *
 * A later row repeats what the first one says or leaves it empty. Refused with their line: `import.other_than_before`,
 * `import.not_a_number`, `import.unknown_word`, `day.invalid`, `product.unknown`, `variety.unknown`, `grade.unknown`, `place.unknown`.
 */
export function gatherContracts(
  lines: readonly ContractLine[],
  catalogue: Catalogue,
): { readonly contracts: readonly WrittenRows[]; readonly refused: readonly RefusedLine[] } {
  const byNumber = new Map<string, ContractLine[]>();
  for (const line of lines) byNumber.set(line.cells.number, [...(byNumber.get(line.cells.number) ?? []), line]);
  const refused: RefusedLine[] = [];
  const read = <Answer>(line: number, reading: () => Answer): Answer[] => {
    try {
      return [reading()];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.push({ line, error });
      return [];
    }
  };
  const contracts = [...byNumber.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const rows = [first, ...more];
    const periods = rows.flatMap((row) => read(row.line, () => periodOf(row, first)));
    // One reason a row: what is wrong with the first row's own period comes before its contract.
    const contract = refused.some(({ line }) => line === first.line) ? [] : read(first.line, () => contractOf(first, periods, catalogue));
    return periods.length === rows.length ? contract : [];
  });
  return { contracts, refused };
}

function periodOf({ line, cells }: ContractLine, first: ContractLine): WrittenPeriod {
  const other = CONTRACT_COLUMNS.find(
    (column) => !OWN_TO_ROW.has(column) && cells[column] !== '' && cells[column] !== first.cells[column] && line !== first.line,
  );
  if (other !== undefined) throw new DomainError('import.other_than_before', { line: first.line }, other);
  return {
    from: dayOfCell(cells.from, 'from'),
    to: dayOfCell(cells.to, 'to'),
    kg: wholeOfCell(cells.kg, 'kg'),
    ...unlessEmpty('percentBp', cells.band_percent, (text) => percentOfCell(text, 'band_percent')),
    ...unlessEmpty('bandKg', cells.band_kg, (text) => wholeOfCell(text, 'band_kg')),
  };
}

function contractOf({ line, cells }: ContractLine, periods: readonly WrittenPeriod[], catalogue: Catalogue): WrittenRows {
  const product = namedInFile(catalogue.products, cells.product);
  if (product === undefined) throw new DomainError('product.unknown', {}, 'product');
  const varietyIds = wordsOfCell(cells.varieties).map((word) => {
    const variety = namedInFile(product.varieties, word);
    if (variety === undefined) throw new DomainError('variety.unknown', {}, 'varieties');
    return variety.id;
  });
  const grades = wordsOfCell(cells.grades).map((word) => {
    const [name = '', spread] = word.split(':');
    const grade = namedInFile(product.grades, name.trim());
    if (grade === undefined) throw new DomainError('grade.unknown', {}, 'grades');
    return { gradeId: grade.id, spreadVndPerKg: spread === undefined ? 0 : signedOfCell(spread.trim(), 'grades') };
  });
  const place = namedInFile(catalogue.places, cells.place);
  if (place === undefined) throw new DomainError('place.unknown', {}, 'place');
  const toleranceBp = percentOfCell(cells.tolerance_percent, 'tolerance_percent');
  const inOrder = [...periods].sort((a, b) => (a.from < b.from ? -1 : 1));
  const whole = (column: ContractColumn) => (text: string) => wholeOfCell(text, column);
  const terms: WrittenTerms = {
    productId: product.id,
    varietyIds,
    grades,
    placeId: place.id,
    seasonFrom: inOrder[0]?.from ?? '',
    seasonTo: inOrder.at(-1)?.to ?? '',
    periods: inOrder.map((period) =>
      period.percentBp === undefined && period.bandKg === undefined ? { ...period, percentBp: toleranceBp } : period,
    ),
    toleranceBp,
    noticeHours: wholeOfCell(cells.notice_hours, 'notice_hours'),
    price: priceIn(cells, catalogue),
    ...unlessEmpty('ceilingKg', cells.ceiling_kg, whole('ceiling_kg')),
    ...unlessEmpty('confirmHours', cells.confirm_hours, whole('confirm_hours')),
    ...unlessEmpty('makeUpDays', cells.make_up_days, whole('make_up_days')),
    ...unlessEmpty('depositVnd', cells.deposit, (text) => String(wholeOfCell(text, 'deposit'))),
    ...unlessEmpty('penaltyBp', cells.penalty_percent, (text) => percentOfCell(text, 'penalty_percent')),
    ...unlessEmpty('forceMajeure', cells.causes, causesIn),
    ...unlessEmpty('areaCodes', cells.area_codes, wordsOfCell),
  };
  return { line, number: cells.number, partner: cells.partner, terms };
}

function priceIn(cells: ContractLine['cells'], catalogue: Catalogue): WrittenPrice {
  const kind = meaningOfCell(cells.price_rule, RULE_WORDS, 'fixed', 'price_rule');
  const some = <Key extends string>(key: Key, column: ContractColumn) =>
    unlessEmpty(key, cells[column], (text) => wholeOfCell(text, column));
  if (kind === 'fixed') return { kind, vndPerKg: wholeOfCell(cells.price, 'price') };
  const at = cells.index_place === '' ? null : namedInFile(catalogue.places, cells.index_place);
  if (at === undefined) throw new DomainError('place.unknown', {}, 'index_place');
  const index = {
    indexId: INDEX_WORDS[foldForSearch(cells.index)] ?? cells.index,
    placeId: at?.id ?? null,
    lagDays: cells.lag_days === '' ? 1 : wholeOfCell(cells.lag_days, 'lag_days'),
    averageDays: cells.average_days === '' ? 1 : wholeOfCell(cells.average_days, 'average_days'),
  };
  return { kind, index, ...some('floorVndPerKg', 'floor'), ...some('capVndPerKg', 'cap'), ...some('minusVndPerKg', 'minus') };
}

function causesIn(text: string): ForceMajeureCause[] {
  return wordsOfCell(text).map((word) => {
    const cause = CAUSE_WORDS[foldForSearch(word)];
    if (cause === undefined) throw new DomainError('contract.cause_unknown', {}, 'causes');
    return cause;
  });
}

/** A property that is there only when its cell says something. */
function unlessEmpty<Key extends string, Value>(key: Key, text: string, read: (text: string) => Value): { [name in Key]?: Value } {
  return text === '' ? {} : ({ [key]: read(text) } as { [name in Key]: Value });
}
