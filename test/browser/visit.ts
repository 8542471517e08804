import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startServer, type TestServer } from '../support/server';
import type { Person } from '../support/people';

/** The desk and the phone: every screen works on both. */
export const WIDTHS = { desk: 1440, phone: 360 } as const;

/** Longer than this nothing on a screen may take, even on a busy machine. */
const PATIENCE_MS = 30_000;

/** The compiled program with the built client. */
export function startSite(more: { databaseUrl?: string; env?: Readonly<Record<string, string>> } = {}): Promise<TestServer> {
  return startServer({ ...more, env: { ...more.env, WEB_DIST: path.resolve(__dirname, '../../dist/web') } });
}

/** Faults that a page reported: scripts that failed, files that were refused. A story ends with none. */
const faults = new WeakMap<Page, string[]>();

export function faultsOf(page: Page): readonly string[] {
  return faults.get(page) ?? [];
}

/** A new window with cookies of its own, in Vietnam, in Vietnamese. */
export async function aWindow(browser: Browser, width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: width < 700 ? 740 : 900 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const said: string[] = [];
  faults.set(page, said);
  page.on('pageerror', (error) => said.push(error.message));
  // The browser itself reports every refusal as an error; those are answers, and the screens show them.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) said.push(message.text());
  });
  return page;
}

/** Signs in through the form and waits for the first screen. */
export async function signIn(page: Page, server: TestServer, person: Pick<Person, 'signInName' | 'password'>): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('Số điện thoại hoặc email').fill(person.signInName);
  await page.getByLabel('Mật khẩu').fill(person.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Brings a session along that was opened over HTTP: the sign-in's form has its own tests, and takes a second or two. */
export async function comeIn(page: Page, server: TestServer, { http }: Pick<Person, 'http'>): Promise<void> {
  const cookies = http.cookie
    .split('; ')
    .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) }));
  await page.context().addCookies(cookies.map((cookie) => ({ ...cookie, url: server.url })));
}

/** Opens a path of the site and waits until it shows live data. */
export async function visit(page: Page, server: TestServer, to: string): Promise<void> {
  await page.goto(server.url + to);
  await page.locator('[data-link="live"]').first().waitFor();
}

/** Goes on to another path inside the open page, without loading it anew, and waits for that page's head. */
export async function walk(page: Page, to: string): Promise<void> {
  const isThere = await page.evaluate<boolean>(`(() => {
    const head = document.querySelector('main h1');
    const before = location.pathname;
    head?.setAttribute('data-before', '');
    history.pushState({}, '', ${JSON.stringify(to)});
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    return location.pathname === before;
  })()`);
  // The same page with other words in its address keeps its head.
  await page.locator(isThere ? 'main h1' : 'main h1:not([data-before])').waitFor();
  await page.locator('[data-link="live"]').first().waitFor();
}

/** Marks the document, so that a reload can be told afterwards. */
export const mark = (page: Page): Promise<unknown> => page.evaluate('window.sameDocument = true');
export const isSameDocument = (page: Page): Promise<unknown> => page.evaluate('window.sameDocument === true');

/** With `SHOTS=folder` every place worth looking at is kept as a picture there. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
}
