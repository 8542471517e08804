import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { expectDone } from '../support/http-client';
import { anOffer, eventually } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import type { TestServer } from '../support/server';
import { aWindow, comeIn, startSite, visit, WIDTHS } from './visit';

// Goal: two tabs of one person are one socket for the server; when the tab that holds it is closed, the other goes on by itself.
let browser: Browser;
let server: TestServer;
let cooperative: Person;
let trader: Person;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startSite()]);
  const operator = await signInOperator(server.url);
  [cooperative, trader] = [await aPerson(operator, 'cooperative'), await aPerson(operator, 'trader')];
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const sockets = async (): Promise<number> =>
  parseInt(/^live_sockets (\d+)/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1] ?? '', 10);
const post = async (kg: number): Promise<void> => {
  expectDone(await cooperative.http.post('/api/v1/offers', anOffer({ kg, askVndPerKg: kg })));
};

test('two tabs share a socket, and the second outlives the first', async () => {
  const first = await aWindow(browser, WIDTHS.desk);
  await comeIn(first, server, trader);
  await visit(first, server, '/markets/mango');
  const second = await first.context().newPage();
  await visit(second, server, '/markets/mango');
  await post(4_200);
  for (const page of [first, second]) await page.getByText('4,2').first().waitFor();
  expect(await sockets()).toBe(1);
  await first.close();
  await eventually(sockets, (count) => count === 1, 30_000);
  await second.locator('[data-link="live"]').waitFor();
  await post(5_300);
  await second.getByText('5,3').first().waitFor();
  expect(await sockets()).toBe(1);
});
