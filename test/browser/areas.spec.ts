import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { expectDone, type HttpClient } from '../support/http-client';
import { dayFromToday } from '../support/market-steps';
import { aPerson, OPERATOR_PERSON, signInOperator, type Person } from '../support/people';
import type { TestServer } from '../support/server';
import { violations } from './look';
import { aWindow, faultsOf, shot, signIn, startSite, visit, WIDTHS } from './visit';

// Goal: an officer finds a code without accents and suspends it; a cooperative reads what its lot lacks before it is posted.
jest.setTimeout(180_000);

let browser: Browser;
let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let officer: Person;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startSite()]);
  operator = await signInOperator(server.url);
  [cooperative, officer] = [await aPerson(operator, 'cooperative', { name: 'HTX Mường Bon' }), await aPerson(operator, 'department')];
  const ground = { households: 20, hectares: 10, productId: 'mango', communeCode: '04105', standing: 'active', source: 'thử' };
  const held = {
    ...ground,
    code: 'VN-SLOR-0042',
    holderId: cooperative.organisationId,
    holderName: 'HTX Mường Bon',
    markets: ['AU', 'CN'],
  };
  expectDone(await operator.post('/api/v1/planting-areas', { ...held, from: dayFromToday(-9) }));
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function look(page: Page, name: string): Promise<void> {
  await shot(page, name);
  expect(await violations(page, name)).toEqual([]);
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect([name, wide]).toEqual([name, 0]);
  expect(faultsOf(page)).toEqual([]);
}

test.each(Object.entries(WIDTHS))('an officer at the %s finds a code and suspends it', async (where, width) => {
  const page = await aWindow(browser, width);
  await signIn(page, server, officer);
  await visit(page, server, '/areas');
  await page.getByLabel('Tìm mã, chủ mã, xã').fill('htx muong bon');
  const row = page.locator('[data-code="VN-SLOR-0042"]');
  await row.waitFor();
  await row.getByRole('button').click();
  await page.getByLabel('Lý do (chủ mã và sổ ghi đều thấy)').fill('kiểm tra lại');
  await look(page, `areas-${where}`);
  const isStopped = where !== Object.keys(WIDTHS)[0];
  await page.getByRole('button', { name: isStopped ? 'Khôi phục mã' : 'Tạm dừng mã' }).click();
  await row.getByText(isStopped ? 'Đang hiệu lực' : 'Tạm dừng').waitFor();
  await page.context().close();
});

test('a cooperative reads where its lot may go while it writes the code', async () => {
  const page = await aWindow(browser, WIDTHS.phone);
  await signIn(page, server, cooperative);
  await visit(page, server, '/sell');
  await page.getByText('Lô này đi được những thị trường nào').waitFor();
  await page.getByLabel('Mã vùng trồng').fill('VN-SL0R-0042');
  await page.getByText('Có phải bạn muốn gõ VN-SLOR-0042?').waitFor();
  await page.getByText(/Xem thêm \d+ thị trường/).click();
  await page.locator('[data-market="CN"]').getByText('mã vùng trồng không có trong sổ').waitFor();
  await look(page, 'sell-markets');
  await page.context().close();
});

const SCAN = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('a scan')]);

