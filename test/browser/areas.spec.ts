import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { expectDone, type HttpClient } from '../support/http-client';
import { dayFromToday, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import type { TestServer } from '../support/server';
import { withClient } from '../support/test-databases';
import { wrongWith } from './look';
import { aWindow, comeIn, shot, startSite, visit, walk, WIDTHS } from './visit';

// Goal: an officer finds a code without accents and suspends it; a cooperative reads what its lot lacks before it is posted.
// Method: each person keeps one window, and every story is told at both widths in it; each screen is looked at once, at every width.
jest.setTimeout(180_000);

let browser: Browser;
let server: TestServer;
let operator: HttpClient;
let cooperative: Person;
let officer: Person;
let windows: Record<'cooperative' | 'officer' | 'operator', Page>;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startSite()]);
  operator = await signInOperator(server.url);
  [cooperative, officer] = await Promise.all([
    aPerson(operator, 'cooperative', { name: 'HTX Mường Bon' }),
    aPerson(operator, 'department'),
  ]);
  const ground = { households: 20, hectares: 10, productId: 'mango', communeCode: '04105', standing: 'active', source: 'thử' };
  const held = {
    ...ground,
    code: 'VN-SLOR-0042',
    holderId: cooperative.organisationId,
    holderName: 'HTX Mường Bon',
    markets: ['AU', 'CN'],
  };
  const { households: _, hectares: _ha, productId, standing: _standing, ...place } = held;
  const house = { ...place, code: 'VN-SLPH-0042', productIds: [productId], from: dayFromToday(-9) };
  expectDone(await operator.post('/api/v1/planting-areas', { ...held, from: dayFromToday(-9) }));
  const kept = expectDone(await operator.post<View>('/api/v1/packing-facilities', house));
  expectDone(await operator.post('/api/v1/packing-facilities', { ...house, code: 'SL.PH/12' }));
  const exporter = await aPerson(operator, 'exporter', { name: 'Công ty Quả Ngọt' });
  const leave = { userId: exporter.organisationId, kg: 12_000, from: dayFromToday(0), to: dayFromToday(30) };
  expectDone(await operator.post(`/api/v1/packing-facilities/${kept.id}/authorisations`, leave));
  const [first, second, third] = await Promise.all([
    windowOf(cooperative, '/sell'),
    windowOf(officer, '/areas'),
    windowOf({ http: operator }, '/catalogue'),
  ]);
  windows = { cooperative: first, officer: second, operator: third };
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function windowOf(person: Pick<Person, 'http'>, to: string): Promise<Page> {
  const page = await aWindow(browser, WIDTHS.desk);
  await comeIn(page, server, person);
  await visit(page, server, to);
  return page;
}

/** Each story at both widths; what is wrong with a screen is looked for at the desk, where all widths are gone through. */
const widths = Object.entries(WIDTHS);
const isFirst = (where: string): boolean => where === 'desk';
const resize = (page: Page, width: number): Promise<void> => page.setViewportSize({ width, height: width < 700 ? 740 : 900 });

async function look(page: Page, where: string, name: string): Promise<void> {
  if (isFirst(where)) expect(await wrongWith(page, name)).toEqual([]);
}

test.each(widths)('an officer at the %s finds a code and suspends it, and reads who changed what', async (where, width) => {
  const page = windows.officer;
  await resize(page, width);
  await walk(page, '/areas');
  await page.getByLabel('Tìm mã, chủ mã, xã').fill('htx muong bon');
  const row = page.locator('[data-code="VN-SLOR-0042"]');
  await row.getByRole('button').click();
  await page.getByLabel('Lý do (chủ mã và sổ ghi đều thấy)').fill(`kiểm tra lại, ${where}`);
  await look(page, where, 'areas');
  await page.getByRole('button', { name: isFirst(where) ? 'Tạm dừng mã' : 'Khôi phục mã' }).click();
  await row.getByText(isFirst(where) ? 'Tạm dừng' : 'Đang hiệu lực').waitFor();
  await page.getByText(`kiểm tra lại, ${where}`).first().waitFor();
  await page.getByLabel('Tìm mã, chủ mã, xã').fill('');
});

