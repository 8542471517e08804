import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { faultsOf, shot, WIDTHS } from './visit';

const LONG = process.env['LONG'] === '1';

/** A desk, the same at 200 % zoom, a phone, and the narrowest that content must flow into (WCAG 1.4.10: 1280 px at 400 %). */
const FLOW = [WIDTHS.desk, 720, WIDTHS.phone, 320] as const;

/** Longer than this a page does not need to flow anew, even on a busy machine. */
const SETTLE_MS = 10_000;

/** `npm test` has axe look at each screen once, at the desk and on the phone by turns, and at every fourth in the dark; `npm run test:long` at all. */
let turn = 0;

/** What axe, the layout and the console have against the page as it stands. In the dark only its colours are looked at. `only`: a screen made for one of the two. */
export async function wrongWith(page: Page, name: string, only?: keyof typeof WIDTHS): Promise<string[]> {
  await page
    .getByRole('status', { name: /Đang tải|Loading/ })
    .first()
    .waitFor({ state: 'detached' });
  const wrong: string[] = [];
  for (const width of FLOW) {
    await page.setViewportSize({ width, height: 900 });
    wrong.push(...(await tooWide(page, `${name}, ${width}`)));
  }
  const byTurns = turn++ % 2 === 0 ? 'desk' : 'phone';
  const looked = only !== undefined ? [only] : LONG ? (['desk', 'phone'] as const) : ([byTurns] as const);
  for (const where of looked) {
    await page.setViewportSize({ width: WIDTHS[where], height: 900 });
    await shot(page, `${name.replaceAll('/', '_')}-${where}`);
    wrong.push(...(await violations(page, `${name}, ${where}`)));
  }
  if (LONG || turn % 4 === 0) {
    await page.emulateMedia({ colorScheme: 'dark' });
    wrong.push(...(await violations(page, `${name}, dark`, LONG ? undefined : ['color-contrast'])));
    await page.emulateMedia({ colorScheme: 'light' });
  }
  await page.setViewportSize({ width: WIDTHS.desk, height: 900 });
  return [...wrong, ...faultsOf(page).map((fault) => `${name}: ${fault}`)];
}

/** Whether the page flows into its width, once charts that measure themselves have followed it. */
export async function tooWide(page: Page, name: string): Promise<string[]> {
  const until = Date.now() + SETTLE_MS;
  for (;;) {
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (over <= 0) return [];
    if (Date.now() > until) return [`${name}: ${over} px too wide`];
    await page.waitForTimeout(50);
  }
}

/** What axe has against the page, all of its rules or only some. */
export async function violations(page: Page, name: string, rules?: string[]): Promise<string[]> {
  // Legacy mode: the pages have no frames, so axe needs no second page to gather their results.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations: found } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  return found.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
