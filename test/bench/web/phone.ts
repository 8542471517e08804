import type { Page } from 'playwright-core';
import type { Person } from '../../support/people';
import { aWindow, signIn, WIDTHS } from '../../browser/visit';
import { figure, median, type Figure } from '../figure';
import { WATCH_PAGE } from './in-page';
import { slowCpu, slowLine, type Tools } from './tools';

const CPU_TIMES_SLOWER = 4;
/** After this the last of the page has come, even on a slow line. */
const SETTLED_MS = 6_000;

/** First looks with an empty cache, taps and keys in the form, and a reload with the network cut. */
export async function measurePhone({ browser, server, say }: Tools, cooperative: Person, times: number): Promise<Figure[]> {
  const home = await aWindow(browser, WIDTHS.phone);
  await signIn(home, server, cooperative);
  const state = await home.context().storageState();
  await home.context().close();
  const [looks, taps, reloads]: [number[], number[], number[]] = [[], [], []];
  for (let time = 0; time < times; time++) {
    const context = await browser.newContext({
      viewport: { width: 360, height: 720 },
      storageState: state,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    });
    const page = await context.newPage();
    await page.addInitScript(WATCH_PAGE);
    await slowCpu(page, CPU_TIMES_SLOWER);
    await slowLine(page);
    await page.goto(`${server.url}/m/sell`, { waitUntil: 'commit' });
    await page.waitForTimeout(SETTLED_MS);
    looks.push(await read(page, 'lcp'));
    await typeOffer(page);
    taps.push(await read(page, 'tap'));
    await page.evaluate('navigator.serviceWorker.ready');
    await page.waitForTimeout(2_000);
    await context.setOffline(true);
    await page.reload();
    await page.getByLabel('Sản lượng').waitFor();
    await page.waitForTimeout(1_500);
    reloads.push(await read(page, 'lcp'));
    say(`phone ${time + 1}: first look ${looks.at(-1)} ms, worst tap ${taps.at(-1)} ms, reload offline ${reloads.at(-1)} ms`);
    await context.close();
  }
  return [
    figure('phone.lcp_ms', median(looks), null, 'value<=1500'),
    figure('phone.worst_tap_ms', median(taps), null, 'value<=200'),
    figure('phone.offline_reload_ms', median(reloads), null, 'value<=1000'),
  ];
}

async function typeOffer(page: Page): Promise<void> {
  await page.getByLabel('Sản lượng').pressSequentially('3,5', { delay: 60 });
  await page.getByRole('button', { name: 'Thêm 0,5 tấn' }).click();
  await page.getByLabel('Giá tối thiểu, tại vườn').pressSequentially('7.500', { delay: 60 });
  await page.getByLabel('Sản phẩm').selectOption({ index: 3 });
  await page.waitForTimeout(500);
}

const read = (page: Page, what: 'lcp' | 'tap'): Promise<number> => page.evaluate<number>(`Math.round(window.${what} ?? 0)`);
