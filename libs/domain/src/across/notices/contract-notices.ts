import type { CallOffView, ContractVersionView, ContractView } from '../views/contract-view-types';
import type { ForceMajeure } from '../../contracts/force-majeure';
import type { PlanShare } from '../../contracts/plan-events';
import type { StreamEventName } from '../../events';
import { type Closing, entryOf, type NoticeEntry, type NoticeRule, type Told, words } from './notice-entry';
import type { NoticeOutcome } from '../../notices/notice';
import type { TwoWords } from '../../notices/notice-view';
import { addDays, dayOf } from '../../shared/day';
import { instantToIso, startOfDay } from '../../shared/instant';

interface OfContract {
  readonly contract: ContractView;
  readonly reason?: string;
}
interface OfVersion extends OfContract {
  readonly version: ContractVersionView;
}
interface OfCallOff extends OfContract {
  readonly callOff: CallOffView;
}
interface OfReminder extends OfContract {
  readonly calledKg: number;
  readonly postedKg: number;
}
interface OfForce extends OfContract {
  readonly claim: ForceMajeure;
}
interface OfShares {
  readonly plans: readonly unknown[];
  readonly shares: readonly PlanShare[];
}

const isSeller = ({ contract }: OfContract, me: string) => contract.cooperative.id === me;
const contractFacts = (body: OfContract, me: string) => ({
  number: body.contract.number,
  who: (isSeller(body, me) ? body.contract.processor : body.contract.cooperative).name,
  productId: body.contract.productId,
  kg: body.contract.agreedKg,
  reason: body.reason ?? '—',
});
const ofContract = (body: OfContract, me: string): Told => ({
  about: { kind: 'contract', id: body.contract.id },
  facts: contractFacts(body, me),
});
const PACT = {
  permission: 'contract.read',
  detail: words('{productId} · {kg} cả vụ · {who}', '{productId} · {kg} in the season · {who}'),
} as const;
const contractNews = (rule: string, title: TwoWords, detail: TwoWords): NoticeRule<OfContract> => ({
  ...PACT,
  rule,
  title,
  detail,
  read: ofContract,
});

const textOf = ({ contract, version }: OfVersion) => `contract:${contract.id}:${version.version}`;
const closesText =
  (outcome: NoticeOutcome) =>
  (body: OfVersion): Closing[] => [{ subject: textOf(body), outcome }];
const hasSigned = ({ version }: OfVersion, me: string) => version.signatures.some(({ partyId }) => partyId === me);
const toSign = (rule: string, title: TwoWords): NoticeRule<OfVersion> => ({
  ...PACT,
  rule,
  permission: 'contract.sign',
  title,
  silence: words('Chưa ký: điều khoản này chưa có hiệu lực', 'Until both have signed these terms do not hold'),
  read: (body, me) =>
    hasSigned(body, me) || (body.version.signatures.length === 0 && body.version.proposedBy === me)
      ? null
      : { ...ofContract(body, me), subject: textOf(body) },
});
const TO_SIGN = toSign('contract.to_sign', words('Hợp đồng {number} chờ bạn ký', 'Contract {number} waits for your signature'));
const AMENDMENT = toSign(
  'contract.amendment',
  words('{who} đề nghị sửa hợp đồng {number}', '{who} proposes new terms for contract {number}'),
);

const callOffFacts = (body: OfCallOff, me: string) => ({
  ...contractFacts(body, me),
  kg: body.callOff.askedKg,
  deliverOn: body.callOff.deliverOn,
  shortKg: body.callOff.shortKg,
  openKg: body.callOff.openKg,
});
const ofCallOff = (body: OfCallOff, me: string): Told => ({
  about: { kind: 'call_off', id: body.contract.id },
  facts: callOffFacts(body, me),
});
const DRAWN = words('Giao ngày {deliverOn} · hợp đồng {number} · {who}', 'Deliver on {deliverOn} · contract {number} · {who}');
const callOffNews = (rule: string, title: TwoWords, side: 'seller' | 'buyer' | 'both'): NoticeRule<OfCallOff> => ({
  rule,
  permission: 'contract.read',
  title,
  detail: DRAWN,
  read: (body, me) => (side !== 'both' && (side === 'seller') !== isSeller(body, me) ? null : ofCallOff(body, me)),
});
const closesCallOff =
  (outcome: NoticeOutcome, missed: NoticeOutcome) =>
  ({ callOff: { id } }: OfCallOff): Closing[] => [
    { subject: `call_off:${id}`, outcome },
    { subject: `call_off:${id}:missed`, outcome: missed },
  ];