test.each(Object.entries(WIDTHS))(
  'a cooperative declares a certificate with its scan at the %s, and an officer verifies it',
  async (where, width) => {
    const page = await aWindow(browser, width);
    await signIn(page, server, cooperative);
    await visit(page, server, '/papers');
    const number = `VietGAP-${where}`;
    await page.getByLabel('Số giấy').fill(number);
    await page.getByLabel('Nơi cấp').fill('Trung tâm Chứng nhận');
    // Another fruit for each width: two papers of one kind for one fruit would overlap.
    await page.getByLabel(where === Object.keys(WIDTHS)[0] ? 'Xoài' : 'Nhãn', { exact: true }).check();
    await page.getByLabel('Có giá trị từ').fill(dayFromToday(-30));
    await page.getByLabel('Có giá trị đến').fill(dayFromToday(20));
    await page.getByLabel('Hồ sơ lưu ở đâu').fill('tủ số 3');
    await page.getByLabel(/Bản chụp giấy/).setInputFiles({ name: 'vietgap.jpg', mimeType: 'image/jpeg', buffer: SCAN });
    await page.getByText('vietgap.jpg').waitFor();
    await page.getByRole('button', { name: 'Khai giấy chứng nhận' }).click();
    const row = page.locator(`[data-paper="${number}"]`);
    await row.getByText('Chờ xác nhận').waitFor();
    await row.getByText('còn 20 ngày').waitFor();
    await look(page, `papers-${where}`);
    await page.context().close();
    const office = await aWindow(browser, width);
    await signIn(office, server, officer);
    await visit(office, server, '/papers');
    await office.locator(`[data-paper="${number}"]`).getByRole('button', { name: 'Xác nhận' }).click();
    await office.locator(`[data-paper="${number}"]`).getByText('Đã xác nhận').waitFor();
    await office.context().close();
  },
);

test.each(Object.entries(WIDTHS))(
  'an officer at the %s enters an area and reads rules, facilities, warnings and the map',
  async (where, width) => {
    const page = await aWindow(browser, width);
    await signIn(page, server, officer);
    for (const [path, ready] of [
      ['/facilities', 'Ghi cơ sở đóng gói'],
      ['/access-rules', 'Ghi quy định mới'],
      ['/warnings', 'Mã đã dùng từ 80 % sức chứa của vụ'],
    ] as const) {
      await visit(page, server, path);
      await page.getByRole('heading', { name: ready }).waitFor();
      await look(page, `${path.slice(1)}-${where}`);
    }
    await visit(page, server, '/areas');
    await page.getByRole('button', { name: 'Ghi vùng trồng mới' }).click();
    await page.getByLabel('Mã số', { exact: true }).fill(`VN-SLOR-${where === 'phone' ? '0777' : '0778'}`);
    await page.getByLabel('Chủ mã', { exact: true }).fill('HTX Hát Lót');
    await page.getByLabel('Số hộ').fill('12');
    await page.getByLabel('Diện tích (ha)').fill('0');
    await page.getByLabel('Xã, phường').selectOption('04105');
    await page.getByLabel('Nguồn').fill('quyết định thử');
    await look(page, `areas-form-${where}`);
    await page.getByRole('button', { name: 'Ghi vùng trồng mới' }).click();
    await page.getByText('Diện tích phải từ 0.01 đến 5.000 ha.').waitFor();
    await page.getByLabel('Diện tích (ha)').fill('3,5');
    await page.getByRole('button', { name: 'Ghi vùng trồng mới' }).click();
    await page.locator(`[data-code="VN-SLOR-${where === 'phone' ? '0777' : '0778'}"]`).waitFor();
    await page.context().close();
  },
);

test.each(Object.entries(WIDTHS))('the operator at the %s states a product anew from a day on', async (where, width) => {
  const page = await aWindow(browser, width);
  await signIn(page, server, OPERATOR_PERSON);
  await visit(page, server, '/catalogue');
  await page.locator('[data-product="plum"]').getByRole('link').click();
  await page.getByText('● chính vụ').waitFor();
  await look(page, `product-${where}`);
  await page.getByRole('button', { name: 'Lập bản mới' }).click();
  await page.getByLabel('Tên tiếng Việt').first().fill(`Mận Sơn La (${where})`);
  await page.getByLabel('Hiệu lực từ ngày').fill(dayFromToday(where === Object.keys(WIDTHS)[0] ? 2 : 3));
  await page.getByLabel(/Nguồn của thay đổi/).fill('khảo sát thử');
  await look(page, `product-form-${where}`);
  await page.getByRole('button', { name: 'Ghi bản mới' }).click();
  await page.getByText('Sắp hiệu lực').first().waitFor();
  await page.context().close();
});
