import { areaCodeText } from '../areas/code-text';
import type { Catalogue } from '../catalogue/catalogue';
import { DomainError } from '../shared/domain-error';
import { dayOfCell, plainCell } from '../shared/file-cell';
import { byName, meaningOfCell, namedInFile, wholeOfCell, wordsOfCell, yesOfCell } from '../shared/file-words';
import { idOf, type OrganisationId } from '../shared/ids';
import { foldForSearch } from '../shared/text';
import { priceOf } from '../shared/unit-price';
import { kgOf, lotKgOf } from '../shared/weight';
import { type Certificate, certificatesOf } from './certificate';
import { harvestWindow } from './harvest-window';
import { CERTAINTIES, type Certainty, type Offer, VISIBILITIES, type Visibility } from './offer';
import type { OfferColumn } from './offer-columns';
import type { OfferAsk } from './open-offer';

/** A morning's harvest of a large cooperative, several times over. */
export const OFFER_ROWS_MAX = 500;

const CERTAINTY_WORDS: Readonly<Record<string, Certainty>> = { 'du bao': 'forecast', 'uoc tinh': 'estimate', 'san sang': 'ready' };
const VISIBILITY_WORDS: Readonly<Record<string, Visibility>> = {
  'moi nguoi': 'public',
  'duoc moi': 'invited',
  'hop dong': 'contract_only',
};
/**
 * Reads one row of a file of lots: names or ids, with or without accents, days as 31/12/2026 or 2026-12-31.
 *
 * @throws DomainError `import.formula`, `import.not_a_number`, `import.unknown_word`, and whatever the catalogue and the values refuse, each
 * at its column
 */
export function readOfferRow(cellOf: (column: OfferColumn) => string, catalogue: Catalogue): OfferAsk {
  const text = (column: OfferColumn): string => plainCell(cellOf(column), column);
  const figure = (column: OfferColumn): number => (text(column) === '' ? 0 : wholeOfCell(text(column), column));
  const variety = namedInFile(
    catalogue.products.flatMap(({ varieties }) => varieties),
    text('variety'),
  );
  if (variety === undefined) throw new DomainError('variety.unknown', {}, 'variety');
  const grade = namedInFile(catalogue.product(variety.productId, 'variety').grades, text('grade'));
  if (grade === undefined) throw new DomainError('grade.unknown', {}, 'grade');
  const place = namedInFile(catalogue.places, text('place'));
  if (place === undefined) throw new DomainError('place.unknown', {}, 'place');
  return {
    variety: catalogue.tradedVariety(variety.id, 'variety'),
    grade: catalogue.tradedGrade(variety.productId, grade.id, 'grade'),
    place: catalogue.place(place.id, 'collection_point', 'place'),
    kg: lotKgOf(wholeOfCell(text('kg'), 'kg'), 'kg'),
    askVndPerKg: priceOf(wholeOfCell(text('ask'), 'ask'), 'ask'),
    harvest: harvestWindow(dayOfCell(text('from'), 'from'), dayOfCell(text('to'), 'to')),
    certificates: certificatesOf(wordsOfCell(text('certificates')).map((word) => foldForSearch(word)) as Certificate[], 'certificates'),
    areaCode: text('area_code') === '' ? null : areaCodeText(text('area_code'), 'area_code'),
    certainty: meaningOfCell(text('certainty'), { ...byName(CERTAINTIES), ...CERTAINTY_WORDS }, 'ready', 'certainty'),
    firm: yesOfCell(text('firm'), 'firm'),
    lot: {
      visibility: meaningOfCell(text('visibility'), { ...byName(VISIBILITIES), ...VISIBILITY_WORDS }, 'public', 'visibility'),
      invitedIds: wordsOfCell(text('invited')).map((id) => idOf<OrganisationId>(id, 'invited')),
      minLotKg: kgOf(figure('min_lot_kg'), 'min_lot_kg'),
      stepKg: kgOf(figure('step_kg'), 'step_kg'),
      allOrNothing: yesOfCell(text('whole'), 'whole'),
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