const TO_APPROVE: NoticeRule<OfCallOff> = {
  rule: 'call_off.to_approve',
  permission: 'contract.answer',
  title: words('{who} gọi thêm {kg} trên mức thỏa thuận', '{who} calls off {kg}, above the band'),
  detail: DRAWN,
  silence: words('Không trả lời: không phải giao', 'Without an answer nothing is to be delivered'),
  read: (body, me) =>
    isSeller(body, me) && body.callOff.confirmBy !== null
      ? { ...ofCallOff(body, me), subject: `call_off:${body.callOff.id}`, answerBy: body.callOff.confirmBy }
      : null,
};
const MISSED: NoticeRule<OfCallOff> = {
  rule: 'call_off.missed',
  permission: 'contract.answer',
  title: words('Còn thiếu {openKg} đã gọi cho ngày {deliverOn}', '{openKg} called for {deliverOn} are missing'),
  detail: words('Hợp đồng {number} · {who}', 'Contract {number} · {who}'),
  silence: words('Không giao bù: phần thiếu tính là vi phạm', 'What is not brought in time counts as a breach'),
  read: (body, me) =>
    isSeller(body, me)
      ? {
          ...ofCallOff(body, me),
          subject: `call_off:${body.callOff.id}:missed`,
          answerBy: instantToIso(startOfDay(addDays(dayOf(body.callOff.deliverUntil, 'deliverUntil'), 1))),
        }
      : null,
};

const SHORT: NoticeRule<OfReminder> = {
  ...PACT,
  rule: 'contract.reminded',
  title: words('Hãy chào thêm hàng cho hợp đồng {number}', 'Post more for contract {number}'),
  detail: words('Đã gọi {calledKg}, mới chào {postedKg} · {who}', '{calledKg} are called, {postedKg} are posted · {who}'),
  read: (body, me) =>
    isSeller(body, me)
      ? {
          ...ofContract(body, me),
          facts: { ...contractFacts(body, me), calledKg: body.calledKg, postedKg: body.postedKg },
          subject: `contract.reminded:${body.contract.id}`,
        }
      : null,
};

const ofForce = (body: OfForce, me: string): Told => ({
  about: { kind: 'contract', id: body.contract.id },
  facts: { ...contractFacts(body, me), fromOn: body.claim.from, lastOn: body.claim.to },
  subject: `force:${body.claim.id}`,
});
const FORCE_CLAIMED: NoticeRule<OfForce> = {
  rule: 'contract.force_claimed',
  permission: 'contract.sign',
  title: words('{who} khai báo bất khả kháng, hợp đồng {number}', '{who} claims force majeure under contract {number}'),
  detail: words('Từ {fromOn} đến {lastOn}', 'From {fromOn} to {lastOn}'),
  silence: words('Chưa đồng ý: phần thiếu vẫn tính cho bên thiếu', 'Until you agree a shortfall counts against who is short'),
  read: (body, me) => (body.claim.claimedBy === me ? null : ofForce(body, me)),
};
const FORCE_AGREED: NoticeRule<OfForce> = {
  rule: 'contract.force_agreed',
  permission: 'contract.read',
  title: words('{who} đồng ý bất khả kháng, hợp đồng {number}', '{who} agrees to force majeure under contract {number}'),
  detail: words('Từ {fromOn} đến {lastOn}', 'From {fromOn} to {lastOn}'),
  read: (body, me) => (body.claim.claimedBy === me ? ofForce(body, me) : null),
};

const SHARE: NoticeRule<OfShares> = {
  rule: 'plan.share',
  permission: 'intake_plan.read',
  title: words('Phần của bạn trong kế hoạch nhà máy: {kg} {productId}', 'Your share of the plant’s plan: {kg} of {productId}'),
  detail: words('Từ {fromOn} đến {lastOn} · hợp đồng {number}', 'From {fromOn} to {lastOn} · contract {number}'),
  read: ({ plans, shares }, me) => {
    const mine = shares.filter(({ cooperativeId }) => cooperativeId === me);
    const [first] = mine;
    const kg = mine.reduce((sum, { shareKg }) => sum + shareKg, 0);
    if (plans.length > 0 || first === undefined || kg === 0) return null;
    const days = mine.map(({ day }) => day).sort();
    return {
      about: { kind: 'contract', id: first.contractId },
      facts: { kg, productId: first.productId, number: first.contractNumber, fromOn: days[0] ?? '', lastOn: days.at(-1) ?? '' },
      subject: `plan.share:${first.placeId}:${first.productId}`,
    };
  },
};

