import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { expectDone, type HttpClient } from '../support/http-client';
import { aContract, anOffer, anOrder, dayFromToday, eventually } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import type { TestServer } from '../support/server';
import { tooWide, wrongWith } from './look';
import { unlike } from './pictures';
import { aWindow, comeIn, shot, startSite, visit, walk, WIDTHS } from './visit';

// Goal: every screen, with data on it, is clean to axe and fits its width, on the desk and on the phone.
// Method: each screen is opened once, from the one before as a person would, and looked at; all that is wrong is told at the end.
jest.setTimeout(180_000);
const LONG = process.env['LONG'] === '1';

let browser: Browser;
let server: TestServer;
let people: Record<'cooperative' | 'processor' | 'trader' | 'department', Person>;
let contractId: string;
let operator: HttpClient;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startSite()]);
  operator = await signInOperator(server.url);
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
    30_000,
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

const screens = {
  cooperative: () => ['/mine', '/sell', '/markets/mango', '/rounds?market=mango', '/rounds/mango/1', `/contracts/${contractId}`],
  processor: () => ['/contracts', `/contracts/${contractId}`, '/mine', '/thanh-phan'],
  trader: () => ['/orders', '/mine', '/lots', '/lots?products=mango&q=gl4', '/thanh-phan/luoi'],
  department: () => ['/markets/mango', '/rounds?market=plum', '/contracts/unknown', '/season'],
} as const;

test('sign-in', async () => {
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  expect(await wrongWith(page, 'sign-in')).toEqual([]);
});

const kinds = ['cooperative', 'processor', 'trader', 'department'] as const;

test.each(kinds)('every screen of a %s', async (kind) => {
  await comeIn(page, server, people[kind]);
  expect(await wrongOn(kind)).toEqual([]);
});

async function wrongOn(kind: (typeof kinds)[number]): Promise<string[]> {
  const wrong: string[] = [];
  for (const [at, path] of screens[kind]().entries()) {
    await (at === 0 ? visit(page, server, path) : walk(page, path));
    wrong.push(...(await wrongWith(page, path)));
  }
  return wrong;
}

// Other languages and themes take minutes: `npm run test:long` takes them all; in `npm test` each screen's colours are looked at in the dark.
const looks = [
  { language: 'vi', theme: 'sun' },
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
];
if (LONG) {
  const others = looks.flatMap((look) => kinds.map((kind) => ({ ...look, kind })));
  test.each(others)('every screen of a $kind, $language, $theme', async ({ kind, language, theme }) => {
    await comeIn(page, server, people[kind]);
    await page.addInitScript(`localStorage.setItem('mua-vu.language', '${language}'); localStorage.setItem('mua-vu.theme', '${theme}');`);
    expect(await wrongOn(kind)).toEqual([]);
  });
}

test('paper shows the contract and nothing to press, in light colours on a dark screen too', async () => {
  await comeIn(page, server, people.processor);
  await visit(page, server, `/contracts/${contractId}`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
  // A4 between its margins.
  await page.setViewportSize({ width: 688, height: 1_016 });
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.evaluate(`document.documentElement.dataset.theme`)).toBe('light');
  expect(await tooWide(page, 'paper')).toEqual([]);
  expect(await page.getByText(/^HĐ /).first().isVisible()).toBe(true);
  await shot(page, 'paper');
});

test('paper shows the season with its cells, all weeks on one sheet', async () => {
  await comeIn(page, server, people.department);
  await visit(page, server, '/season');
  await page.locator('[data-at]').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 688, height: 1_016 });
  expect(await page.locator('[data-at]').first().isVisible()).toBe(true);
  const [table, sheet] = await page.evaluate<number[]>(
    `[document.querySelector('table').offsetWidth, document.documentElement.clientWidth]`,
  );
  expect(table).toBeLessThanOrEqual(sheet ?? 0);
  await shot(page, 'paper-season');
});

test('the palette and the sheet of keys, by keys alone', async () => {
  await comeIn(page, server, people.trader);
  await visit(page, server, '/orders');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Tìm trang, sản phẩm, hợp đồng, lô' }).pressSequentially('tim nguon');
  const wrong = await wrongWith(page, 'palette', { within: 'dialog, [role=dialog]' });
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/lots');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor();
  wrong.push(...(await wrongWith(page, 'keys', { within: 'dialog, [role=dialog]' })));
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await page.waitForURL((url) => url.pathname.startsWith('/markets'));
  // An address that leads nowhere leads back to where one was, on to where one works, and to the search.
  await visit(page, server, '/khong-co-trang-nay');
  await page.getByRole('navigation', { name: 'Bạn vừa xem' }).getByRole('link', { name: 'Tìm nguồn hàng' }).waitFor();
  await page.getByRole('navigation', { name: 'Việc thường làm' }).getByRole('link', { name: 'Đặt mua' }).waitFor();
  wrong.push(...(await wrongWith(page, 'lost')));
  await page.getByRole('button', { name: 'Tìm lô, hợp đồng, mã vùng, trang' }).click();
  await page.getByRole('combobox', { name: 'Tìm trang, sản phẩm, hợp đồng, lô' }).waitFor();
  expect(wrong).toEqual([]);
});

