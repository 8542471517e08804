import type { DocumentContent, DocumentRow, DocumentTable, Words } from '../documents/document-content';
import { printedDay, printedKg, printedMoment, printedNumber, printedPrice, printedSum } from '../documents/printed';
import type { Party } from '../identity/organisation';
import { type Order, openKgOfOrder } from '../orders/order';
import { canonical } from '../shared/canonical';
import { dayAt, type Instant, instantToIso } from '../shared/instant';
import { costOfGoods } from '../shared/money';
import type { TradeFacts } from './trade-events';
import { confirmationNumber } from './trade-terms';
import type { TradeState } from './trade';

/** The names of what an order refers to by id. */
export interface OrderNames {
  readonly product: Words;
  /** None: any variety. */
  readonly varieties: readonly Words[];
  readonly grades: readonly Words[];
  readonly to: Words;
}

/** When it is issued, under which running number, and a text that nobody can guess. */
export interface SummaryIssue {
  readonly at: Instant;
  readonly running: number;
  readonly salt: string;
}

const STATES: Readonly<Record<TradeState, Words>> = {
  held: { vi: 'chờ xác nhận', en: 'waiting for a yes' },
  confirmed: { vi: 'đã chốt', en: 'confirmed' },
  declined: { vi: 'bị từ chối', en: 'declined' },
  lapsed: { vi: 'hết hạn', en: 'lapsed' },
  cancelled: { vi: 'đã huỷ', en: 'cancelled' },
};

/**
 * The summary of an order, for its buyer alone: what was asked for, which lots serve it, what is still open.
 *
 * The limit stands on it, so its hash is salted: whoever knows the order's id and tries every limit finds no paper.
 */
export function orderSummary(
  order: Order,
  buyer: Party,
  facts: { trades: readonly TradeFacts[]; names: OrderNames } & SummaryIssue,
): DocumentContent {
  const { trades, names, at, running, salt } = facts;
  const number = confirmationNumber(parseInt(dayAt(at).slice(0, 4), 10), running).replace('MV', 'DM');
  return {
    title: { vi: 'Tóm tắt nhu cầu đặt mua', en: 'Order summary' },
    number,
    issuedAt: instantToIso(at),
    demo: buyer.demo,
    parties: [{ role: { vi: 'Bên mua', en: 'Buyer' }, name: buyer.name, lines: [] }],
    parts: [
      { heading: { vi: 'Cần mua', en: 'Wanted' }, rows: wanted(order, names), table: null, sentences: [] },
      { heading: { vi: 'Đã đáp ứng', en: 'Served' }, rows: served(order, trades), table: table(trades), sentences: [] },
    ],
    signatures: [],
    terms: canonical({
      form: 'mua-vu/order-summary/1',
      number,
      orderId: order.id,
      version: order.version,
      kg: order.stock.totalKg,
      confirmedKg: order.stock.confirmedKg,
      limitVndPerKg: order.limitVndPerKg,
      trades: trades.map(({ trade }) => `${trade.id} ${trade.version}`),
      salt,
    }),
  };
}

function wanted(order: Order, names: OrderNames): DocumentRow[] {
  const any: Words = { vi: 'giống nào cũng được', en: 'any variety' };
  const limitAt: Words =
    order.limitAt === 'farm_gate'
      ? { vi: 'tại vườn, cước tính thêm', en: 'at the farm gate, freight on top' }
      : { vi: 'đã gồm cước', en: 'delivered, freight included' };
  const limit = printedPrice(order.limitVndPerKg);
  return [
    row('Nông sản', 'Product', names.product),
    row('Giống', 'Variety', names.varieties.length === 0 ? any : listed(names.varieties)),
    row('Phẩm cấp', 'Grades', listed(names.grades)),
    row('Khối lượng', 'Weight', printedKg(order.stock.totalKg)),
    row('Giá tối đa', 'Limit', { vi: `${limit.vi}, ${limitAt.vi}`, en: `${limit.en}, ${limitAt.en}` }),
    row('Nơi nhận hàng', 'Delivered to', names.to),
    row('Nhận hàng', 'Delivery', `${printedDay(order.delivery.from)} – ${printedDay(order.delivery.to)}`),
    ...(order.certificates.length === 0 ? [] : [row('Chứng nhận', 'Certificates', order.certificates.join(', '))]),
    row('Đặt lúc', 'Placed at', printedMoment(order.submittedAt)),
  ];
}

function served(order: Order, trades: readonly TradeFacts[]): DocumentRow[] {
  const bound = trades.filter(({ trade }) => trade.state === 'confirmed');
  const goods = bound.reduce((sum, { trade }) => sum + costOfGoods(trade.kg, trade.prices.deliveredVndPerKg), 0n);
  return [
    row('Đã chốt', 'Confirmed', printedKg(order.stock.confirmedKg)),
    row('Chờ xác nhận', 'Waiting for a yes', printedKg(order.stock.heldKg)),
    row('Còn tìm hàng', 'Still open', printedKg(openKgOfOrder(order))),
    row('Số bên bán đã chốt', 'Sellers confirmed', printedNumber(new Set(bound.map(({ seller }) => seller.id)).size)),
    row('Tiền hàng và cước phần đã chốt', 'Goods and freight of what is confirmed', printedSum(goods)),
  ];
}

function table(trades: readonly TradeFacts[]): DocumentTable | null {
  if (trades.length === 0) return null;
  const head = (vi: string, en: string, align: 'left' | 'right') => ({ head: { vi, en }, align });
  return {
    columns: [
      head('Bên bán', 'Seller', 'left'),
      head('Khối lượng', 'Weight', 'right'),
      head('Tại vườn', 'Farm gate', 'right'),
      head('Đến nơi', 'Delivered', 'right'),
      head('Ngày nhận', 'Arrives', 'left'),
      head('Trạng thái', 'State', 'left'),
    ],
    lines: trades.map(({ trade, seller }) => [
      seller.name,
      printedKg(trade.kg),
      printedPrice(trade.prices.farmGateVndPerKg),
      printedPrice(trade.prices.deliveredVndPerKg),
      printedDay(trade.deliverOn),
      STATES[trade.state],
    ]),
  };
}

function listed(words: readonly Words[]): Words {
  return { vi: words.map(({ vi }) => vi).join(', '), en: words.map(({ en }) => en).join(', ') };
}

function row(vi: string, en: string, value: DocumentRow['value']): DocumentRow {
  return { label: { vi, en }, value };
}