/** What contracts, call-offs and plans tell their parties. */
export const CONTRACT_NOTICES: Readonly<Partial<Record<StreamEventName, NoticeEntry>>> = {
  'contract.drafted': entryOf<OfVersion>({ closes: closesText('overtaken') }),
  'contract.offered': entryOf<OfVersion>({ tells: [TO_SIGN] }),
  'contract.signed': entryOf<OfVersion>({
    closes: (body, me) => (hasSigned(body, me) ? closesText('answered')(body) : []),
    tells: [TO_SIGN],
  }),
  'contract.in_force': entryOf<OfVersion>({
    closes: closesText('answered'),
    tells: [contractNews('contract.in_force', words('Hợp đồng {number} đã có hiệu lực', 'Contract {number} is in force'), PACT.detail)],
  }),
  'contract.registered': entryOf<OfContract>({
    tells: [
      contractNews('contract.registered', words('Hợp đồng {number} đã được ghi vào sổ', 'Contract {number} is registered'), PACT.detail),
    ],
  }),
  'contract.withdrawn': entryOf<OfVersion>({ closes: closesText('overtaken') }),
  'contract.amendment_proposed': entryOf<OfVersion>({ tells: [AMENDMENT] }),
  'contract.amendment_withdrawn': entryOf<OfVersion>({ closes: closesText('overtaken') }),
  'contract.reminded': entryOf<OfReminder>({ tells: [SHORT] }),
  'contract.force_claimed': entryOf<OfForce>({ tells: [FORCE_CLAIMED] }),
  'contract.force_agreed': entryOf<OfForce>({
    closes: ({ claim }) => [{ subject: `force:${claim.id}`, outcome: 'answered' }],
    tells: [FORCE_AGREED],
  }),
  'contract.terminated': entryOf<OfContract>({
    tells: [
      contractNews(
        'contract.terminated',
        words('Hợp đồng {number} bị chấm dứt trước hạn', 'Contract {number} was ended before its time'),
        words('{who} · Lý do: {reason}', '{who} · Reason: {reason}'),
      ),
    ],
  }),
  'call_off.made': entryOf<OfCallOff>({ tells: [callOffNews('call_off.made', words('{who} gọi {kg}', '{who} calls off {kg}'), 'seller')] }),
  'call_off.drawn': entryOf<OfCallOff>({
    tells: [callOffNews('call_off.drawn', words('Kế hoạch nhà máy gọi {kg}', 'The plant’s plan draws {kg}'), 'seller')],
  }),
  'call_off.requested': entryOf<OfCallOff>({ tells: [TO_APPROVE] }),
  'call_off.approved': entryOf<OfCallOff>({
    closes: closesCallOff('answered', 'overtaken'),
    tells: [callOffNews('call_off.approved', words('{who} nhận giao thêm', '{who} said yes to the call-off'), 'buyer')],
  }),
  'call_off.declined': entryOf<OfCallOff>({
    closes: closesCallOff('answered', 'overtaken'),
    tells: [callOffNews('call_off.declined', words('{who} không nhận giao thêm {kg}', '{who} said no to {kg}'), 'buyer')],
  }),
  'call_off.lapsed': entryOf<OfCallOff>({
    closes: closesCallOff('missed', 'overtaken'),
    tells: [callOffNews('call_off.lapsed', words('{who} không trả lời về {kg}', '{who} did not answer about {kg}'), 'buyer')],
  }),
  'call_off.cancelled': entryOf<OfCallOff>({
    closes: closesCallOff('overtaken', 'overtaken'),
    tells: [callOffNews('call_off.cancelled', words('{who} hủy gọi {kg}', '{who} cancelled the call-off of {kg}'), 'seller')],
  }),
  'call_off.amended': entryOf<OfCallOff>({
    tells: [callOffNews('call_off.amended', words('{who} sửa lượng gọi: {kg}', '{who} changed the call-off: {kg}'), 'seller')],
  }),
  'call_off.missed': entryOf<OfCallOff>({ tells: [MISSED] }),
  'call_off.received': entryOf<OfCallOff>({ closes: closesCallOff('overtaken', 'answered') }),
  'call_off.expired': entryOf<OfCallOff>({
    closes: closesCallOff('overtaken', 'missed'),
    tells: [callOffNews('call_off.expired', words('Lượng gọi hết hạn, thiếu {shortKg}', 'The call-off is over, {shortKg} short'), 'both')],
  }),
  'intake_plan.set': entryOf<OfShares>({ tells: [SHARE] }),
};
