import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { expectDone, type HttpClient } from '../support/http-client';
import { aContract, dayFromToday, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import type { TestServer } from '../support/server';
import { aWindow, comeIn, faultsOf, shot, startSite, visit, WIDTHS } from './visit';

// Goal: two people change the same call-off; the second sees both versions and decides, and nothing typed is lost.
// Method: one through the dialog, the other through HTTP while the dialog is open; the server says what stands.
let browser: Browser;
let server: TestServer;
let operator: HttpClient;
let processor: Person;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startSite()]);
  operator = await signInOperator(server.url);
  processor = await aPerson(operator, 'processor');
  page = await aWindow(browser, WIDTHS.desk);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('the second to change a call-off sees yours and theirs, and writes theirs over only on purpose', async () => {
  const contract = await aContract(operator, await aPerson(operator, 'cooperative'), processor);
  const path = `/api/v1/contracts/${contract.id}/call-offs`;
  const callOff = expectDone(await processor.http.post<View>(path, { kg: 5_000, deliverOn: dayFromToday(4) }));
  await comeIn(page, server, processor);
  await visit(page, server, `/contracts/${contract.id}`);
  await page.locator(`[data-call-off="${callOff.id}"]`).getByRole('button', { name: 'Sửa' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sửa phiếu gọi hàng' });
  await dialog.getByLabel('Khối lượng').fill('6');
  expectDone(await processor.http.patch(`/api/v1/call-offs/${callOff.id}`, callOff['version'] as number, { kg: 4_000 }));

  await dialog.getByRole('button', { name: /^Đổi thành 6,0/ }).click();
  await dialog.getByText('Có người vừa sửa phiếu này.').waitFor();
  await dialog.getByRole('cell', { name: '4,0 tấn', exact: true }).waitFor();
  await shot(page, 'yours-theirs');
  await dialog.getByRole('button', { name: 'Ghi bản của tôi' }).click();
  await dialog.waitFor({ state: 'detached' });
  const [now] = expectDone(await processor.http.get<{ items: View[] }>(path)).items;
  expect(now?.['kg']).toBe(6_000);
  expect(faultsOf(page)).toEqual([]);
});

test('a planner pastes days from a spreadsheet, sees what does not fit, and calls off the rest without the mouse', async () => {
  const contract = await aContract(operator, await aPerson(operator, 'cooperative'), processor);
  await visit(page, server, `/contracts/${contract.id}`);
  await page.getByRole('button', { name: 'Dán từ Excel' }).focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Gọi hàng nhiều ngày' });
  await sheet.getByRole('textbox').focus();
  const rows = [3, 4, 5].map((day) => `${dayFromToday(day)}\t${day === 4 ? '1,5 tấn' : '2'}`);
  await page.keyboard.insertText(['Ngày\tTấn', ...rows, 'mai\t3', `${dayFromToday(6)}\t900`].join('\n'));
  await sheet.getByText('Không đọc được ngày').waitFor();
  await sheet.getByRole('button', { name: /^Gọi 4 phiếu/ }).focus();
  await page.keyboard.press('Enter');
  await sheet.locator('[data-plan-line="4"]').getByText('Đã gọi').waitFor();
  // 900 t are above what the contract leaves: the server says so, at its line.
  await sheet
    .locator('[data-plan-line="6"]')
    .getByText(/còn|vượt/i)
    .waitFor();
  const { items } = expectDone(await processor.http.get<{ items: View[] }>(`/api/v1/contracts/${contract.id}/call-offs`));
  expect(items.map((one) => one['kg']).sort()).toEqual([1_500, 2_000, 2_000]);
  await shot(page, 'paste');
  expect(faultsOf(page)).toEqual([]);
});

test('a planner fills a fortnight without the mouse: pastes, undoes, sees what does not fit, saves, and watches the answer come in', async () => {
  const grower = await aPerson(operator, 'cooperative');
  const contract = await aContract(operator, grower, processor, { number: 'KH bảng 1' });
  await visit(page, server, '/plan');
  const cell = (row: string, day: number) => page.locator(`[data-cell="${row} ${dayFromToday(day)}"]`);
  await page.getByLabel('Nhà máy', { exact: true }).selectOption('fac-doveco-son-la');
  await page.getByRole('grid').waitFor();
  const first = (await page.getByRole('grid').getByRole('gridcell').first().getAttribute('data-cell')) ?? '';
  const product = first.split(' ')[0] ?? '';
  await cell(product, 0).focus();
  const key = (name: string) => page.keyboard.press(name);
  const paste = (text: string) =>
    page.evaluate(`(() => {
      const data = new DataTransfer();
      data.setData('text/plain', ${JSON.stringify(text)});
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    })()`);
  // Three days along and a line for one of them: 1,5 tấn, 1.500 and a word that is no weight.
  for (let step = 0; step < 5; step++) await key('ArrowRight');
  await paste('1,5 tấn\t1.500\tnhiều');
  await cell(product, 7).getByText('không đọc được').waitFor();
  await key('Control+z');
  await paste('1,5 tấn\t1.500\t2.000');
  await key('Control+ArrowDown');
  await page.keyboard.type('1.000');
  await key('Enter');
  await cell(product, 5).getByText('quá 500').waitFor();
  await shot(page, 'plan-grid');
  await key('Control+Enter');
  await page.getByText(/^Đã lưu 3 ô, còn 1 ô chưa lưu được/).waitFor();
  await page
    .getByRole('alert')
    .getByText(/1\.000 kg/)
    .waitFor();
  // The line takes more after all: what was refused is saved now.
  await page.keyboard.type('9 tấn');
  await key('Enter');
  await key('Control+Enter');
  await page.getByText(/^Đã lưu 2 ô$/).waitFor();
  expectDone(
    await grower.http.post('/api/v1/offers', {
      varietyId: 'mango-gl4-dai-loan',
      gradeId: 'grade1',
      placeId: 'cp-hat-lot',
      kg: 9_000,
      askVndPerKg: 6_000,
      harvestFrom: dayFromToday(3),
      harvestTo: dayFromToday(7),
    }),
  );
  if (product !== 'mango') throw new Error(`the first product is ${product}`);
  await cell('mango', 6).getByText('đủ nguồn').waitFor({ timeout: 30_000 });
  await cell('mango', 6).focus();
  expect(expectDone(await processor.http.get<View>(`/api/v1/contracts/${contract.id}`))['calledOffKg']).toBe(5_000);
  await shot(page, 'plan-grid-filled');
  expect(faultsOf(page)).toEqual([]);
}, 120_000);

test('a contract is written, refused at its field, offered, and read with its balance by the other side', async () => {
  const grower = await aPerson(operator, 'cooperative');
  await visit(page, server, '/contracts/new');
  await page.getByLabel('Số hợp đồng').fill('HĐ mẫu 7');
  const partner = page.getByLabel('Bên kia');
  await partner.locator(`option[value="${grower.organisationId}"]`).waitFor({ state: 'attached' });
  await partner.selectOption(grower.organisationId);
  await page.getByLabel('Nhà máy', { exact: true }).selectOption('fac-doveco-son-la');
  await page.getByLabel('Cả vụ, tấn').fill('400');
  await page.getByRole('button', { name: 'Chia theo tháng' }).click();
  await page.getByLabel('Giá, đ/kg').fill('8.500');
  await page.getByLabel('Phạt vi phạm, %').fill('9');
  await page.getByRole('button', { name: 'Gửi bên kia ký' }).click();
  await page
    .getByText(/Phạt vi phạm tối đa 800/)
    .first()
    .waitFor();
  await shot(page, 'contract-draft');
  await page.getByLabel('Phạt vi phạm, %').fill('8');
  await page.getByRole('button', { name: 'Gửi bên kia ký' }).click();
  await page.getByRole('heading', { name: /Chờ ký: bản 1/ }).waitFor();
  await page.getByRole('heading', { name: 'Cân đối' }).waitFor();
  await shot(page, 'contract-offered');
  expect(faultsOf(page).filter((fault) => !fault.includes('422'))).toEqual([]);
}, 120_000);
