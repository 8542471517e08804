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
