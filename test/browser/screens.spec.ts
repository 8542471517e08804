import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { expectDone } from '../support/http-client';
import { aContract, anOffer, anOrder, dayFromToday, eventually } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import type { TestServer } from '../support/server';
import { aWindow, faultsOf, signIn, startSite, visit, WIDTHS } from './visit';

// Goal: every screen, with data on it, is clean to axe and fits its width, on the desk and on the phone.
// Method: each screen is opened once and looked at in both widths; all that is wrong is told at the end.
jest.setTimeout(180_000);
const LONG = process.env['LONG'] === '1';

let browser: Browser;
let server: TestServer;
let people: Record<'cooperative' | 'processor' | 'trader' | 'department', Person>;
let contractId: string;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startSite()]);
  const operator = await signInOperator(server.url);
  people = {
    cooperative: await aPerson(operator, 'cooperative'),
    processor: await aPerson(operator, 'processor'),
    trader: await aPerson(operator, 'trader'),
    department: await aPerson(operator, 'department'),
  };
  const { cooperative, processor, trader } = people;
  contractId = (await aContract(operator, cooperative, processor)).id;
  const offers = [anOffer({ certificates: ['vietgap'], areaCode: 'VN-SLOR-0123' }), anOffer({ kg: 3_500, askVndPerKg: 9_500 })];
  for (const offer of offers) expectDone(await cooperative.http.post('/api/v1/offers', offer));
  expectDone(await processor.http.post(`/api/v1/contracts/${contractId}/call-offs`, { kg: 5_000, deliverOn: dayFromToday(3) }));
  for (const limitVndPerKg of [14_000, 5_000]) expectDone(await trader.http.post('/api/v1/orders', anOrder({ limitVndPerKg })));
  await eventually(
    async () => expectDone(await trader.http.get<{ items: unknown[] }>('/api/v1/trades')).items,
    (trades) => trades.length > 0,
    10_000,
  );
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(async () => {
  page = await aWindow(browser, WIDTHS.desk);
});
afterEach(() => page.context().close());

/** What axe, the layout and the console have against the page as it stands, in both widths. */
async function wrongWith(name: string): Promise<string[]> {
  const wrong: string[] = [];
  // Legacy mode: the pages have no frames, so axe needs no second page to gather their results.
  await page
    .getByRole('status', { name: /Đang tải|Loading/ })
    .first()
    .waitFor({ state: 'detached', timeout: 30_000 });
  for (const [width, pixels] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width: pixels, height: 900 });
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .analyze();
    for (const { id, nodes } of violations)
      wrong.push(`${name}, ${width}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (over > 0) wrong.push(`${name}, ${width}: ${over} px too wide`);
  }
  await page.setViewportSize({ width: WIDTHS.desk, height: 900 });
  return [...wrong, ...faultsOf(page).map((fault) => `${name}: ${fault}`)];
}

const screens = {
  cooperative: () => ['/mine', '/sell', '/markets/mango', '/rounds?market=mango', '/rounds/mango/1', `/contracts/${contractId}`],
  processor: () => ['/contracts', `/contracts/${contractId}`, '/mine', '/thanh-phan'],
  trader: () => ['/orders', '/mine', '/lots', '/lots?products=mango&q=gl4', '/thanh-phan/luoi'],
  department: () => ['/markets/mango', '/rounds?market=plum', '/contracts/unknown', '/season'],
} as const;

test('sign-in', async () => {
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  expect(await wrongWith('sign-in')).toEqual([]);
});

const kinds = ['cooperative', 'processor', 'trader', 'department'] as const;

test.each(kinds)('every screen of a %s', async (kind) => {
  await signIn(page, server, people[kind]);
  expect(await wrongOn(kind)).toEqual([]);
});

async function wrongOn(kind: (typeof kinds)[number]): Promise<string[]> {
  const wrong: string[] = [];
  for (const path of screens[kind]()) {
    await visit(page, server, path);
    wrong.push(...(await wrongWith(path)));
  }
  return wrong;
}

// The other looks take minutes: `npm run test:long` takes them all, `npm test` the first, dark Vietnamese, for the traders.
const looks = [
  { language: 'vi', theme: 'dark' },
  { language: 'vi', theme: 'sun' },
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
];
const others = (LONG ? looks : looks.slice(0, 1)).flatMap((look) =>
  (LONG ? kinds : (['trader'] as const)).map((kind) => ({ ...look, kind })),
);

test.each(others)('every screen of a $kind, $language, $theme', async ({ kind, language, theme }) => {
  await signIn(page, server, people[kind]);
  await page.addInitScript(`localStorage.setItem('mua-vu.language', '${language}'); localStorage.setItem('mua-vu.theme', '${theme}');`);
  expect(await wrongOn(kind)).toEqual([]);
});

test('the palette and the sheet of keys, by keys alone', async () => {
  await signIn(page, server, people.trader);
  await visit(page, server, '/orders');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Tìm trang, sản phẩm, hợp đồng, lô' }).pressSequentially('tim nguon');
  const wrong = await wrongWith('palette');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/lots');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor();
  wrong.push(...(await wrongWith('keys')));
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await page.waitForURL((url) => url.pathname.startsWith('/markets'));
  expect(wrong).toEqual([]);
});

test('every tab under the board, and the account menu', async () => {
  await signIn(page, server, people.trader);
  await visit(page, server, '/markets/mango');
  const wrong: string[] = [];
  for (const tab of ['Nhu cầu đặt mua', 'Của tôi', 'Giao dịch']) {
    await page.getByRole('tab', { name: tab }).click();
    wrong.push(...(await wrongWith(tab)));
  }
  await page.locator('button[aria-haspopup="dialog"]:visible').click();
  wrong.push(...(await wrongWith('account menu')));
  expect(wrong).toEqual([]);
});
