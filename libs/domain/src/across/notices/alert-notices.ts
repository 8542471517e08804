import type { StreamEventName } from '../../events';
import { entryOf, type NoticeEntry, type NoticeRule, words } from './notice-entry';

/** What the organisation's stream says of a hit. */
interface OfHit {
  readonly memberId: string;
  readonly alertId: string;
  readonly alertName: string;
  readonly count: number;
  readonly lot: {
    readonly id: string;
    readonly varietyId: string;
    readonly openKg: number;
    readonly askVndPerKg: number;
    readonly seller: { readonly name: string };
  };
}

const HIT: NoticeRule<OfHit> = {
  rule: 'alert.hit',
  permission: 'market.read',
  isPublished: true,
  title: words('“{name}”: {openKg} {varietyId} · {askVndPerKg}', '“{name}”: {openKg} {varietyId} · {askVndPerKg}'),
  detail: words('{who}{more}', '{who}{more}'),
  read: ({ memberId, alertId, alertName, count, lot }) => ({
    about: { kind: 'offer', id: lot.id },
    memberId,
    // The newest says how many there were: the ones before have nothing left to say.
    subject: `alert:${alertId}`,
    facts: {
      name: alertName,
      openKg: lot.openKg,
      varietyId: lot.varietyId,
      askVndPerKg: lot.askVndPerKg,
      who: lot.seller.name,
      moreVi: count > 1 ? ` · và ${count - 1} lô nữa` : '',
      moreEn: count > 1 ? ` · and ${count - 1} more` : '',
    },
  }),
};

/** What the organisation's stream says of an order that was waited for. */
interface OfDemand {
  readonly memberId: string;
  readonly alertId: string;
  readonly alertName: string;
  readonly count: number;
  readonly order: { readonly marketId: string; readonly openKg: number; readonly deliverFrom: string };
}

const DEMAND: NoticeRule<OfDemand> = {
  rule: 'alert.demand_found',
  permission: 'market.read',
  title: words('“{name}”: có người đặt mua {openKg} {productId}', '“{name}”: {openKg} of {productId} is wanted'),
  detail: words('Giao từ {deliverOn}{more}', 'Delivery from {deliverOn}{more}'),
  read: ({ memberId, alertId, alertName, count, order }) => ({
    about: { kind: 'market', id: order.marketId },
    memberId,
    subject: `alert:${alertId}`,
    facts: {
      name: alertName,
      openKg: order.openKg,
      productId: order.marketId,
      deliverOn: order.deliverFrom,
      moreVi: count > 1 ? ` · và ${count - 1} nhu cầu nữa` : '',
      moreEn: count > 1 ? ` · and ${count - 1} more` : '',
    },
  }),
};

/** What the organisation's stream says of a price that was waited for. */
interface OfPrice {
  readonly memberId: string;
  readonly alertId: string;
  readonly marketId: string;
  readonly grade: { readonly vi: string; readonly en: string } | null;
  readonly direction: 'rises' | 'falls';
  readonly roundNumber: number;
  readonly vndPerKg: number;
}

const PRICE: NoticeRule<OfPrice> = {
  rule: 'alert.price_reached',
  permission: 'market.read',
  title: words('{productId}{grade}: giá đã {moved} mức bạn chờ', '{productId}{grade}: the price has {moved} the level you set'),
  detail: words('{priceVndPerKg} tại vườn, phiên ghép {round}', '{priceVndPerKg} at the farm gate, round {round}'),
  read: ({ memberId, alertId, marketId, grade, direction, roundNumber, vndPerKg }) => ({
    about: { kind: 'market', id: marketId },
    memberId,
    subject: `price_alert:${alertId}`,
    facts: {
      productId: marketId,
      gradeVi: grade === null ? '' : `, ${grade.vi}`,
      gradeEn: grade === null ? '' : `, ${grade.en}`,
      movedVi: direction === 'rises' ? 'lên tới' : 'xuống tới',
      movedEn: direction === 'rises' ? 'risen to' : 'fallen to',
      priceVndPerKg: vndPerKg,
      round: roundNumber,
    },
  }),
};

/** What somebody asked to be told of. */
export const ALERT_NOTICES: Readonly<Partial<Record<StreamEventName, NoticeEntry>>> = {
  'alert.hit': entryOf<OfHit>({ tells: [HIT] }),
  'alert.demand_found': entryOf<OfDemand>({ tells: [DEMAND] }),
  'alert.price_reached': entryOf<OfPrice>({ tells: [PRICE] }),
};
