import type { Page } from 'playwright-core';
import { dayFromToday } from '../support/market-steps';
import type { Kind } from '../support/people';

/** What stands on the server before forms are looked at, by id. */
export interface World {
  readonly offerId: string;
  readonly contractId: string;
  readonly partnerId: string;
  readonly tradeId: string;
}

/** What a field takes: kg with a unit, kg alone, đồng a kg, a whole count, a figure with decimals, a sum, a day, a time, words. */
export type Takes = 'weight' | 'kg' | 'price' | 'count' | 'decimal' | 'sum' | 'day' | 'time' | 'words';

export interface FieldRow {
  readonly label: string;
  readonly takes: Takes;
  /** Typed as people type it, with units and marks. */
  readonly good: string;
  /** Where it stands in the request, and what it must be there. */
  readonly sent: string;
  readonly as: unknown;
  /** The name under which the server refuses it, when it is another; null: above the form, in words. */
  readonly refusedAs?: string | null;
  readonly optional?: true;
}

export interface FormRow {
  readonly name: string;
  readonly who: Kind;
  readonly path: (world: World) => string;
  /** Brings the form into sight. */
  readonly open?: (page: Page) => Promise<void>;
  /** Where it is, when its page has fields of the same names. */
  readonly within?: string;
  /** Asked once more before it is sent. */
  readonly confirm?: RegExp;
  /** What must be chosen before it can be sent. */
  readonly choose?: (page: Page, world: World) => Promise<void>;
  readonly send: RegExp;
  readonly fields: readonly FieldRow[];
}

/** Opens a fold, whether or not it stands open already. */
const unfold = (summary: string) => async (page: Page) => {
  const fold = page.locator('details', { has: page.locator('summary', { hasText: summary }) }).first();
  await fold.waitFor();
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
};
const press = (name: string) => async (page: Page) => page.getByRole('button', { name, exact: true }).first().click();
const pick = (role: 'radio' | 'checkbox', name: string) => async (page: Page) =>
  page.getByRole(role, { name, exact: true }).first().check({ force: true });

/** A day so many days from now as people write it. */
function day(days: number): { good: string; as: string } {
  const as = dayFromToday(days);
  return { good: `${Number(as.slice(8, 10))}/${as.slice(5, 7)}/${as.slice(2, 4)}`, as };
}

const selling: readonly FormRow[] = [
  {
    name: 'a lot for sale',
    who: 'cooperative',
    path: () => '/sell',
    open: unfold('Bán cho ai'),
    choose: pick('radio', 'Loại 1'),
    send: /^Đăng/,
    fields: [
      { label: 'Sản lượng', takes: 'weight', good: '1,5 tấn', sent: 'kg', as: 1_500 },
      { label: 'Giá tối thiểu, tại vườn', takes: 'price', good: '12.000 đ/kg', sent: 'askVndPerKg', as: 12_000 },
      { label: 'Bán ít nhất', takes: 'kg', good: '1,2 tạ', sent: 'minLotKg', as: 120, optional: true },
    ],
  },
  {
    name: 'a lot that is changed',
    who: 'cooperative',
    path: ({ offerId }) => `/offers/${offerId}`,
    open: unfold('Sửa lô này'),
    send: /^Lưu thay đổi$/,
    fields: [
      { label: 'Khối lượng cả lô', takes: 'weight', good: '11,5 tấn', sent: 'kg', as: 11_500 },
      { label: 'Giá chào', takes: 'price', good: '6,5k', sent: 'askVndPerKg', as: 6_500 },
    ],
  },
  {
    name: 'an auction',
    who: 'cooperative',
    path: ({ offerId }) => `/offers/${offerId}`,
    open: unfold('Mở đấu giá'),
    send: /^Mở đấu giá$/,
    fields: [{ label: 'Mỗi lần trả hơn ít nhất', takes: 'price', good: '0,2k', sent: 'stepVndPerKg', as: 200 }],
  },
  {
    name: 'a certificate',
    who: 'cooperative',
    path: () => '/papers',
    choose: async (page) => void (await page.getByLabel('Loại giấy').selectOption('ocop')),
    send: /^Khai giấy chứng nhận$/,
    fields: [
      { label: 'Số giấy', takes: 'words', good: 'VG-2026/014', sent: 'number', as: 'VG-2026/014' },
      { label: 'Số sao (1–5)', takes: 'count', good: '4', sent: 'stars', as: 4 },
      { label: 'Có giá trị từ', takes: 'day', ...day(-30), sent: 'validFrom' },
      { label: 'Có giá trị đến', takes: 'day', ...day(300), sent: 'validTo' },
    ],
  },
  {
    name: 'a key for programs',
    who: 'cooperative',
    path: () => '/team',
    choose: async (page) => page.getByRole('group', { name: 'Được làm gì' }).getByRole('checkbox').first().check({ force: true }),
    send: /^Tạo khoá$/,
    fields: [
      { label: 'Tên phần mềm', takes: 'words', good: 'Máy chủ kế toán', sent: 'name', as: 'Máy chủ kế toán' },
      { label: 'Hạn (ngày)', takes: 'count', good: '30 ngày', sent: 'days', as: 30 },
    ],
  },
  {
    name: 'other terms for a trade',
    who: 'cooperative',
    path: ({ tradeId }) => `/trades/${tradeId}`,
    open: unfold('Đề nghị sửa'),
    send: /^Đề nghị sửa$/,
    fields: [
      { label: 'Khối lượng mới', takes: 'weight', good: '2,5 tấn', sent: 'kg', as: 2_500, optional: true },
      { label: 'Giá mới tại vườn', takes: 'price', good: '6.100 đ', sent: 'farmGateVndPerKg', as: 6_100, optional: true },
      { label: 'Lý do', takes: 'words', good: 'hàng nhỏ hơn đã nói', sent: 'reason', as: 'hàng nhỏ hơn đã nói' },
    ],
  },
  {
    name: 'a part of a trade taken back',
    who: 'cooperative',
    path: ({ tradeId }) => `/trades/${tradeId}`,
    open: unfold('Huỷ giao dịch'),
    send: /^Huỷ (một phần|giao dịch)/,
    confirm: /^Huỷ 500.kg$/,
    fields: [
      { label: 'Huỷ bao nhiêu (để trống: tất cả)', takes: 'weight', good: '0,5 tấn', sent: 'kg', as: 500, optional: true },
      { label: 'Lý do huỷ', takes: 'words', good: 'mưa đá', sent: 'reason', as: 'mưa đá' },
    ],
  },
];