test('every tab under the board, and the account menu', async () => {
  await comeIn(page, server, people.trader);
  await visit(page, server, '/markets/mango');
  const wrong: string[] = [];
  for (const tab of ['Nhu cầu đặt mua', 'Của tôi', 'Giao dịch']) {
    await page.getByRole('tab', { name: tab }).click();
    wrong.push(...(await wrongWith(page, tab, { within: '[role=tabpanel]' })));
  }
  await page.getByRole('tab', { name: 'Cảnh báo giá' }).click();
  await page.getByLabel('Mức giá tại vườn').fill('90k');
  await page.getByRole('button', { name: 'Báo tôi' }).click();
  await page.locator('[data-price-alert][data-state=waiting]').waitFor();
  wrong.push(...(await wrongWith(page, 'price alerts', { within: '[role=tabpanel]' })));
  await page.getByRole('button', { name: /^Tạm dừng: / }).click();
  await page.locator('[data-price-alert][data-state=paused]').waitFor();
  await page.getByRole('button', { name: /^Xoá: Mọi loại lên tới 90\.000/ }).click();
  await page.locator('[data-price-alert]').waitFor({ state: 'detached' });
  await page.locator('button[aria-haspopup="dialog"]:visible').click();
  wrong.push(...(await wrongWith(page, 'account menu', { within: 'dialog, [role=dialog]' })));
  expect(wrong).toEqual([]);
});

test('what somebody looks for is told to them when it comes', async () => {
  const plum = { varietyId: 'plum-man-hau', gradeId: 'grade1' };
  await comeIn(page, server, people.trader);
  await visit(page, server, '/lots?products=plum&maxPrice=9000');
  await page.getByRole('button', { name: 'Báo khi có', exact: true }).click();
  await page.getByRole('button', { name: 'Đang báo khi có', pressed: true }).waitFor();
  const wrong = await wrongWith(page, 'lots-telling', { only: 'desk' });
  const lot = expectDone(await people.cooperative.http.post<{ id: string }>('/api/v1/offers', anOffer({ ...plum, askVndPerKg: 8_000 })));
  await walk(page, '/notices');
  await page.locator(`[data-notice="alert.hit"] a[href="/offers/${lot.id}"]`).waitFor();
  wrong.push(...(await wrongWith(page, 'notices-telling')));
  await shot(page, 'notices-telling');
  await page.getByRole('button', { name: /^Thôi báo/ }).click();
  await page.locator('[data-alert]').waitFor({ state: 'detached' });
  expect(wrong).toEqual([]);
});

// The same on every day and every machine: reference data, made-up figures, fonts that the page brings along. `PICTURES=write` keeps new ones.
const pictures = [
  { name: 'sign-in', path: '/sign-in', themes: ['light', 'dark'], who: null },
  { name: 'apply', path: '/apply', themes: ['light'], who: null },
  { name: 'components', path: '/thanh-phan', themes: ['light', 'dark', 'sun'], who: 'trader' },
  { name: 'product', path: '/catalogue/mango', themes: ['light', 'dark'], who: 'department' },
  { name: 'catalogue', path: '/catalogue', themes: ['light'], who: 'department' },
] as const;
const shownNow = pictures.flatMap(({ themes, ...one }) => themes.map((theme) => ({ ...one, theme }))).slice(0, LONG ? undefined : 1);

test.each(shownNow)('$name looks as it is kept, $theme', async ({ name, path, theme, who }) => {
  await page.addInitScript(`localStorage.setItem('mua-vu.theme', '${theme}');`);
  if (who === null) {
    await page.goto(server.url + path);
    await page.getByRole('heading').first().waitFor();
  } else {
    await comeIn(page, server, people[who]);
    await visit(page, server, path);
  }
  await page.waitForLoadState('networkidle');
  const masked = [page.locator('[data-link]'), page.getByRole('banner'), page.locator('[role=timer]')];
  expect(await unlike(page, `${name}-${theme}`, { masked, fullPage: name === 'components' && theme === 'light' })).toEqual([]);
});

// In Vietnamese `areas` and `rounds` tell these stories; here by whoever reads English. `npm test` tells them on the phone.
const widths = Object.entries(WIDTHS).filter(([where]) => LONG || where === 'phone');

test.each(widths)('an officer who reads English finds a code at the %s and suspends it', async (where, width) => {
  const code = `VN-SLOR-09${width % 100}`;
  const ground = { households: 20, hectares: 10, productId: 'mango', communeCode: '04105', standing: 'active', source: 'test' };
  const holder = { holderId: people.cooperative.organisationId, holderName: 'HTX Mường Bon', markets: ['CN'] };
  expectDone(await operator.post('/api/v1/planting-areas', { ...ground, ...holder, code, from: dayFromToday(-9) }));
  await inEnglish(width, people.department);
  await visit(page, server, '/season');
  await walk(page, '/areas');
  await page.getByLabel('Find a code, holder or commune').fill(code);
  const row = page.locator(`[data-code="${code}"]`);
  await row.getByRole('button').click();
  await page.getByLabel('Reason (for the holder and the record)').fill('to be looked at');
  const wrong = await wrongWith(page, `areas-${where}-en`, { only: where as keyof typeof WIDTHS });
  await page.getByRole('button', { name: 'Suspend the code' }).click();
  await row.getByText('Suspended').waitFor();
  expect(wrong).toEqual([]);
});

test.each(widths)('an operator who reads English is told what is wrong with a plan at the %s', async (where, width) => {
  await inEnglish(width, { http: operator });
  await visit(page, server, '/operate');
  await page.getByText('Every round that was due was made.').waitFor();
  await page.getByLabel('Market to set').selectOption('longan');
  await page.getByText('Sessions', { exact: true }).click();
  await page.getByLabel('Gates, separated by commas').fill('19:00, 19:05');
  await page.getByRole('button', { name: 'Plan the change' }).click();
  await page.getByText('Gates are at least 15 minutes apart.').first().waitFor();
  expect(await wrongWith(page, `operate-${where}-en`, { only: where as keyof typeof WIDTHS })).toEqual([]);
});

async function inEnglish(width: number, person: Pick<Person, 'http'>): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.addInitScript(`localStorage.setItem('mua-vu.language', 'en');`);
  await comeIn(page, server, person);
}
