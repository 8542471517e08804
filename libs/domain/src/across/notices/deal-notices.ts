import type { StreamEventName } from '../../events';
import { type Closing, entryOf, type NoticeEntry, type NoticeRule, type Told, words } from './notice-entry';
import type { NoticeOutcome } from '../../notices/notice';
import type { TwoWords } from '../../notices/notice-view';
import type { StandingLineView, StandingOfferLineView, StandingOfferView, StandingOrderView } from '../views/standing-view-types';
import type { BidView, CorrectionView, OfferView, OrderView, PublicOffer, TradeView } from '../views/view-types';

interface OfTrade {
  readonly trade: TradeView;
  readonly reason?: string | null;
}
interface OfCorrection extends OfTrade {
  readonly correction: CorrectionView;
}
interface OfBid {
  readonly bid: BidView;
}

const tradeFacts = ({ trade, reason }: OfTrade, me: string) => ({
  kg: trade.kg,
  varietyId: trade.varietyId,
  priceVndPerKg: trade.farmGateVndPerKg,
  who: trade.seller.id === me ? trade.buyer.name : trade.seller.name,
  pickUpOn: trade.pickUpOn,
  number: trade.confirmation?.number ?? '',
  reason: reason ?? '—',
});
const ofTrade = (body: OfTrade, me: string): Told => ({ about: { kind: 'trade', id: body.trade.id }, facts: tradeFacts(body, me) });
const saidYes = ({ trade }: OfTrade, me: string) => (trade.seller.id === me ? trade.sellerConfirmedAt : trade.buyerConfirmedAt) !== null;
const closesTrade =
  (outcome: NoticeOutcome) =>
  ({ trade }: OfTrade): Closing[] => [{ subject: `trade:${trade.id}`, outcome }];
const DEAL = {
  permission: 'trade.confirm',
  detail: words('{kg} {varietyId} · {priceVndPerKg} · {who}', '{kg} {varietyId} · {priceVndPerKg} · {who}'),
} as const;
const whyToo = words('{kg} {varietyId} · {who} · Lý do: {reason}', '{kg} {varietyId} · {who} · Reason: {reason}');

const TO_CONFIRM: NoticeRule<OfTrade> = {
  ...DEAL,
  rule: 'trade.to_confirm',
  title: words('Xác nhận giao dịch {kg} với {who}', 'Confirm {kg} with {who}'),
  silence: words(
    'Không trả lời: giao dịch hết hiệu lực, hàng trở lại thị trường',
    'Without an answer the trade lapses and the kg go back to the market',
  ),
  read: (body, me) =>
    saidYes(body, me) ? null : { ...ofTrade(body, me), subject: `trade:${body.trade.id}`, answerBy: body.trade.confirmBy },
};
const news = (rule: string, title: TwoWords, detail: TwoWords): NoticeRule<OfTrade> => ({
  ...DEAL,
  permission: 'trade.read',
  rule,
  title,
  detail,
  read: ofTrade,
});

const TO_ANSWER: NoticeRule<OfCorrection> = {
  ...DEAL,
  rule: 'correction.to_answer',
  title: words('{who} đề nghị sửa giao dịch {kg}', '{who} proposes to change the trade of {kg}'),
  detail: whyToo,
  silence: words('Không trả lời: điều khoản cũ giữ nguyên', 'Without an answer the terms stay as they are'),
  read: (body, me) =>
    (body.correction.by === 'seller') === (body.trade.seller.id === me)
      ? null
      : {
          ...ofTrade({ ...body, reason: body.correction.reason }, me),
          subject: `correction:${body.correction.id}`,
          answerBy: body.correction.expiresAt,
        },
};
const CORRECTION_ENDED: NoticeRule<OfCorrection> = {
  ...DEAL,
  rule: 'correction.refused',
  permission: 'trade.read',
  title: words('Đề nghị sửa giao dịch không được nhận', 'The proposed change came to nothing'),
  read: (body, me) =>
    (body.correction.by === 'seller') === (body.trade.seller.id === me) && ['refused', 'lapsed'].includes(body.correction.state)
      ? ofTrade(body, me)
      : null,
};

const CORRECTION_OUTCOMES = {
  proposed: 'overtaken',
  accepted: 'answered',
  refused: 'answered',
  withdrawn: 'overtaken',
  lapsed: 'missed',
} as const;

const bidFacts = ({ bid }: OfBid, me: string) => {
  const { kg, farmGateVndPerKg } = bid.counter ?? bid;
  return { kg, priceVndPerKg: farmGateVndPerKg, who: bid.seller.id === me ? bid.buyer.name : bid.seller.name };
};
const ofBid = (body: OfBid, me: string): Told => ({ about: { kind: 'offer', id: body.bid.offerId }, facts: bidFacts(body, me) });
const closesBid =
  (outcome: NoticeOutcome) =>
  ({ bid }: OfBid): Closing[] => [{ subject: `bid:${bid.id}`, outcome }];
