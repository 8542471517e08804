import type { Browser, Page } from 'playwright-core';
import { clear } from '@domain/clearing/clear';
import { inputOfFile } from '@domain/clearing/files/input-file';
import { openBrowser } from '../support/browser';
import { expectDone, type HttpClient } from '../support/http-client';
import { anOffer, anOrder, eventually, type View } from '../support/market-steps';
import { aPerson, OPERATOR_PERSON, signInOperator, type Person } from '../support/people';
import type { TestServer } from '../support/server';
import { sql } from '../support/test-databases';
import { wrongWith } from './look';
import { aWindow, comeIn, faultsOf, signIn, startSite, visit, WIDTHS } from './visit';

// Goal: people read a round: its curves and their crossing, their own part, and for what was refused the figure that would have matched,
// which the kernel confirms; a halted market says so and why; the operator sees alarms and changes how a market is run.
jest.setTimeout(120_000);

const REASON = 'Mưa lớn ở Mai Sơn, chờ các hợp tác xã báo lại sản lượng';
let browser: Browser;
let server: TestServer;
let operator: HttpClient;
let cheap: Person;
let dear: Person;
let trader: Person;
let dearOffer: View;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startSite()]);
  operator = await signInOperator(server.url);
  [cheap, dear, trader] = [
    await aPerson(operator, 'cooperative'),
    await aPerson(operator, 'cooperative'),
    await aPerson(operator, 'trader'),
  ];
  expectDone(await operator.post('/api/v1/markets/mango/halt', { reason: REASON }));
  expectDone(await cheap.http.post('/api/v1/offers', anOffer({ kg: 4_000, askVndPerKg: 6_000 })));
  dearOffer = expectDone(await dear.http.post<View>('/api/v1/offers', anOffer({ kg: 5_200, askVndPerKg: 13_900 })));
  expectDone(await trader.http.post('/api/v1/orders', anOrder({ kg: 9_000 })));
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(async () => {
  page = await aWindow(browser, WIDTHS.desk);
});
afterEach(async () => {
  expect(faultsOf(page)).toEqual([]);
  await page.context().close();
});

async function looksRight(name: string): Promise<void> {
  expect(await wrongWith(page, name)).toEqual([]);
}

test('a halted market says so and why; what comes is taken and waits', async () => {
  await comeIn(page, server, trader);
  await visit(page, server, '/markets/mango');
  await page.locator('[data-notice="halted"]').getByText(REASON).waitFor();
  await page.locator(`[data-lot="${dearOffer.id}"] [data-waits]`).waitFor();
  await looksRight('board-halted');
  const seller = await aWindow(browser, WIDTHS.phone);
  await comeIn(seller, server, dear);
  await visit(seller, server, '/mine');
  await seller.locator(`[data-offer="${dearOffer.id}"] [data-waits]`).getByText(REASON).waitFor();
  await seller.context().close();
  expect(expectDone(await trader.http.get<{ items: unknown[] }>('/api/v1/markets/mango/rounds')).items).toEqual([]);
  expectDone(await operator.post('/api/v1/markets/mango/resumption', { reason: 'Sản lượng đã báo đủ, chợ mở lại' }));
  await page.locator('[data-notice="halted"]').waitFor({ state: 'detached' });
});

