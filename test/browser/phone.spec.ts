import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { aSignedContract } from '../support/contract-steps';
import { expectDone } from '../support/http-client';
import { anOffer, anOrder, dayFromToday } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import type { TestServer } from '../support/server';
import { violations, wrongWith } from './look';
import { aWindow, faultsOf, shot, startSite, WIDTHS } from './visit';

// Goal: the phone entry works in a hand and without a signal: an offer posted offline arrives once.
// Method: one real Chromium; the network is cut and given back by the browser itself; the server counts what came.
let browser: Browser;
let server: TestServer;
let cooperative: Person;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startSite()]);
  const operator = await signInOperator(server.url);
  cooperative = await aPerson(operator, 'cooperative');
  page = await aWindow(browser, WIDTHS.phone);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const isLive = (on: Page = page) => on.locator('[data-link="live"]').waitFor();

async function offersAt(server_: Person): Promise<number[]> {
  const { items } = expectDone(await server_.http.get<{ items: { offeredKg: number }[] }>('/api/v1/offers'));
  return items.map((offer) => offer.offeredKg);
}

async function fillOffer(tonnes: string): Promise<void> {
  await page.getByLabel('Sản phẩm').selectOption('mango-gl4-dai-loan');
  await page.getByRole('radio', { name: 'Loại 1' }).check();
  await page.getByLabel('Sản lượng').fill(tonnes);
  await page.getByLabel('Giá tối thiểu, tại vườn').fill('7.500');
  await page.getByLabel('Điểm cân').selectOption('cp-hat-lot');
}

test('a new member signs in and posts the first offer, in few taps', async () => {
  const started = Date.now();
  await page.goto(`${server.url}/m/mine`);
  await shot(page, 'phone-sign-in');
  await page.getByLabel('Số điện thoại hoặc email').fill(cooperative.signInName);
  await page.getByLabel('Mật khẩu').fill(cooperative.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('link', { name: 'Đăng lô đầu tiên' }).waitFor();
  await shot(page, 'phone-first');
  await page.getByRole('link', { name: 'Đăng lô đầu tiên' }).click();
  await fillOffer('3,5');
  await page.getByRole('button', { name: 'Đăng 3,5 tấn xoài' }).click();
  await page.getByText('Còn 3,5 tấn').waitFor();
  expect(await offersAt(cooperative)).toEqual([3_500]);
  expect(Date.now() - started).toBeLessThan(60_000);
});

test('yesterday’s again: two taps', async () => {
  await page.goto(`${server.url}/m/sell`);
  await isLive();
  await page.getByRole('button', { name: /Giống lần trước/ }).click();
  await page.getByRole('button', { name: 'Đăng 3,5 tấn xoài' }).click();
  await page.waitForURL((url) => url.pathname === '/m/mine');
  expect(await offersAt(cooperative)).toEqual([3_500, 3_500]);
});

test('no screen has anything against it for those who cannot see it, by day and in the dark, and all flow into 320 px', async () => {
  const wrong: string[] = [];
  for (const screen of ['sell', 'mine', 'prices', 'notices', 'call-offs']) {
    await page.goto(`${server.url}/m/${screen}`);
    await isLive();
    wrong.push(...(await wrongWith(page, screen, { only: 'phone' })));
  }
  await page.setViewportSize({ width: WIDTHS.phone, height: 740 });
  expect(wrong).toEqual([]);
});

test('the server’s no stands at its field, and what was typed stays', async () => {
  await page.goto(`${server.url}/m/sell`);
  await isLive();
  await fillOffer('2');
  await page.getByText('Mã vùng, chứng nhận').click();
  await page.getByLabel('Mã vùng trồng').fill('không phải mã');
  await page.getByRole('button', { name: 'Đăng 2,0 tấn xoài' }).click();
  await page.locator('[aria-invalid="true"]').first().waitFor();
  expect(await page.getByLabel('Sản lượng').inputValue()).toBe('2');
  await page.getByLabel('Mã vùng trồng').fill('');
});

test('posted without a signal, closed, opened again with one: it arrives once', async () => {
  const context = page.context();
  await page.evaluate('navigator.serviceWorker.ready');
  await page.goto(`${server.url}/m/sell`);
  await isLive();
  const before = await offersAt(cooperative);
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Đăng bán' }).waitFor();
  await fillOffer('4,5');
  await shot(page, 'phone-sell-offline');
  await page.getByRole('button', { name: /gửi khi có sóng/ }).dblclick();
  await page.locator('[data-outbox="waiting"]').waitFor();
  await shot(page, 'phone-outbox');
  await page.close();

  await context.setOffline(false);
  const tabs = await Promise.all([openAgain(context), openAgain(context)]);
  [page] = tabs;
  await page.getByText('Còn 4,5 tấn').waitFor();
  await page.locator('[data-outbox]').waitFor({ state: 'detached' });
  expect(await offersAt(cooperative)).toEqual([4_500, ...before]);
  await tabs[1]?.close();
});

async function openAgain(context: BrowserContext): Promise<Page> {
  const opened = await context.newPage();
  await opened.goto(`${server.url}/m/mine`);
  await isLive(opened);
  return opened;
}

test('a draft survives the page being closed', async () => {
  await page.goto(`${server.url}/m/sell`);
  await isLive();
  await page.getByLabel('Sản lượng').fill('7,25');
  await page.reload();
  await page.getByText('Đã mở lại tin đang viết').waitFor();
  expect(await page.getByLabel('Sản lượng').inputValue()).toBe('7,25');
  await page.getByRole('button', { name: 'Viết tin mới' }).click();
  expect(await page.getByLabel('Sản lượng').inputValue()).toBe('');
});

test('a match is answered on the phone', async () => {
  const operator = await signInOperator(server.url);
  const trader = await aPerson(operator, 'trader');
  expectDone(await cooperative.http.post('/api/v1/offers', anOffer({ kg: 9_000, harvestTo: dayFromToday(3) })));
  expectDone(await trader.http.post('/api/v1/orders', anOrder({ limitVndPerKg: 14_000 })));
  await page.goto(`${server.url}/m/mine`);
  await page.getByRole('button', { name: 'Từ chối' }).first().waitFor();
  expect(await violations(page, 'an ask')).toEqual([]);
  await shot(page, 'phone-ask');
  const agree = page.getByRole('button', { name: /^Đồng ý bán/ });
  const asked = await agree.count();
  await agree.first().click();
  await agree.nth(asked - 1).waitFor({ state: 'detached' });
  expect(faultsOf(page).filter((fault) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch|WebSocket/.test(fault))).toEqual([]);
});

test('a call-off above the band waits for the cooperative, which answers on the phone', async () => {
  const processor = await aPerson(await signInOperator(server.url), 'processor');
  const { contract } = await aSignedContract(cooperative, processor);
  await page.goto(`${server.url}/m/mine`);
  await isLive();
  const asked = { kg: 14_000, deliverOn: dayFromToday(4) };
  expectDone(await processor.http.post(`/api/v1/contracts/${contract.id}/call-offs`, asked));
  await page.getByRole('link', { name: '1 phiếu gọi hàng chờ bạn trả lời' }).click();
  expect(await violations(page, 'a call-off')).toEqual([]);
  await shot(page, 'phone-call-off');
  await page.getByRole('button', { name: 'Nhận giao 14,0 tấn' }).click();
  await page.getByText('Chờ bạn trả lời').waitFor({ state: 'detached' });
  const left = expectDone(await cooperative.http.get<{ items: unknown[] }>('/api/v1/call-offs/waiting')).items;
  expect(left).toEqual([]);
});
