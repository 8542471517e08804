import { DomainError } from './domain-error';
import { foldForSearch } from './text';

const YES = new Set(['1', 'x', 'co', 'yes', 'true']);
const NO = new Set(['', '0', 'khong', 'no', 'false']);
/** Thousands as Vietnamese and English write them: 12.000 and 12,000 are twelve thousand, for kg and đồng are whole. */
const GROUPED = /^\d{1,3}(?:[.,\u00a0 ]\d{3})+$/;
/** As much of a cell as its refusal repeats. */
const TOLD = 40;

/** What a file of one kind may have: its columns in the order of an export, how people head them, and those it cannot do without. */
export interface FileColumns<Column extends string> {
  readonly columns: readonly Column[];
  readonly heads: Readonly<Record<Column, readonly string[]>>;
  readonly needed: ReadonlySet<Column>;
  /** Rows that say the same here are one thing, taken whole or left out whole; left out: every row is one. */
  readonly group?: Column;
}

/** Where each column stands in a file, by how people head it; what is not there is left out. */
export function findHeads<Column extends string>(
  heads: readonly string[],
  known: Readonly<Record<Column, readonly string[]>>,
): ReadonlyMap<Column, number> {
  const folded = heads.map((head) => foldForSearch(head));
  const found = (Object.keys(known) as Column[]).map(
    (column) => [column, folded.findIndex((head) => known[column].includes(head))] as const,
  );
  return new Map(found.filter(([, at]) => at >= 0));
}

/** Where each column stands in a file, by how people head it. @throws DomainError `import.missing_column` */
export function readHeads<Column extends string>(
  heads: readonly string[],
  known: Readonly<Record<Column, readonly string[]>>,
  needed: ReadonlySet<Column>,
): ReadonlyMap<Column, number> {
  const places = findHeads(heads, known);
  for (const column of Object.keys(known) as Column[])
    if (needed.has(column) && !places.has(column)) throw new DomainError('import.missing_column', { column });
  return places;
}

/** The thing of this id or of this name in either language, with or without its accents; undefined if there is none. */
export function namedInFile<Thing extends { readonly id: string; readonly nameVi: string; readonly nameEn: string }>(
  things: readonly Thing[],
  text: string,
): Thing | undefined {
  const folded = foldForSearch(text);
  return things.find(({ id, nameVi, nameEn }) => id === text || foldForSearch(nameVi) === folded || foldForSearch(nameEn) === folded);
}

/** The words of a cell that lists several. */
export function wordsOfCell(text: string): string[] {
  return text.split(/[|;,]\s*/).filter((word) => word !== '');
}

/** A whole figure. @throws DomainError `import.not_a_number` */
export function wholeOfCell(text: string, column: string): number {
  const plain = GROUPED.test(text) ? text.replace(/\D/g, '') : text;
  if (!/^\d+$/.test(plain)) throw new DomainError('import.not_a_number', { text: text.slice(0, TOLD) }, column);
  return Number(plain);
}

/** A whole figure that may be taken off: −800, +500. @throws DomainError `import.not_a_number` */
export function signedOfCell(text: string, column: string): number {
  const figure = wholeOfCell(text.replace(/^[+\-−]/, ''), column);
  return /^[-−]/.test(text) && figure !== 0 ? -figure : figure;
}

/** A share in percent, to a hundredth: 10, 7,5 or 7.5 %; in basis points. @throws DomainError `import.not_a_number` */
export function percentOfCell(text: string, column: string): number {
  const match = /^(\d{1,4})(?:[.,](\d{1,2}))? ?%?$/.exec(text);
  if (!match) throw new DomainError('import.not_a_number', { text: text.slice(0, TOLD) }, column);
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** Yes or no; an empty cell is no. @throws DomainError `import.unknown_word` */
export function yesOfCell(text: string, column: string): boolean {
  const word = foldForSearch(text);
  if (!YES.has(word) && !NO.has(word)) throw new DomainError('import.unknown_word', { text: text.slice(0, TOLD) }, column);
  return YES.has(word);
}

/** One of a few meanings by its word; an empty cell means what is usual. @throws DomainError `import.unknown_word` */
export function meaningOfCell<Meaning extends string>(
  text: string,
  meanings: Readonly<Record<string, Meaning>>,
  usual: Meaning,
  column: string,
): Meaning {
  const word = foldForSearch(text);
  if (word === '') return usual;
  const meaning = Object.hasOwn(meanings, word) ? meanings[word] : undefined;
  if (meaning === undefined) throw new DomainError('import.unknown_word', { text: text.slice(0, TOLD) }, column);
  return meaning;
}

/** Every name as a word for itself. */
export function byName<Name extends string>(names: readonly Name[]): Record<string, Name> {
  return Object.fromEntries(names.map((name) => [name, name]));
}
