import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { expectDone, type HttpClient } from '../support/http-client';
import { dayFromToday } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
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
