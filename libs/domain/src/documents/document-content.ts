/** A text in both languages of the papers. Vietnamese is the one that binds. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

/** A value on a paper: the same in both languages (a number, a name), or a text of each. */
export type Figure = string | Words;

/** One labelled line. */
export interface DocumentRow {
  readonly label: Words;
  readonly value: Figure;
}

/** One column of a table; figures stand to the right. */
export interface DocumentColumn {
  readonly head: Words;
  readonly align: 'left' | 'right';
}

/** A table; every line has as many figures as there are columns. */
export interface DocumentTable {
  readonly columns: readonly DocumentColumn[];
  readonly lines: readonly (readonly Figure[])[];
}

/** A section of a paper: a heading with rows, a table and sentences below it, each of which may be empty. */
export interface DocumentPart {
  readonly heading: Words;
  readonly rows: readonly DocumentRow[];
  readonly table: DocumentTable | null;
  readonly sentences: readonly Words[];
}

/** An organisation that a paper names, in its role. */
export interface DocumentParty {
  readonly role: Words;
  readonly name: string;
  readonly lines: readonly Figure[];
}

/**
 * All that a paper says, frozen when it is issued: the same content gives the same bytes at any time.
 *
 * `terms` is the canonical text whose SHA-256 is printed on the paper and answered by the check page.
 */
export interface DocumentContent {
  readonly title: Words;
  readonly number: string;
  /** The moment it was issued, ISO with Z. */
  readonly issuedAt: string;
  /** Invented for the demo: the paper says so across its head. */
  readonly demo: boolean;
  readonly parties: readonly DocumentParty[];
  readonly parts: readonly DocumentPart[];
  /** Who signs below, by role; none for a summary. */
  readonly signatures: readonly Words[];
  readonly terms: string;
}

/** Languages in which a paper can be printed: Vietnamese, or Vietnamese with English beside it. */
export const DOCUMENT_LANGUAGES = ['vi', 'vi-en'] as const;

export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];

/** The two readings of a figure, which are the same for numbers and names. */
export function wordsOf(figure: Figure): Words {
  return typeof figure === 'string' ? { vi: figure, en: figure } : figure;
}