test('a cooperative reads where its lot may go while it writes the code', async () => {
  const page = windows.cooperative;
  await resize(page, WIDTHS.phone);
  await page.getByText('Lô này đi được những thị trường nào').waitFor();
  await page.getByLabel('Mã vùng trồng').fill('VN-SL0R-0042');
  await page.getByText('Có phải bạn muốn gõ VN-SLOR-0042?').waitFor();
  await page.getByText(/Xem thêm \d+ thị trường/).click();
  await page.locator('[data-market="CN"]').getByText('mã vùng trồng không có trong sổ').waitFor();
  await look(page, 'desk', 'sell-markets');
});

const SCAN = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('a scan')]);

test.each(widths)('a cooperative declares a certificate with its scan at the %s, and an officer verifies it', async (where, width) => {
  const page = windows.cooperative;
  await resize(page, width);
  await walk(page, '/papers');
  const number = `VietGAP-${where}`;
  await page.getByLabel('Số giấy').fill(number);
  await page.getByLabel('Nơi cấp').fill('Trung tâm Chứng nhận');
  // Another fruit for each width: two papers of one kind for one fruit would overlap.
  for (const [fruit, mark] of [
    ['Xoài', isFirst(where)],
    ['Nhãn', !isFirst(where)],
  ] as const)
    await page.getByLabel(fruit, { exact: true }).setChecked(mark);
  await page.getByLabel('Có giá trị từ').fill(dayFromToday(-30));
  await page.getByLabel('Có giá trị đến').fill(dayFromToday(20));
  await page.getByLabel('Hồ sơ lưu ở đâu').fill('tủ số 3');
  await page.getByLabel(/Bản chụp giấy/).setInputFiles({ name: 'vietgap.jpg', mimeType: 'image/jpeg', buffer: SCAN });
  await page.getByText('vietgap.jpg').waitFor();
  await page.getByRole('button', { name: 'Khai giấy chứng nhận' }).click();
  const row = page.locator(`[data-paper="${number}"]`);
  await row.getByText('Chờ xác nhận').waitFor();
  await row.getByText('còn 20 ngày').waitFor();
  await look(page, where, 'papers');
  const office = windows.officer;
  await resize(office, width);
  // Loaded anew: it may have been read before this paper was declared.
  await visit(office, server, '/papers');
  const theirs = office.locator(`[data-paper="${number}"]`);
  await theirs.getByRole('button', { name: 'Xác nhận' }).click();
  await theirs.getByText('Đã xác nhận').waitFor();
});

test('an officer reads rules, facilities and warnings', async () => {
  const page = windows.officer;
  await resize(page, WIDTHS.desk);
  for (const [path, ready] of [
    ['/facilities', 'Ghi cơ sở đóng gói'],
    ['/access-rules', 'Ghi quy định mới'],
    ['/warnings', 'Mã đã dùng từ 80 % sức chứa của vụ'],
  ] as const) {
    await walk(page, path);
    await page.getByRole('heading', { name: ready }).waitFor();
    await look(page, 'desk', path.slice(1));
  }
});

test.each(widths)('an officer at the %s stops a packing facility for one market, and reads who did', async (where, width) => {
  const page = windows.officer;
  await resize(page, width);
  await walk(page, '/facilities');
  const row = page.locator('[data-facility="VN-SLPH-0042"]');
  await row.getByRole('button').click();
  await page.getByLabel('Thị trường', { exact: true }).selectOption('CN');
  await page.getByLabel('Lý do (chủ mã và sổ ghi đều thấy)').fill(`kho không đạt, ${where}`);
  await look(page, where, 'facility');
  await page.getByRole('button', { name: isFirst(where) ? 'Tạm dừng mã' : 'Khôi phục mã' }).click();
  await page
    .locator('[data-change="standing"]')
    .filter({ hasText: `kho không đạt, ${where}` })
    .waitFor();
  // The list is read anew after the history.
  await row.getByText('Trung Quốc').waitFor({ state: isFirst(where) ? 'detached' : 'visible' });
});

