import type { DocumentContent, DocumentRow, Words } from '../documents/document-content';
import { printedDay, printedKg, printedPrice } from '../documents/printed';
import { dayOf } from '../shared/day';
import { dayAt, type Instant, instantToIso } from '../shared/instant';
import type { Side } from './trade';
import type { TradeFacts } from './trade-events';
import { confirmationNumber } from './trade-terms';

/** The terms that a change may touch. */
export interface ChangedTerms {
  readonly kg: number;
  readonly farmGateVndPerKg: number;
  readonly pickUpOn: string;
  readonly deliverOn: string;
}

/** One change of a binding trade. */
export interface AmendedTrade {
  readonly kind: 'cancellation' | 'partial_cancellation' | 'correction';
  readonly side: Side;
  readonly reason: string;
  readonly before: ChangedTerms;
  readonly after: ChangedTerms;
  /** The canonical terms of the trade afterwards: what is hashed. */
  readonly terms: string;
}

const TITLES: Readonly<Record<AmendedTrade['kind'], Words>> = {
  cancellation: { vi: 'Thông báo huỷ giao dịch', en: 'Notice of cancellation' },
  partial_cancellation: { vi: 'Thông báo huỷ một phần', en: 'Notice of partial cancellation' },
  correction: { vi: 'Phụ lục sửa đổi', en: 'Amendment' },
};
const SIDES: Readonly<Record<Side, Words>> = {
  seller: { vi: 'bên bán', en: 'the seller' },
  buyer: { vi: 'bên mua', en: 'the buyer' },
};

/** The paper of a change: what was, what is, who asked for it and why. It belongs to the contract confirmation that it names. */
export function tradeAmendment(
  { trade, seller, buyer }: TradeFacts,
  change: AmendedTrade,
  issue: { at: Instant; running: number },
): DocumentContent {
  const year = parseInt(dayAt(issue.at).slice(0, 4), 10);
  const { before, after } = change;
  const day = (text: string): string => printedDay(dayOf(text, 'day'));
  const line = (vi: string, en: string, read: (terms: ChangedTerms) => Words | string) => [{ vi, en }, read(before), read(after)];
  const rows: DocumentRow[] = [
    { label: { vi: 'Xác nhận hợp đồng', en: 'Contract confirmation' }, value: trade.confirmation?.number ?? '' },
    { label: { vi: 'Do bên nào đề nghị', en: 'Asked for by' }, value: SIDES[change.side] },
    { label: { vi: 'Lý do', en: 'Reason' }, value: change.reason },
  ];
  return {
    title: TITLES[change.kind],
    number: confirmationNumber(year, issue.running).replace('MV', 'PL'),
    issuedAt: instantToIso(issue.at),
    demo: seller.demo || buyer.demo,
    parties: [
      { role: { vi: 'Bên bán', en: 'Seller' }, name: seller.name, lines: [] },
      { role: { vi: 'Bên mua', en: 'Buyer' }, name: buyer.name, lines: [] },
    ],
    parts: [
      { heading: { vi: 'Căn cứ', en: 'Reference' }, rows, table: null, sentences: [] },
      {
        heading: { vi: 'Nội dung', en: 'Terms' },
        rows: [],
        table: {
          columns: [
            { head: { vi: 'Mục', en: 'Item' }, align: 'left' },
            { head: { vi: 'Trước', en: 'Before' }, align: 'right' },
            { head: { vi: 'Sau', en: 'After' }, align: 'right' },
          ],
          lines: [
            line('Khối lượng', 'Weight', ({ kg }) => printedKg(kg)),
            line('Giá tại vườn', 'Farm gate', ({ farmGateVndPerKg }) => printedPrice(farmGateVndPerKg)),
            line('Ngày lấy hàng', 'Picked up on', ({ pickUpOn }) => day(pickUpOn)),
            line('Ngày nhận hàng', 'Delivered on', ({ deliverOn }) => day(deliverOn)),
          ],
        },
        sentences: change.kind === 'cancellation' ? [{ vi: 'Giao dịch chấm dứt toàn bộ.', en: 'The whole trade is cancelled.' }] : [],
      },
    ],
    signatures: [],
    terms: change.terms,
  };
}