const buying: readonly FormRow[] = [
  {
    name: 'an order',
    who: 'trader',
    path: () => '/orders',
    open: unfold('Điều kiện thêm'),
    choose: pick('checkbox', 'Loại 1'),
    send: /^Đặt mua/,
    fields: [
      { label: 'Khối lượng', takes: 'weight', good: '1 tấn 2 tạ', sent: 'kg', as: 1_200 },
      { label: 'Giá tối đa, đã gồm cước', takes: 'price', good: '12 nghìn', sent: 'limitVndPerKg', as: 12_000 },
      { label: 'Mỗi chuyến ít nhất', takes: 'kg', good: '500 kg', sent: 'minLotKg', as: 500, optional: true },
      { label: 'Hết hạn ngày (nếu có)', takes: 'day', ...day(2), as: undefined, sent: 'expiresAt', optional: true },
    ],
  },
  {
    name: 'an order that comes again',
    who: 'trader',
    path: () => '/orders',
    open: pick('radio', 'Đặt đều theo ngày'),
    choose: pick('checkbox', 'Loại 1'),
    send: /^Đặt lịch/,
    fields: [
      { label: 'Tên lịch đặt', takes: 'words', good: 'Sáng thứ hai', sent: 'name', as: 'Sáng thứ hai' },
      { label: 'Khối lượng', takes: 'weight', good: '2,5', sent: 'kg', as: 2_500 },
      { label: 'Giá tối đa, đã gồm cước', takes: 'price', good: '11.000', sent: 'limit.mostVndPerKg', as: 11_000 },
      { label: 'Đến hết ngày (nếu có)', takes: 'day', ...day(40), sent: 'until', optional: true },
      { label: 'Giờ đặt', takes: 'time', good: '17h30', sent: 'placeAt', as: '17:30', optional: true },
      { label: 'Hiệu lực (giờ)', takes: 'count', good: '12', sent: 'standsHours', as: 12, optional: true },
    ],
  },
  {
    name: 'a bid',
    who: 'trader',
    path: ({ offerId }) => `/offers/${offerId}`,
    send: /^Trả giá$/,
    fields: [
      { label: 'Khối lượng', takes: 'weight', good: '3 tấn', sent: 'kg', as: 3_000 },
      { label: 'Giá tại vườn', takes: 'price', good: '5.800', sent: 'farmGateVndPerKg', as: 5_800 },
    ],
  },
  {
    name: 'a contract',
    who: 'processor',
    path: () => '/contracts/new',
    choose: async (page, { partnerId }) => {
      const partner = page.getByLabel('Bên kia');
      await partner.locator(`option[value="${partnerId}"]`).waitFor({ state: 'attached' });
      await partner.selectOption(partnerId);
      await page.getByLabel('Nhà máy', { exact: true }).selectOption('fac-doveco-son-la');
      await page.getByLabel('Cả vụ, tấn').fill('1.200,5');
      await page.getByRole('button', { name: 'Chia theo tháng' }).click();
    },
    send: /^Gửi bên kia ký$/,
    fields: [
      { label: 'Số hợp đồng', takes: 'words', good: 'HĐ 14/2026', sent: 'number', as: 'HĐ 14/2026' },
      { label: 'Dung sai cả vụ, %', takes: 'decimal', good: '7,5', sent: 'terms.toleranceBp', as: 750, refusedAs: 'toleranceBp' },
      { label: 'Giá, đ/kg', takes: 'price', good: '8.500', sent: 'terms.price.vndPerKg', as: 8_500, refusedAs: 'price' },
      { label: 'Báo trước, giờ', takes: 'count', good: '36', sent: 'terms.noticeHours', as: 36, refusedAs: 'noticeHours' },
      {
        label: 'Tiền cọc, đồng',
        takes: 'sum',
        good: '12.000.000',
        sent: 'terms.depositVnd',
        as: undefined,
        refusedAs: 'depositVnd',
        optional: true,
      },
    ],
  },
  {
    name: 'a call-off',
    who: 'processor',
    path: ({ contractId }) => `/contracts/${contractId}`,
    send: /^Gọi hàng/,
    fields: [{ label: 'Khối lượng', takes: 'weight', good: '1,5 tấn', sent: 'kg', as: 1_500 }],
  },
  {
    name: 'call-offs by days of the week',
    who: 'processor',
    path: ({ contractId }) => `/contracts/${contractId}`,
    open: press('Gọi lặp lại'),
    within: '[role="dialog"]',
    send: /^Gọi \d+ phiếu/,
    fields: [{ label: 'Mỗi ngày', takes: 'weight', good: '0,5', sent: 'kg', as: 500 }],
  },
];

