import { day, pick, press, unfold, type FormRow } from './form-row';

/** What those who buy fill in. */
export const BUYING: readonly FormRow[] = [
  {
    name: 'an order',
    source: ['orders/place-order-form', 'orders/order-fields', 'orders/order-rules-part'],
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
    source: ['orders/standing-form', 'orders/standing-schedule-part'],
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
    source: ['bids/bid-form'],
    who: 'trader',
    path: ({ offerId }) => `/offers/${offerId}`,
    send: /^Trả giá$/,
    fields: [
      { label: 'Khối lượng', takes: 'kg', good: '3 tấn', sent: 'kg', as: 3_000 },
      { label: 'Giá tại vườn', takes: 'price', good: '5.800', sent: 'farmGateVndPerKg', as: 5_800 },
    ],
  },
  {
    name: 'a contract',
    source: [
      'contracts/draft-contract-form',
      'contracts/terms-form',
      'contracts/terms-fields',
      'contracts/period-rows',
      'contracts/split-bar',
    ],
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
    source: ['contracts/call-off-form'],
    who: 'processor',
    path: ({ contractId }) => `/contracts/${contractId}`,
    send: /^Gọi hàng/,
    fields: [{ label: 'Khối lượng', takes: 'weight', good: '1,5 tấn', sent: 'kg', as: 1_500 }],
  },
  {
    name: 'call-offs by days of the week',
    source: ['contracts/series-dialog'],
    who: 'processor',
    path: ({ contractId }) => `/contracts/${contractId}`,
    open: press('Gọi lặp lại'),
    within: '[role="dialog"]',
    send: /^Gọi \d+ phiếu/,
    fields: [{ label: 'Mỗi ngày', takes: 'weight', good: '0,5', sent: 'kg', as: 500 }],
  },
];
