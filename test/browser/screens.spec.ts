import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { expectDone } from '../support/http-client';
import { aContract, anOffer, anOrder, dayFromToday, eventually } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import type { TestServer } from '../support/server';
import { aWindow, faultsOf, signIn, startSite, visit, WIDTHS } from './visit';

// Goal: every screen, with data on it, is clean to axe and fits its width, on the desk and on the phone.
let browser: Browser;
let server: TestServer;
let people: Record<'cooperative' | 'processor' | 'trader' | 'department', Person>;
let contractId: string;

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

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 160)) }))).toEqual([]);
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(overflow).toBeLessThanOrEqual(0);
  expect(faultsOf(page)).toEqual([]);
}

const screens = {
  cooperative: () => [
    '/mine',
    '/sell',
    '/markets/mango',
    '/rounds?market=mango',
    '/rounds/mango/1',
    '/contracts',
    `/contracts/${contractId}`,
  ],
  processor: () => ['/contracts', `/contracts/${contractId}`, '/orders', '/mine', '/thanh-phan'],
  trader: () => ['/markets/mango', '/orders', '/mine'],
  department: () => ['/markets/mango', '/rounds?market=plum', '/contracts/unknown'],
} as const;

describe.each(Object.entries(WIDTHS))('%s', (_name, width) => {
  test('sign-in', async () => {
    const page = await aWindow(browser, width);
    await page.goto(`${server.url}/sign-in`);
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    await expectClean(page);
  });

  test.each(['cooperative', 'processor', 'trader', 'department'] as const)('every screen of a %s', async (kind) => {
    const page = await aWindow(browser, width);
    await signIn(page, server, people[kind]);
    for (const path of screens[kind]()) {
      await visit(page, server, path);
      await page.waitForLoadState('networkidle');
      await expectClean(page);
    }
  });

  test('every tab under the board', async () => {
    const page = await aWindow(browser, width);
    await signIn(page, server, people.trader);
    await visit(page, server, '/markets/mango');
    for (const tab of ['Nhu cầu đặt mua', 'Của tôi', 'Giao dịch']) {
      await page.getByRole('tab', { name: tab }).click();
      await expectClean(page);
    }
  });
});