const HAGGLE = {
  permission: 'bid.answer',
  detail: words('{kg} · {priceVndPerKg} tại vườn', '{kg} · {priceVndPerKg} at the farm gate'),
} as const;
const bidToAnswer = (rule: string, side: 'seller' | 'buyer', title: TwoWords): NoticeRule<OfBid> => ({
  ...HAGGLE,
  rule,
  title,
  silence: words('Không trả lời: giá hết hiệu lực', 'Without an answer the bid lapses'),
  read: (body, me) =>
    body.bid[side].id === me && body.bid.turn === side
      ? { ...ofBid(body, me), subject: `bid:${body.bid.id}`, answerBy: body.bid.expiresAt }
      : null,
});
const RECEIVED = bidToAnswer('bid.received', 'seller', words('{who} trả giá {kg}', '{who} bids for {kg}'));
const bidNews = (rule: string, title: TwoWords, side: (bid: BidView) => 'seller' | 'buyer'): NoticeRule<OfBid> => ({
  ...HAGGLE,
  permission: 'bid.read',
  rule,
  title,
  read: (body, me) => (body.bid[side(body.bid)].id === me ? ofBid(body, me) : null),
});

const INVITED: NoticeRule<{ readonly invitation: PublicOffer }> = {
  rule: 'offer.invited',
  permission: 'bid.place',
  title: words('{who} mời mua {kg} {varietyId}', '{who} offers you {kg} of {varietyId}'),
  detail: words('Giá chào {priceVndPerKg}, hái đến {lastOn}', 'Ask {priceVndPerKg}, harvest until {lastOn}'),
  read: ({ invitation: { id, openKg, varietyId, askVndPerKg, harvestTo, seller } }) => ({
    about: { kind: 'offer', id },
    facts: { kg: openKg, varietyId, priceVndPerKg: askVndPerKg, lastOn: harvestTo, who: seller.name },
    subject: `lot:${id}`,
  }),
};

interface OfLine {
  readonly standingOrder: StandingOrderView;
  readonly line: StandingLineView;
}
const subjectOfLine = ({ standingOrder, line }: OfLine) => `line:${standingOrder.id}:${line.day}`;
const LINE_MISSED: NoticeRule<OfLine> = {
  rule: 'standing_order.missed',
  permission: 'order.place',
  title: words('Lịch “{name}” chưa đặt được cho ngày {dayOn}', '“{name}” placed no order for {dayOn}'),
  detail: words('{kg} {productId} · {why}', '{kg} of {productId} · {why}'),
  read: ({ standingOrder, line }) => ({
    about: { kind: 'standing_order', id: standingOrder.id },
    facts: {
      name: standingOrder.name,
      dayOn: line.day,
      kg: standingOrder.kg,
      productId: standingOrder.marketId,
      whyVi: line.reason?.vi ?? '',
      whyEn: line.reason?.en ?? '',
    },
    subject: subjectOfLine({ standingOrder, line }),
  }),
};

interface OfLot {
  readonly standingOffer: StandingOfferView;
  readonly line: StandingOfferLineView;
}
const subjectOfLot = ({ standingOffer, line }: OfLot) => `lot-line:${standingOffer.id}:${line.day}`;
const LOT_MISSED: NoticeRule<OfLot> = {
  rule: 'standing_offer.missed',
  permission: 'offer.open',
  title: words('Lịch bán {kg} {varietyId} chưa đăng được cho ngày {dayOn}', 'No lot of {kg} {varietyId} was posted for {dayOn}'),
  detail: words('{why}', '{why}'),
  read: ({ standingOffer, line }) => ({
    about: { kind: 'standing_offer', id: standingOffer.id },
    facts: {
      dayOn: line.day,
      kg: standingOffer.kg,
      varietyId: standingOffer.varietyId,
      whyVi: line.reason?.vi ?? '',
      whyEn: line.reason?.en ?? '',
    },
    subject: subjectOfLot({ standingOffer, line }),
  }),
};

const left = (openKg: number, kind: 'offer' | 'order', id: string, facts: Told['facts']): Told | null =>
  openKg === 0 ? null : { about: { kind, id }, facts: { kg: openKg, ...facts } };

