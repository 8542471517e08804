import type { Page } from 'playwright-core';

/** What stands on the server before forms are looked at, by id. */
export interface World {
  readonly partnerId: string;
}

/** What a field takes: kg with a unit, kg alone, đồng a kg, a whole count, a figure with decimals, a sum, words. */
export type Takes = 'weight' | 'kg' | 'price' | 'count' | 'decimal' | 'sum' | 'words';

export interface FieldRow {
  readonly label: string;
  readonly takes: Takes;
  /** Typed as people type it, with units and marks. */
  readonly good: string;
  /** Where it stands in the request, and what it must be there. */
  readonly sent: string;
  readonly as: unknown;
  /** The name under which the server refuses it, when it is another. */
  readonly refusedAs?: string;
  readonly optional?: true;
}

export interface FormRow {
  readonly name: string;
  readonly who: 'cooperative' | 'processor' | 'department';
  readonly path: string;
  /** Brings the form into sight. */
  readonly open?: (page: Page) => Promise<void>;
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
const pick = (name: string) => async (page: Page) => page.getByRole('radio', { name, exact: true }).first().check({ force: true });

/** The forms with the most kinds of fields: a lot, a contract, an area. What each kind of field takes is read in one place (every-form.spec). */
export const FORMS: readonly FormRow[] = [
  {
    name: 'a lot for sale',
    who: 'cooperative',
    path: '/sell',
    open: unfold('Bán cho ai'),
    choose: pick('Loại 1'),
    send: /^Đăng/,
    fields: [
      { label: 'Sản lượng', takes: 'weight', good: '1,5 tấn', sent: 'kg', as: 1_500 },
      { label: 'Giá tối thiểu, tại vườn', takes: 'price', good: '12.000 đ/kg', sent: 'askVndPerKg', as: 12_000 },
      { label: 'Bán ít nhất', takes: 'kg', good: '1,2 tạ', sent: 'minLotKg', as: 120, optional: true },
    ],
  },
  {
    name: 'a contract',
    who: 'processor',
    path: '/contracts/new',
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
    name: 'a planting area',
    who: 'department',
    path: '/areas',
    open: press('Ghi vùng trồng mới'),
    send: /^Ghi vùng trồng mới$/,
    fields: [
      { label: 'Số hộ', takes: 'count', good: '1.200 hộ', sent: 'households', as: 1_200 },
      { label: 'Diện tích (ha)', takes: 'decimal', good: '12,5 ha', sent: 'hectares', as: 12.5 },
      { label: 'Năng suất hợp lý (kg/ha)', takes: 'count', good: '9.500', sent: 'yieldKgPerHa', as: 9_500, optional: true },
      { label: 'Nguồn', takes: 'words', good: 'QĐ 12/2026', sent: 'source', as: 'QĐ 12/2026' },
    ],
  },
];
