import { areaCodeText } from '../areas/code-text';
import type { Catalogue } from '../catalogue/catalogue';
import { DomainError } from '../shared/domain-error';
import { dayOfCell, plainCell } from '../shared/file-cell';
import { idOf, type OrganisationId } from '../shared/ids';
import { foldForSearch } from '../shared/text';
import { priceOf } from '../shared/unit-price';
import { kgOf, lotKgOf } from '../shared/weight';
import { type Certificate, certificatesOf } from './certificate';
import { harvestWindow } from './harvest-window';
import { CERTAINTIES, type Certainty, type Offer, VISIBILITIES, type Visibility } from './offer';
import type { OfferAsk } from './open-offer';

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

/** A morning's harvest of a large cooperative, several times over. */
export const OFFER_ROWS_MAX = 500;

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

const YES = new Set(['1', 'x', 'co', 'yes', 'true']);
const NO = new Set(['', '0', 'khong', 'no', 'false']);
const CERTAINTY_WORDS: Readonly<Record<string, Certainty>> = { 'du bao': 'forecast', 'uoc tinh': 'estimate', 'san sang': 'ready' };
const VISIBILITY_WORDS: Readonly<Record<string, Visibility>> = {
  'moi nguoi': 'public',
  'duoc moi': 'invited',
  'hop dong': 'contract_only',
};
/** Thousands as Vietnamese and English write them: 12.000 and 12,000 are twelve thousand, for kg and đồng are whole. */
const GROUPED = /^\d{1,3}(?:[.,\u00a0 ]\d{3})+$/;

/** Where each column stands in the file. @throws DomainError `import.missing_column` */
export function readOfferHeads(heads: readonly string[]): ReadonlyMap<OfferColumn, number> {
  const folded = heads.map((head) => foldForSearch(head));
  const places = new Map<OfferColumn, number>();
  for (const column of OFFER_COLUMNS) {
    const at = folded.findIndex((head) => HEADS[column].includes(head));
    if (at >= 0) places.set(column, at);
    else if (NEEDED.has(column)) throw new DomainError('import.missing_column', { column });
  }
  return places;
}

/**
 * Reads one row of a file of lots: names or ids, with or without accents, days as 31/12/2026 or 2026-12-31.
 *
 * @throws DomainError `import.formula`, `import.not_a_number`, `import.unknown_word`, and whatever the catalogue and the values refuse, each
 * at its column
 */
export function readOfferRow(cellOf: (column: OfferColumn) => string, catalogue: Catalogue): OfferAsk {
  const text = (column: OfferColumn): string => plainCell(cellOf(column), column);
  const figure = (column: OfferColumn): number => (text(column) === '' ? 0 : wholeOf(text(column), column));
  const variety = named(
    catalogue.products.flatMap(({ varieties }) => varieties),
    text('variety'),
  );
  if (variety === undefined) throw new DomainError('variety.unknown', {}, 'variety');
  const grade = named(catalogue.product(variety.productId, 'variety').grades, text('grade'));
  if (grade === undefined) throw new DomainError('grade.unknown', {}, 'grade');
  const place = named(catalogue.places, text('place'));
  if (place === undefined) throw new DomainError('place.unknown', {}, 'place');
  return {
    variety: catalogue.tradedVariety(variety.id, 'variety'),
    grade: catalogue.tradedGrade(variety.productId, grade.id, 'grade'),
    place: catalogue.place(place.id, 'collection_point', 'place'),
    kg: lotKgOf(wholeOf(text('kg'), 'kg'), 'kg'),
    askVndPerKg: priceOf(wholeOf(text('ask'), 'ask'), 'ask'),
    harvest: harvestWindow(dayOfCell(text('from'), 'from'), dayOfCell(text('to'), 'to')),
    certificates: certificatesOf(words(text('certificates')).map((word) => foldForSearch(word)) as Certificate[], 'certificates'),
    areaCode: text('area_code') === '' ? null : areaCodeText(text('area_code'), 'area_code'),
    certainty: wordOf(text('certainty'), { ...byName(CERTAINTIES), ...CERTAINTY_WORDS }, 'ready', 'certainty'),
    firm: yesOf(text('firm'), 'firm'),
    lot: {
      visibility: wordOf(text('visibility'), { ...byName(VISIBILITIES), ...VISIBILITY_WORDS }, 'public', 'visibility'),
      invitedIds: words(text('invited')).map((id) => idOf<OrganisationId>(id, 'invited')),
      minLotKg: kgOf(figure('min_lot_kg'), 'min_lot_kg'),
      stepKg: kgOf(figure('step_kg'), 'step_kg'),
      allOrNothing: yesOf(text('whole'), 'whole'),
    },
  };
}

/** An offer as a row of such a file: reading it again gives the same lot. */
export function offerRow(offer: Offer): Readonly<Record<OfferColumn, string>> {
  const some = (kg: number): string => (kg === 0 ? '' : String(kg));
  return {
    variety: offer.varietyId,
    grade: offer.gradeId,
    place: offer.placeId,
    kg: String(offer.stock.totalKg),
    ask: String(offer.askVndPerKg),
    from: offer.harvest.from,
    to: offer.harvest.to,
    certificates: offer.certificates.join('|'),
    area_code: offer.areaCode ?? '',
    certainty: offer.certainty,
    firm: offer.firm ? '1' : '',
    min_lot_kg: some(offer.minLotKg),
    step_kg: some(offer.stepKg),
    whole: offer.allOrNothing ? '1' : '',
    visibility: offer.visibility,
    invited: offer.invitedIds.join('|'),
  };
}

function named<Thing extends { readonly id: string; readonly nameVi: string; readonly nameEn: string }>(
  things: readonly Thing[],
  text: string,
): Thing | undefined {
  const folded = foldForSearch(text);
  return things.find(({ id, nameVi, nameEn }) => id === text || foldForSearch(nameVi) === folded || foldForSearch(nameEn) === folded);
}

function words(text: string): string[] {
  return text.split(/[|;,]\s*/).filter((word) => word !== '');
}

function wholeOf(text: string, column: OfferColumn): number {
  const plain = GROUPED.test(text) ? text.replace(/\D/g, '') : text;
  if (!/^\d+$/.test(plain)) throw new DomainError('import.not_a_number', { text: text.slice(0, 40) }, column);
  return Number(plain);
}

function yesOf(text: string, column: OfferColumn): boolean {
  const word = foldForSearch(text);
  if (!YES.has(word) && !NO.has(word)) throw new DomainError('import.unknown_word', { text: text.slice(0, 40) }, column);
  return YES.has(word);
}

function wordOf<Meaning extends string>(
  text: string,
  meanings: Readonly<Record<string, Meaning>>,
  left: Meaning,
  column: OfferColumn,
): Meaning {
  const word = foldForSearch(text);
  if (word === '') return left;
  const meaning = Object.hasOwn(meanings, word) ? meanings[word] : undefined;
  if (meaning === undefined) throw new DomainError('import.unknown_word', { text: text.slice(0, 40) }, column);
  return meaning;
}

function byName<Name extends string>(names: readonly Name[]): Record<string, Name> {
  return Object.fromEntries(names.map((name) => [name, name]));
}
