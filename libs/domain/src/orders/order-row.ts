import type { Catalogue } from '../catalogue/catalogue';
import { type Certificate, certificatesOf } from '../offers/certificate';
import { DomainError } from '../shared/domain-error';
import { dayOfCell, plainCell } from '../shared/file-cell';
import { byName, meaningOfCell, namedInFile, readHeads, wholeOfCell, wordsOfCell, yesOfCell } from '../shared/file-words';
import { destinationIdOf } from '../shared/ids';
import { foldForSearch } from '../shared/text';
import { priceOf } from '../shared/unit-price';
import { kgOf, lotKgOf } from '../shared/weight';
import { deliveryWindow } from './delivery-window';
import type { Order } from './order';
import { LIMIT_PLACES, type LimitPlace } from './order-rules';
import type { OrderAsk } from './place-order';

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

/** A week's shopping of a supermarket chain, several times over. */
export const ORDER_ROWS_MAX = 500;

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

const LIMIT_WORDS: Readonly<Record<string, LimitPlace>> = { 'tai vuon': 'farm_gate', 'da gom cuoc': 'delivered', 'giao den': 'delivered' };

/** Where each column stands in the file. @throws DomainError `import.missing_column` */
export function readOrderHeads(heads: readonly string[]): ReadonlyMap<OrderColumn, number> {
  return readHeads(heads, HEADS, NEEDED);
}

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