const keeping: readonly FormRow[] = [
  {
    name: 'a planting area',
    who: 'department',
    path: () => '/areas',
    open: press('Ghi vùng trồng mới'),
    send: /^Ghi vùng trồng mới$/,
    fields: [
      { label: 'Số hộ', takes: 'count', good: '1.200 hộ', sent: 'households', as: 1_200 },
      { label: 'Diện tích (ha)', takes: 'decimal', good: '12,5 ha', sent: 'hectares', as: 12.5 },
      { label: 'Năng suất hợp lý (kg/ha)', takes: 'count', good: '9.500', sent: 'yieldKgPerHa', as: 9_500, optional: true },
      { label: 'Nguồn', takes: 'words', good: 'QĐ 12/2026', sent: 'source', as: 'QĐ 12/2026' },
    ],
  },
  {
    name: 'a packing facility',
    who: 'department',
    path: () => '/facilities',
    send: /^Ghi cơ sở đóng gói$/,
    fields: [
      { label: 'Công suất (kg/ngày)', takes: 'count', good: '20.000 kg', sent: 'packsKgPerDay', as: 20_000, optional: true },
      { label: 'Nguồn', takes: 'words', good: 'QĐ 9/2026', sent: 'source', as: 'QĐ 9/2026' },
    ],
  },
  {
    name: 'what a market asks',
    who: 'department',
    path: () => '/access-rules',
    send: /^Ghi quy định mới$/,
    fields: [{ label: 'Hiệu lực từ ngày', takes: 'day', ...day(5), sent: 'validFrom' }],
  },
  {
    name: 'a product',
    who: 'department',
    path: () => '/catalogue',
    open: press('Thêm nông sản'),
    send: /^Ghi nông sản mới$/,
    fields: [
      { label: 'Ký hiệu nông sản', takes: 'words', good: 'qua-moi', sent: 'id', as: 'qua-moi' },
      { label: 'Hiệu lực từ ngày', takes: 'day', ...day(9), sent: 'effectiveFrom' },
      {
        label: 'Năng suất (kg/ha)',
        takes: 'count',
        good: '9.500 kg',
        sent: 'sheet.yieldKgPerHa',
        as: 9_500,
        refusedAs: null,
        optional: true,
      },
    ],
  },
  {
    name: 'how a market is run',
    who: 'operator',
    path: () => '/operate',
    send: /^Lên lịch thay đổi$/,
    fields: [
      { label: 'Giữ bên dự phòng từ, kg', takes: 'kg', good: '1,5 tấn', sent: 'standbyFromKg', as: 1_500, optional: true },
      { label: 'Thời gian hai bên xác nhận, phút', takes: 'count', good: '90', sent: 'confirmWithinMs', as: 5_400_000 },
      { label: 'Bắt đầu từ', takes: 'day', ...day(3), as: undefined, sent: 'from' },
    ],
  },
];

/** Every form in which something can be typed wrong; those of one field have stories of their own beside them. */
export const FORMS: readonly FormRow[] = [...selling, ...buying, ...keeping];
