import type { StreamEventName } from '../../events';
import { type Closing, entryOf, type NoticeEntry, type NoticeRule, type Told, words } from './notice-entry';
import type { NoticeOutcome } from '../../notices/notice';
import type { TwoWords } from '../../notices/notice-view';
import { addDays, dayOf } from '../../shared/day';
import { instantToIso, startOfDay } from '../../shared/instant';

interface OfPaper {
  readonly paper: { readonly kind: string; readonly number: string; readonly validTo: string };
}
interface OfStanding {
  readonly code: string;
  readonly standing: string;
  readonly reason: string;
}
interface OfUsage {
  readonly code: string;
  readonly percent: number;
  readonly usedKg: number;
  readonly capacityKg: number;
}
interface OfLot {
  readonly lotId: string;
  readonly lost: readonly { readonly marketId: string }[];
  readonly kept: readonly string[];
}
interface OfGap {
  readonly tradeId: string;
  readonly gapKg: number;
  readonly foundKg: number;
}

const ofPaper = ({ paper }: OfPaper): Told => ({
  about: { kind: 'document', id: paper.number },
  facts: { number: paper.number, lastOn: paper.validTo },
});
const paperNews = (rule: string, title: TwoWords): NoticeRule<OfPaper> => ({
  rule,
  permission: 'paper.read',
  title,
  detail: words('Có hiệu lực đến {lastOn}', 'Good until {lastOn}'),
  read: ofPaper,
});
const closesPaper =
  (outcome: NoticeOutcome) =>
  ({ paper }: OfPaper): Closing[] => [{ subject: `paper:${paper.kind}`, outcome }];

const EXPIRING: NoticeRule<OfPaper> = {
  ...paperNews('paper.expiring', words('Giấy {number} sắp hết hạn', 'The certificate {number} ends soon')),
  permission: 'paper.declare',
  silence: words('Sau ngày đó lô hàng không còn chứng nhận này', 'After that day lots no longer carry this certificate'),
  read: (body) => ({
    ...ofPaper(body),
    subject: `paper:${body.paper.kind}`,
    answerBy: instantToIso(startOfDay(addDays(dayOf(body.paper.validTo, 'validTo'), 1))),
  }),
};

const ofArea = ({ code, reason }: OfStanding): Told => ({
  about: { kind: 'area', id: code },
  facts: { code, reason },
  subject: `area:${code}`,
});
const SUSPENDED: NoticeRule<OfStanding> = {
  rule: 'area.suspended',
  permission: 'trade.read',
  title: words('Mã vùng trồng {code} bị ngừng', 'The planting area code {code} is suspended'),
  detail: words(
    'Lý do: {reason}. Giao dịch còn mở dưới mã này có thể không xuất được',
    'Reason: {reason}. Open trades under it may not be exported',
  ),
  read: (body) => (['suspended', 'revoked'].includes(body.standing) ? ofArea(body) : null),
};
const USAGE: NoticeRule<OfUsage> = {
  rule: 'area.usage',
  permission: 'area.read',
  title: words('Mã {code} đã dùng {percent} % sức chứa của vụ', '{percent} % of what {code} bears this season is spoken for'),
  detail: words('{usedKg} trên {capacityKg}', '{usedKg} of {capacityKg}'),
  read: ({ code, percent, usedKg, capacityKg }) => ({
    about: { kind: 'area', id: code },
    facts: { code, percent, usedKg, capacityKg },
    subject: `area.usage:${code}`,
  }),
};
const LOST: NoticeRule<OfLot> = {
  rule: 'lot.markets_lost',
  permission: 'offer.read',
  title: words('Một lô của bạn không còn được bán sang {markets}', 'A lot of yours may no longer go to {markets}'),
  detail: words('Vẫn bán được sang: {kept}', 'It may still go to: {kept}'),
  read: ({ lotId, lost, kept }) => ({
    about: { kind: 'offer', id: lotId },
    facts: { markets: lost.map(({ marketId }) => marketId).join(', '), kept: kept.length === 0 ? '—' : kept.join(', ') },
    subject: `lot.markets_lost:${lotId}`,
  }),
};
const GAP: NoticeRule<OfGap> = {
  rule: 'gap.answered',
  permission: 'trade.read',
  title: words('Đã tìm bên thay thế cho {gapKg}', 'Others were looked for in place of {gapKg}'),
  detail: words('Tìm được {foundKg}', '{foundKg} were found'),
  read: ({ tradeId, gapKg, foundKg }) => ({ about: { kind: 'trade', id: tradeId }, facts: { gapKg, foundKg } }),
};

/** What codes, papers and broken trades tell those they concern. */
export const AREA_NOTICES: Readonly<Partial<Record<StreamEventName, NoticeEntry>>> = {
  'paper.declared': entryOf<OfPaper>({ closes: closesPaper('answered') }),
  'paper.expiring': entryOf<OfPaper>({ tells: [EXPIRING] }),
  'paper.expired': entryOf<OfPaper>({
    closes: closesPaper('missed'),
    tells: [paperNews('paper.expired', words('Giấy {number} đã hết hạn', 'The certificate {number} is over'))],
  }),
  'paper.revoked': entryOf<OfPaper>({
    closes: closesPaper('overtaken'),
    tells: [paperNews('paper.revoked', words('Giấy {number} bị thu hồi', 'The certificate {number} was revoked'))],
  }),
  'area.standing_changed': entryOf<OfStanding>({
    closes: ({ code, standing }) => (standing === 'active' ? [{ subject: `area:${code}`, outcome: 'overtaken' }] : []),
    tells: [SUSPENDED],
  }),
  'area.usage_warned': entryOf<OfUsage>({ tells: [USAGE] }),
  'lot.markets_lost': entryOf<OfLot>({ tells: [LOST] }),
  'gap.answered': entryOf<OfGap>({ tells: [GAP] }),
};
