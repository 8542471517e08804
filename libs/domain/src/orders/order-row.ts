import type { Catalogue } from '../catalogue/catalogue';
import { type Certificate, certificatesOf } from '../offers/certificate';
import { DomainError } from '../shared/domain-error';
import { dayOfCell, plainCell } from '../shared/file-cell';
import { byName, meaningOfCell, namedInFile, wholeOfCell, wordsOfCell, yesOfCell } from '../shared/file-words';
import { destinationIdOf } from '../shared/ids';
import { foldForSearch } from '../shared/text';
import { priceOf } from '../shared/unit-price';
import { kgOf, lotKgOf } from '../shared/weight';
import { deliveryWindow } from './delivery-window';
import type { Order } from './order';
import type { OrderColumn } from './order-columns';
import { LIMIT_PLACES, type LimitPlace } from './order-rules';
import type { OrderAsk } from './place-order';

/** A week's shopping of a supermarket chain, several times over. */
export const ORDER_ROWS_MAX = 500;

const LIMIT_WORDS: Readonly<Record<string, LimitPlace>> = { 'tai vuon': 'farm_gate', 'da gom cuoc': 'delivered', 'giao den': 'delivered' };

/**
 * Reads one row of a file of orders: names or ids, with or without accents, days as 31/12/2026 or 2026-12-31.
 *
 * @throws DomainError `import.formula`, `import.not_a_number`, `import.unknown_word`, and whatever the catalogue and the values refuse, each
 * at its column
 */
export function readOrderRow(cellOf: (column: OrderColumn) => string, catalogue: Catalogue): OrderAsk {
  const text = (column: OrderColumn): string => plainCell(cellOf(column), column);
  const figure = (column: OrderColumn): number => (text(column) === '' ? 0 : wholeOfCell(text(column), column));
  const product = namedInFile(catalogue.products, text('product'));
  if (product === undefined) throw new DomainError('product.unknown', {}, 'product');
  const varieties = wordsOfCell(text('varieties')).map((word) => {
    const variety = namedInFile(product.varieties, word);
    if (variety === undefined) throw new DomainError('variety.unknown', {}, 'varieties');
    return catalogue.tradedVariety(variety.id, 'varieties');
  });
  const grades = wordsOfCell(text('grades')).map((word) => {
    const grade = namedInFile(product.grades, word);
    if (grade === undefined) throw new DomainError('grade.unknown', {}, 'grades');
    return catalogue.tradedGrade(product.id, grade.id, 'grades');
  });
  const place = namedInFile(catalogue.places, text('place'));
  if (place === undefined) throw new DomainError('place.unknown', {}, 'place');
  const destination = text('destination');
  return {
    productId: product.id,
    varieties,
    grades,
    place: catalogue.place(place.id, 'destination', 'place'),
    destinationId: destination === '' ? null : catalogue.destination(destinationIdOf(destination, 'destination'), 'destination'),
    kg: lotKgOf(wholeOfCell(text('kg'), 'kg'), 'kg'),
    limitVndPerKg: priceOf(wholeOfCell(text('limit'), 'limit'), 'limit'),
    delivery: deliveryWindow(dayOfCell(text('from'), 'from'), dayOfCell(text('to'), 'to')),
    certificates: certificatesOf(wordsOfCell(text('certificates')).map((word) => foldForSearch(word)) as Certificate[], 'certificates'),
    firm: yesOfCell(text('firm'), 'firm'),
    rules: {
      limitAt: meaningOfCell(text('limit_at'), { ...byName(LIMIT_PLACES), ...LIMIT_WORDS }, 'delivered', 'limit_at'),
      gradeSpread: [],
      minLotKg: kgOf(figure('min_lot_kg'), 'min_lot_kg'),
      maxPerSellerKg: kgOf(figure('max_per_seller_kg'), 'max_per_seller_kg'),
      allOrNothing: yesOfCell(text('whole'), 'whole'),
      expiresAt: null,
      alternativeSet: null,
    },
  };
}

/** An order as a row of such a file: reading it again asks for the same fruit. */
export function orderRow(order: Order): Readonly<Record<OrderColumn, string>> {
  const some = (kg: number): string => (kg === 0 ? '' : String(kg));
  return {
    product: order.marketId,
    varieties: order.varietyIds.join('|'),
    grades: order.gradeIds.join('|'),
    place: order.placeId,
    kg: String(order.stock.totalKg),
    limit: String(order.limitVndPerKg),
    from: order.delivery.from,
    to: order.delivery.to,
    certificates: order.certificates.join('|'),
    destination: order.destinationId ?? '',
    limit_at: order.limitAt,
    firm: order.firm ? '1' : '',
    min_lot_kg: some(order.minLotKg),
    max_per_seller_kg: some(order.maxPerSellerKg),
    whole: order.allOrNothing ? '1' : '',
  };
}
