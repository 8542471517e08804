import type { StreamEventName } from './events';
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

/** What somebody asked to be told of. */
export const ALERT_NOTICES: Readonly<Partial<Record<StreamEventName, NoticeEntry>>> = { 'alert.hit': entryOf<OfHit>({ tells: [HIT] }) };