/** What trades, bids, offers and orders tell their organisations. */
export const DEAL_NOTICES: Readonly<Partial<Record<StreamEventName, NoticeEntry>>> = {
  'trade.held': entryOf<OfTrade>({ tells: [TO_CONFIRM] }),
  'trade.agreed': entryOf<OfTrade>({ closes: (body, me) => (saidYes(body, me) ? closesTrade('answered')(body) : []) }),
  'trade.confirmed': entryOf<OfTrade>({
    closes: closesTrade('answered'),
    tells: [news('trade.confirmed', words('Giao dịch {kg} đã ràng buộc', 'The trade of {kg} is binding'), DEAL.detail)],
  }),
  'trade.declined': entryOf<OfTrade>({
    closes: closesTrade('answered'),
    tells: [news('trade.declined', words('Giao dịch {kg} bị từ chối', 'The trade of {kg} was declined'), whyToo)],
  }),
  'trade.lapsed': entryOf<OfTrade>({
    closes: closesTrade('missed'),
    tells: [
      news(
        'trade.lapsed',
        words('Giao dịch {kg} hết hiệu lực: không đủ hai bên xác nhận', 'The trade of {kg} lapsed: not both sides said yes'),
        DEAL.detail,
      ),
    ],
  }),
  'trade.cancelled': entryOf<OfTrade>({
    closes: closesTrade('overtaken'),
    tells: [news('trade.cancelled', words('Giao dịch {kg} bị hủy', 'The trade of {kg} was cancelled'), whyToo)],
  }),
  'trade.changed': entryOf<OfTrade>({
    tells: [news('trade.changed', words('Giao dịch đã sửa: còn {kg}', 'The trade was changed: {kg} now'), DEAL.detail)],
  }),
  'correction.proposed': entryOf<OfCorrection>({ tells: [TO_ANSWER] }),
  'correction.closed': entryOf<OfCorrection>({
    closes: ({ correction }) => [{ subject: `correction:${correction.id}`, outcome: CORRECTION_OUTCOMES[correction.state] }],
    tells: [CORRECTION_ENDED],
  }),
  'bid.placed': entryOf<OfBid>({
    closes: ({ bid }, me) => (bid.buyer.id === me ? [{ subject: `lot:${bid.offerId}`, outcome: 'answered' }] : []),
    tells: [RECEIVED],
  }),
  'bid.revised': entryOf<OfBid>({
    closes: (body, me) => closesBid(body.bid.buyer.id === me ? 'answered' : 'overtaken')(body),
    tells: [RECEIVED],
  }),
  'bid.countered': entryOf<OfBid>({
    closes: (body, me) => closesBid(body.bid.seller.id === me ? 'answered' : 'overtaken')(body),
    tells: [bidToAnswer('bid.countered', 'buyer', words('{who} trả lời giá: {priceVndPerKg}', '{who} counters: {priceVndPerKg}'))],
  }),
  // The trade that it made is told by the trade.
  'bid.accepted': entryOf<OfBid>({ closes: closesBid('answered') }),
  'bid.refused': entryOf<OfBid>({
    closes: closesBid('answered'),
    // A counter is the buyer's to refuse, a bid the seller's.
    tells: [
      bidNews('bid.refused', words('{who} từ chối giá', '{who} refused the price'), (bid) => (bid.counter === null ? 'buyer' : 'seller')),
    ],
  }),
  'bid.withdrawn': entryOf<OfBid>({ closes: closesBid('overtaken') }),
  'bid.lapsed': entryOf<OfBid>({
    closes: closesBid('missed'),
    tells: [bidNews('bid.lapsed', words('Giá đã trả hết hiệu lực', 'Your bid has lapsed'), () => 'buyer')],
  }),
  'supply.invited': entryOf<{ readonly invitation: PublicOffer }>({ tells: [INVITED] }),
  'offer.expired': entryOf<{ readonly offer: OfferView }>({
    tells: [
      {
        rule: 'offer.expired',
        permission: 'offer.read',
        title: words('Lô {varietyId} hết vụ hái, còn {kg} chưa bán', 'The lot of {varietyId} is over with {kg} unsold'),
        detail: words('Giá chào {priceVndPerKg}', 'Ask {priceVndPerKg}'),
        read: ({ offer }) => left(offer.openKg, 'offer', offer.id, { varietyId: offer.varietyId, priceVndPerKg: offer.askVndPerKg }),
      },
    ],
  }),
  'standing_offer.missed': entryOf<OfLot>({ tells: [LOT_MISSED] }),
  'standing_offer.placed': entryOf<OfLot>({ closes: (body) => [{ subject: subjectOfLot(body), outcome: 'answered' }] }),
  'standing_order.missed': entryOf<OfLine>({ tells: [LINE_MISSED] }),
  'standing_order.placed': entryOf<OfLine>({ closes: (body) => [{ subject: subjectOfLine(body), outcome: 'answered' }] }),
  'order.expired': entryOf<{ readonly order: OrderView }>({
    tells: [
      {
        rule: 'order.expired',
        permission: 'order.read',
        title: words('Đặt mua {productId} hết hạn, còn thiếu {kg}', 'The order of {productId} is over, {kg} short'),
        detail: words('Giá tối đa {priceVndPerKg}', 'Limit {priceVndPerKg}'),
        read: ({ order }) => left(order.openKg, 'order', order.id, { productId: order.marketId, priceVndPerKg: order.limitVndPerKg }),
      },
    ],
  }),
};