test('the result of a round: curves with their crossing, the same as a table, my part, and the figure that would have matched', async () => {
  await eventually(
    async () => expectDone(await trader.http.get<{ items: View[] }>('/api/v1/markets/mango/rounds')).items,
    (rounds) => rounds.length > 0,
    30_000,
  );
  const result = expectDone(await trader.http.get<View>('/api/v1/markets/mango/rounds/1/result'));
  const { crossing } = result['curves'] as { crossing: { kg: number } };
  await comeIn(page, server, dear);
  await visit(page, server, '/rounds/mango/1');
  await page
    .getByRole('img', { name: /Cung 9,2 tấn, cầu 9 tấn\. Giao nhau: 4 tấn|Cung 9,2 tấn, cầu 9,0 tấn\. Giao nhau: 4,0 tấn/ })
    .waitFor();
  expect(crossing.kg).toBe(4_000);
  const mine = page.locator(`[data-item="${dearOffer.id}"]`);
  await mine.getByText('Bán 5,2 tấn, từ 13.900 đ/kg').waitFor();
  const helped = (await mine.locator('[data-change="price"]').textContent()) ?? '';
  process.stderr.write(`what would have helped: ${helped}\n`);
  const asked = Number(/giá ([\d.]+)\s?đ\/kg: thêm/.exec(helped)?.[1]?.replaceAll('.', ''));
  const input = inputOfFile(expectDone(await operator.get('/api/v1/markets/mango/rounds/1/input')));
  const number = input.offers.find((offer) => offer.askVndPerKg === 13_900)?.id;
  const moved = (ask: number) =>
    clear({ ...input, offers: input.offers.map((each) => (each.id === number ? { ...each, askVndPerKg: ask } : each)) })
      .fills.filter((fill) => fill.offerId === number)
      .reduce((sum, fill) => sum + fill.kg, 0);
  expect(moved(asked + 1)).toBe(0);
  expect(helped).toMatch(new RegExp(`thêm ${(moved(asked) / 1_000).toFixed(1).replace('.', ',')}\\s?t`));
  await looksRight('round');
  await page.getByRole('button', { name: 'Xem bảng số' }).click();
  await page.getByRole('group', { name: 'Đường cung và đường cầu' }).getByText('13.900').waitFor();
});

test('pairs that a lot sold whole keeps apart stand on the page by name', async () => {
  const [fruit] = await sql<{ varietyId: string; gradeId: string }>(
    server.databaseUrl,
    `SELECT sheet #>> '{varieties,0,id}' AS "varietyId", sheet #>> '{grades,0,id}' AS "gradeId"
     FROM product_versions WHERE product_id = 'plum' AND version = 1`,
  );
  const halt = (what: string) => operator.post(`/api/v1/markets/plum/${what}`, { reason: REASON }).then(expectDone);
  await halt('halt');
  const whole = expectDone(
    await cheap.http.post<View>('/api/v1/offers', anOffer({ ...fruit, kg: 9_000, askVndPerKg: 5_000, allOrNothing: true })),
  );
  expectDone(await dear.http.post('/api/v1/offers', anOffer({ ...fruit, kg: 4_000, askVndPerKg: 8_000 })));
  const wish = { productId: 'plum', gradeIds: [fruit?.gradeId], kg: 4_000, limitVndPerKg: 60_000 };
  expectDone(await trader.http.post('/api/v1/orders', anOrder(wish)));
  await halt('resumption');
  await eventually(
    async () => expectDone(await trader.http.get<{ items: View[] }>('/api/v1/markets/plum/rounds')).items,
    (rounds) => rounds.length > 0,
    30_000,
  );
  await comeIn(page, server, trader);
  await visit(page, server, '/rounds/plum/1');
  const pair = page.locator(`[data-exception="${whole.id}"]`);
  await pair.getByRole('link', { name: /· 9\D/ }).waitFor();
  await pair.getByText('tin của bạn').waitFor();
  await looksRight('round-exceptions');
  await page.keyboard.press('ArrowRight');
  await page.waitForURL('**/rounds/plum/2');
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL('**/rounds/plum/1');
});

test('the operator sees that all is well, plans sessions, and is told what is wrong with a plan', async () => {
  await signIn(page, server, OPERATOR_PERSON);
  await visit(page, server, '/operate');
  await page.getByText('Mọi phiên đến hạn đều đã chạy.').waitFor();
  await page.getByLabel('Chợ cần đặt').selectOption('longan');
  await page.getByText('Theo phiên', { exact: true }).click();
  const gates = page.getByLabel('Giờ đóng phiên, cách nhau bằng dấu phẩy');
  await gates.fill('19:00, 19:05');
  await page.getByRole('button', { name: 'Lên lịch thay đổi' }).click();
  await page.getByText('Hai phiên phải cách nhau ít nhất 15 phút.').first().waitFor();
  await gates.fill('05:30, 19:00');
  await page.getByRole('button', { name: 'Lên lịch thay đổi' }).click();
  await page.locator('[data-planned]').waitFor();
  await looksRight('operate');
});
