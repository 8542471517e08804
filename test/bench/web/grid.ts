import type { Person } from '../../support/people';
import { aWindow, signIn, WIDTHS } from '../../browser/visit';
import { figure, percentile, type Figure } from '../figure';
import { TIME_FILTER, WATCH_FRAMES } from './in-page';
import { slowCpu, type Tools } from './tools';

const WATCH_MS = 10_000;
const CPU_TIMES_SLOWER = 4;

/** Frames while the grid lives and is scrolled, then what a filter takes from the key to the new picture. */
export async function measureGrid({ browser, server, say }: Tools, trader: Person, scale: number): Promise<Figure[]> {
  const page = await aWindow(browser, WIDTHS.desk);
  await signIn(page, server, trader);
  await page.goto(`${server.url}/thanh-phan/luoi`);
  await page.locator('[data-lot]').first().waitFor();
  await slowCpu(page, CPU_TIMES_SLOWER);
  await page.waitForTimeout(1_000);
  const frames = await page.evaluate<number[]>(`(${WATCH_FRAMES})(${Math.round(WATCH_MS * scale)})`);
  const seconds = frames.reduce((sum, ms) => sum + ms, 0) / 1_000;
  const fps = frames.length / seconds;
  say(`grid: ${frames.length} frames in ${seconds.toFixed(1)} s`);
  const filter: number[] = [];
  for (const word of ['xoai', 'man', 'nhan', 'htx 12', 'loai 1']) {
    const ms = await page.evaluate<number>(`(${TIME_FILTER})('${word}')`);
    say(`filter: ${word} ${ms.toFixed(0)} ms`);
    filter.push(ms);
  }
  await page.context().close();
  return [
    figure('grid.fps', fps, null, 'value>=50'),
    figure('grid.frame_p99_ms', percentile(frames, 0.99), null, 'value<=50'),
    figure('grid.frame_worst_ms', Math.max(...frames), null, 'value<=100'),
    figure('grid.filter_worst_ms', Math.max(...filter), null, 'value<=100'),
  ];
}