test('an officer states a facility anew, reads who may use it, checks a code of another form and tries a file', async () => {
  const page = windows.officer;
  await resize(page, WIDTHS.desk);
  await walk(page, '/facilities');
  const row = page.locator('[data-facility="VN-SLPH-0042"]');
  await row.getByRole('button').click();
  await page.getByText(/Công ty Quả Ngọt · đã dùng .* 12,0/).waitFor();
  await page.getByRole('button', { name: 'Sửa VN-SLPH-0042' }).click();
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Ghi thay đổi' }) });
  await form.getByLabel('Nguồn').fill('kiểm tra thực địa');
  await form.getByLabel('Công suất (kg/ngày)').fill('5');
  await form.getByRole('button', { name: 'Ghi thay đổi' }).click();
  await form.getByText(/Công suất đóng gói phải từ/).waitFor();
  await form.getByLabel('Công suất (kg/ngày)').fill('20000');
  await look(page, 'desk', 'facility-kept');
  await form.getByRole('button', { name: 'Ghi thay đổi' }).click();
  await row.getByText('20.000').waitFor();
  await page.getByLabel('Kiểm tra mã').selectOption('1');
  await page.locator('[data-facility="SL.PH/12"]').getByRole('button').click();
  await page.getByRole('button', { name: 'Đã kiểm tra mã này' }).click();
  await page.getByText('Chưa có cơ sở nào').waitFor();
  await page.getByLabel('Kiểm tra mã').selectOption('');
  const file = 'code,holder,products,commune\nVN-SLPH-0043,HTX Mường Bon,mango,04105\nVN-SLPH-0044,HTX Mường Bon,durian,04105';
  await page.getByLabel(/Tệp sổ/).setInputFiles({ name: 'co-so.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await page.getByRole('button', { name: 'Chạy thử, chưa ghi gì' }).click();
  await page.getByText('Chạy thử, chưa ghi gì: sẽ thêm 1').waitFor();
});

test('an import goes on while its officer is elsewhere; in another window it is found again and stopped, and says what is in', async () => {
  const page = windows.officer;
  await resize(page, WIDTHS.desk);
  await walk(page, '/areas');
  const rowOf = (code: string) => `${code},HTX Mường Bon,20,10,mango,04105,bản Bon,CN`;
  const codes = Array.from({ length: 599 }, (_, n) => `VN-YBOR-${String(n).padStart(4, '0')}`);
  const file = ['code,holder,households,hectares,product,commune,place,markets', ...[...codes, 'VN-SLOR-0042'].map(rowOf)].join('\n');
  await withClient(server.databaseUrl, async (held) => {
    await held.query('BEGIN');
    await held.query(`SELECT 1 FROM planting_areas WHERE code = 'VN-SLOR-0042' FOR UPDATE`);
    await page.getByLabel(/Tệp sổ/).setInputFiles({ name: 'so-600.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await page.getByRole('button', { name: 'Nhập vào sổ' }).click();
    await page.getByText('Đã đọc 500 / 600 dòng (83%)').waitFor();
    await look(page, 'desk', 'import-under-way');
    await walk(page, '/facilities');
    const other = await windowOf(officer, '/areas');
    await other.setViewportSize({ width: WIDTHS.phone, height: 740 });
    await other.getByText('Đã đọc 500 / 600 dòng (83%)').waitFor();
    await other.getByRole('button', { name: 'Dừng nhập' }).click();
    await other.getByText('Đã dừng ở dòng 500 / 600.').waitFor();
    await other.getByText('Thêm 500, đổi 0').waitFor();
    await shot(other, 'import-stopped-phone');
    await held.query('ROLLBACK');
    await other.close();
  });
  await walk(page, '/areas');
});

test.each(widths)('an officer at the %s enters an area, and is told what cannot be', async (where, width) => {
  const code = `VN-SLOR-${isFirst(where) ? '0778' : '0777'}`;
  const page = windows.officer;
  await resize(page, width);
  await walk(page, '/areas');
  await page.getByRole('button', { name: 'Ghi vùng trồng mới' }).click();
  await page.getByLabel('Mã số', { exact: true }).fill(code);
  await page.getByLabel('Chủ mã', { exact: true }).fill('HTX Hát Lót');
  await page.getByLabel('Số hộ').fill('12');
  await page.getByLabel('Diện tích (ha)').fill('0');
  await page.getByLabel('Xã, phường').selectOption('04105');
  await page.getByLabel('Nguồn').fill('quyết định thử');
  await look(page, where, 'areas-form');
  await page.getByRole('button', { name: 'Ghi vùng trồng mới' }).click();
  await page.getByText('Diện tích phải từ 0.01 đến 5.000 ha.').waitFor();
  await page.getByLabel('Diện tích (ha)').fill('3,5');
  await page.getByRole('button', { name: 'Ghi vùng trồng mới' }).click();
  // Its row may stand behind hundreds of others.
  await page.getByText(`Đã ghi ${code} vào sổ`).waitFor();
  await page.locator(`[data-code="${code}"]`).waitFor();
});

test.each(widths)('the operator at the %s states a product anew from a day on, and retires a variety with it', async (where, width) => {
  const page = windows.operator;
  await resize(page, width);
  await walk(page, '/catalogue');
  await page.locator('[data-product="plum"]').getByRole('link').click();
  await page.getByText('● chính vụ').waitFor();
  await look(page, where, 'product');
  await page.getByRole('button', { name: 'Lập bản mới' }).click();
  await page.getByLabel('Tên tiếng Việt').first().fill(`Mận Sơn La (${where})`);
  await page.getByLabel('Hiệu lực từ ngày').fill(dayFromToday(isFirst(where) ? 2 : 3));
  await page.getByLabel(/Nguồn của thay đổi/).fill(`khảo sát, ${where}`);
  await page
    .getByLabel(/^Ngừng giao dịch/)
    .last()
    .setChecked(isFirst(where));
  await look(page, where, 'product-form');
  await page.getByRole('button', { name: 'Ghi bản mới' }).click();
  const said = page.getByRole('row').filter({ hasText: `khảo sát, ${where}` });
  await said.getByText('Sắp hiệu lực').waitFor();
  if (!isFirst(where)) return;
  await said.getByRole('button', { name: /^Xem bản/ }).click();
  await page.getByText('ngừng giao dịch').first().waitFor();
});

test.each(widths)('the operator at the %s puts a product into the catalogue, and takes a slip back', async (where, width) => {
  const page = windows.operator;
  await resize(page, width);
  await walk(page, '/catalogue');
  await page.getByRole('button', { name: 'Thêm nông sản' }).click();
  await page.getByLabel('Ký hiệu nông sản').fill('mango');
  await page.getByLabel('Hiệu lực từ ngày').fill(dayFromToday(4));
  await page.getByLabel(/Nguồn của thay đổi/).fill('đề nghị của Sở');
  const [id, vi, en] = [page.getByLabel(/^Ký hiệu(?! nông sản)/), page.getByLabel('Tên tiếng Việt'), page.getByLabel('Tên tiếng Anh')];
  await vi.first().fill('Vú sữa');
  await en.first().fill('Star apple');
  await page.getByLabel('Giá tham khảo (đ/kg)').fill('20000');
  for (const [at, word, name] of [
    [0, `star-apple-${where}`, 'Lò Rèn'],
    [1, 'grade1', 'Loại 1'],
  ] as const) {
    await id.nth(at).fill(word);
    await vi.nth(at + 1).fill(name);
    await en.nth(at + 1).fill(name);
  }
  await look(page, where, 'product-new');
  await page.getByRole('button', { name: 'Ghi nông sản mới' }).click();
  await page.getByText('Đã có nông sản mang ký hiệu “mango”.').waitFor();
  await page.getByLabel('Ký hiệu nông sản').fill(`star-apple-${where}`);
  await page.getByRole('button', { name: 'Ghi nông sản mới' }).click();
  await page.getByText('Sắp hiệu lực').first().waitFor();
  await page.getByRole('button', { name: 'Rút lại' }).click();
  await page.getByText('Đã rút lại').first().waitFor();
});
