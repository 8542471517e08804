import type { DocumentContent, DocumentParty, DocumentPart, DocumentRow, Words } from '../documents/document-content';
import { printedDay, printedKg, printedMoment, printedNumber, printedPrice, printedSum } from '../documents/printed';
import { canonical } from '../shared/canonical';
import { dayAt, type Instant, instantToIso } from '../shared/instant';
import { invariant } from '../shared/invariant';
import { costOfGoods } from '../shared/money';
import { kindOf } from './trade';
import type { TradeFacts } from './trade-events';
import { confirmationNumber } from './trade-terms';

/** The names of what a trade refers to by id. */
export interface TradeNames {
  readonly product: Words;
  readonly variety: Words;
  readonly grade: Words;
  readonly from: Words;
  readonly to: Words;
}

const SELLER: Words = { vi: 'Bên bán', en: 'Seller' };
const BUYER: Words = { vi: 'Bên mua', en: 'Buyer' };

/**
 * The contract confirmation: what both sides said yes to. `terms` is the text that their yes binds, whose hash is printed.
 *
 * Source: Law on Electronic Transactions 20/2023/QH15 (integrity, access, moment of making) and Commercial Law 2005 art. 301 (a penalty
 * of at most 8 % of the part breached).
 * @throws BrokenInvariant for a trade without a confirmation
 */
export function tradeConfirmation(facts: TradeFacts, names: TradeNames, terms: string): DocumentContent {
  const { trade } = facts;
  const { confirmation } = trade;
  invariant(confirmation !== null, 'a paper was asked for a trade that is not confirmed', { id: trade.id });
  return {
    title: { vi: 'Xác nhận hợp đồng mua bán', en: 'Contract confirmation' },
    number: confirmation.number,
    issuedAt: instantToIso(confirmation.at),
    demo: facts.seller.demo || facts.buyer.demo,
    parties: parties(facts),
    parts: [goods(facts, names), price(facts), delivery(facts, names), consent(facts)],
    signatures: [],
    terms,
  };
}

/** The note that travels with the lorry: what was agreed, and empty lines for what was loaded and received. */
export function deliveryNote(facts: TradeFacts, names: TradeNames, issue: { at: Instant; running: number }): DocumentContent {
  const { trade } = facts;
  const year = parseInt(dayAt(issue.at).slice(0, 4), 10);
  const number = confirmationNumber(year, issue.running).replace('MV', 'GH');
  return {
    title: { vi: 'Phiếu giao hàng', en: 'Delivery note' },
    number,
    issuedAt: instantToIso(issue.at),
    demo: facts.seller.demo || facts.buyer.demo,
    parties: parties(facts),
    parts: [goods(facts, names), delivery(facts, names), carriage(facts)],
    signatures: [
      { vi: 'Người giao', en: 'Handed over by' },
      { vi: 'Lái xe', en: 'Driver' },
      { vi: 'Người nhận', en: 'Received by' },
    ],
    terms: canonical({
      form: 'mua-vu/delivery-note/1',
      number,
      tradeId: trade.id,
      version: trade.version,
      kg: trade.kg,
      deliverOn: trade.deliverOn,
    }),
  };
}

function parties({ seller, buyer }: TradeFacts): DocumentParty[] {
  return [
    { role: SELLER, name: seller.name, lines: [] },
    { role: BUYER, name: buyer.name, lines: [] },
  ];
}

function goods({ trade }: TradeFacts, names: TradeNames): DocumentPart {
  return part({ vi: 'Hàng hoá', en: 'Goods' }, [
    row('Nông sản', 'Product', names.product),
    row('Giống', 'Variety', names.variety),
    row('Phẩm cấp', 'Grade', names.grade),
    row('Khối lượng', 'Weight', printedKg(trade.kg)),
  ]);
}

function price({ trade }: TradeFacts): DocumentPart {
  const { farmGateVndPerKg, freightVndPerKg, deliveredVndPerKg } = trade.prices;
  return part({ vi: 'Giá', en: 'Price' }, [
    row('Giá tại vườn', 'Farm gate', printedPrice(farmGateVndPerKg)),
    row('Cước vận chuyển (bên mua chịu)', 'Freight (borne by the buyer)', printedPrice(freightVndPerKg)),
    row('Giá đến nơi nhận', 'Delivered', printedPrice(deliveredVndPerKg)),
    row('Tiền hàng', 'Value of the goods', printedSum(costOfGoods(trade.kg, farmGateVndPerKg))),
    row(
      'Theo',
      'Under',
      kindOf(trade) === 'contract'
        ? { vi: 'hợp đồng bao tiêu', en: 'an off-take contract' }
        : { vi: 'mua bán từng lô', en: 'a single lot' },
    ),
  ]);
}

function delivery({ trade }: TradeFacts, names: TradeNames): DocumentPart {
  return part({ vi: 'Giao nhận', en: 'Delivery' }, [
    row('Nơi lấy hàng', 'Picked up at', names.from),
    row('Ngày lấy hàng', 'Picked up on', printedDay(trade.pickUpOn)),
    row('Nơi nhận hàng', 'Delivered to', names.to),
    row('Ngày nhận hàng', 'Delivered on', printedDay(trade.deliverOn)),
  ]);
}

function consent({ trade }: TradeFacts): DocumentPart {
  const said = (at: Instant | null): string => (at === null ? '' : printedMoment(at));
  return {
    ...part({ vi: 'Đồng ý của hai bên', en: 'Consent of both sides' }, [
      row('Bên bán đồng ý lúc', 'The seller said yes at', said(trade.sellerConfirmedAt)),
      row('Bên mua đồng ý lúc', 'The buyer said yes at', said(trade.buyerConfirmedAt)),
      ...(trade.roundNumber === null ? [] : [row('Phiên ghép số', 'Round', printedNumber(trade.roundNumber))]),
    ]),
    sentences: [
      {
        vi: 'Phạt vi phạm nếu có không quá 8 % giá trị phần nghĩa vụ bị vi phạm (Luật Thương mại 2005, Điều 301).',
        en: 'A penalty, if any, is at most 8 % of the value of the part breached (Commercial Law 2005, art. 301).',
      },
    ],
  };
}

function carriage({ trade }: TradeFacts): DocumentPart {
  const blank = '…………………………';
  return part({ vi: 'Vận chuyển', en: 'Carriage' }, [
    row('Xác nhận hợp đồng', 'Contract confirmation', trade.confirmation?.number ?? ''),
    row('Biển số xe', 'Plate', blank),
    row('Khối lượng xếp xe (kg)', 'Loaded (kg)', blank),
    row('Khối lượng nhận (kg)', 'Received (kg)', blank),
  ]);
}

function part(heading: Words, rows: readonly DocumentRow[]): DocumentPart {
  return { heading, rows, table: null, sentences: [] };
}

function row(vi: string, en: string, value: DocumentRow['value']): DocumentRow {
  return { label: { vi, en }, value };
}
