// @profiles embedded
import type { Browser, Page, Worker } from 'playwright-core';
import { newPushKeys } from '../../scripts/lib/push-keys.mjs';
import { openBrowser } from '../support/browser';
import { expectDone } from '../support/http-client';
import { anOffer, dayFromToday, eventually, type View } from '../support/market-steps';
import { aPerson, signInOperator, type Person } from '../support/people';
import { PushServiceStandIn, type FakeBrowser } from '../support/push-service';
import type { TestServer } from '../support/server';
import { violations } from './look';
import { aWindow, comeIn, faultsOf, shot, startSite, visit, WIDTHS } from './visit';

// Goal: a device is asked for by a button, rings for what its member is told, and a tap opens the page; who said no is told how to undo it.
// Method: a push service of our own stands where the browser's would (the browser's is on the internet), opens what the server sent, and
// Chromium is handed exactly that, as its push service would.
let browser: Browser;
let server: TestServer;
let pushService: PushServiceStandIn;
let cooperative: Person;
let trader: Person;

beforeAll(async () => {
  pushService = await PushServiceStandIn.start();
  const keys = newPushKeys();
  pushService.publicKey = keys.PUSH_PUBLIC_KEY;
  [browser, server] = await Promise.all([openBrowser(), startSite({ env: { ...keys, PUSH_TEST_ORIGIN: pushService.origin } })]);
  const operator = await signInOperator(server.url);
  [cooperative, trader] = [await aPerson(operator, 'cooperative'), await aPerson(operator, 'trader')];
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await pushService.stop();
});

/** The browser subscribes at our push service. */
const subscribeAt = ({ subscription: { endpoint, p256dh, auth } }: FakeBrowser): string => `(() => {
  let on = null;
  PushManager.prototype.getSubscription = async () => on;
  PushManager.prototype.subscribe = async () => (on = {
    unsubscribe: async () => ((on = null), true),
    toJSON: () => (${JSON.stringify({ endpoint, keys: { p256dh, auth } })}),
  });
})()`;

async function bidOnALot(): Promise<string> {
  const { id } = expectDone(await cooperative.http.post<View>('/api/v1/offers', anOffer({ kg: 1_000, askVndPerKg: 30_000 })));
  const terms = { kg: 1_000, farmGateVndPerKg: 6_200, placeId: 'mkt-hanoi', deliverFrom: dayFromToday(1), deliverTo: dayFromToday(6) };
  expectDone(await trader.http.post(`/api/v1/offers/${id}/bids`, terms));
  return id;
}

/** Hands a message to the worker of this scope, as the browser's push service does. */
async function deliver(page: Page, scope: string, data: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const found = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const one = registrations.find(({ scopeURL, isDeleted }) => new URL(scopeURL).pathname === scope && !isDeleted);
      if (one) resolve(one.registrationId);
    }),
  );
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.deliverPushMessage', { origin: server.url, registrationId: await found, data });
  await session.detach();
}

const WORKERS = {
  desk: { file: 'd-worker.js', scope: '/', list: '/notices' },
  phone: { file: 'm-worker.js', scope: '/m/', list: '/m/notices' },
};

test.each(['phone', 'desk'] as const)('on the %s: turned on by a button, it rings, and a tap opens the page', async (entry) => {
  const { file, scope, list } = WORKERS[entry];
  const page = await aWindow(browser, WIDTHS[entry]);
  const context = page.context();
  await context.grantPermissions(['notifications'], { origin: server.url });
  const device = pushService.aBrowser();
  await page.addInitScript(subscribeAt(device));
  await comeIn(page, server, cooperative);
  await visit(page, server, list);
  await page.getByRole('button', { name: 'Cách báo' }).click();
  await page.getByRole('button', { name: 'Bật báo tin trên máy này' }).click();
  await page.locator('[data-push="on"]').waitFor();
  // Whatever the hour is here.
  await page.getByLabel('Không reo trong giờ yên lặng').uncheck();
  await eventually(
    async () => expectDone(await cooperative.http.get<{ quiet: object | null }>('/api/v1/notices/settings')).quiet,
    (quiet) => quiet === null,
    30_000,
  );
  await shot(page, `push-${entry}`);
  expect(await violations(page, `push-${entry}`)).toEqual([]);
  const lot = await bidOnALot();
  const [arrived] = await eventually(
    () => Promise.resolve(pushService.at(device)),
    (found) => found.length > 0,
    30_000,
  );
  await deliver(page, scope, JSON.stringify(arrived?.message));
  const shown = `navigator.serviceWorker.getRegistration('${scope}').then((one) => one.getNotifications()).then((all) => all.map(({ title, data }) => [title, data.address]))`;
  const [[title, address] = []] = await eventually(
    () => page.evaluate<string[][]>(shown),
    (all) => all.length > 0,
    30_000,
  );
  expect(title).toMatch(/^trader .* trả giá 1\.000 kg$/);
  expect(address).toBe(`/offers/${lot}`);
  // The browser lets a worker open a window only for a finger; here the tap is the event itself, and what it would open is noted.
  const worker = context.serviceWorkers().find((one) => one.url().endsWith(file)) as Worker;
  const opened = await worker.evaluate<string>(`new Promise(async (resolve) => {
    self.clients.openWindow = async (to) => resolve(to);
    const [notification] = await self.registration.getNotifications();
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
  })`);
  expect(opened).toBe(address);
  expect(faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Tắt trên máy này' }).click();
  await page.locator('[data-push="off"]').waitFor();
  expect(expectDone(await cooperative.http.get<{ devices: object[] }>('/api/v1/push')).devices).toEqual([]);
  await context.close();
});

test('whoever has said no is told how to say yes', async () => {
  const page = await aWindow(browser, WIDTHS.phone);
  await page.addInitScript(`Object.defineProperty(Notification, 'permission', { get: () => 'denied' })`);
  await page.addInitScript(`localStorage.setItem('mua-vu.language', 'en')`);
  await comeIn(page, server, cooperative);
  await visit(page, server, '/m/notices');
  await page.getByRole('button', { name: 'How' }).click();
  await page.getByText(/To allow them in Chrome/).waitFor();
  await shot(page, 'push-denied-en');
  await page.context().close();
});
