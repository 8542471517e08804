import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { expectDone, type HttpClient } from '../support/http-client';
import { aContract, dayFromToday, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import type { TestServer } from '../support/server';
import { aWindow, faultsOf, shot, signIn, startSite, visit, WIDTHS } from './visit';

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
  await signIn(page, server, processor);
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
