import fs from 'node:fs';
import type { Page } from 'playwright-core';
import { faultsOf, shot, WIDTHS } from './visit';

const LONG = process.env['LONG'] === '1';

/** A desk, the same at 200 % zoom, a phone, and the narrowest that content must flow into (WCAG 1.4.10: 1280 px at 400 %). */
const FLOW = [WIDTHS.desk, 720, WIDTHS.phone, 320] as const;

/** Longer than this a page does not need to flow anew, even on a busy machine. */
const SETTLE_MS = 10_000;

/** `npm test` has axe look at each screen once, at the desk and on the phone by turns, and at every fourth in the dark; `npm run test:long` at all. */
let turn = 0;

interface Looking {
  /** A screen made for one of the two. */
  readonly only?: keyof typeof WIDTHS;
  /** The part of the page that is new: the rest was looked at before. */
  readonly within?: string;
}

/** What axe, the layout and the console have against the page as it stands. In the dark only its colours are looked at. */
export async function wrongWith(page: Page, name: string, { only, within }: Looking = {}): Promise<string[]> {
  const part = within === undefined ? {} : { within };
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
    wrong.push(...(await violations(page, `${name}, ${where}`, part)));
  }
  if (LONG || turn % 4 === 0) {
    await page.emulateMedia({ colorScheme: 'dark' });
    wrong.push(...(await violations(page, `${name}, dark`, { ...part, ...(LONG ? {} : { rules: ['color-contrast'] }) })));
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

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  id: string;
  nodes: { html: string }[];
}

/** What axe has against the page, all of its rules or only some, in all of it or only in one part. */
export async function violations(
  page: Page,
  name: string,
  { rules, within }: { rules?: string[]; within?: string } = {},
): Promise<string[]> {
  // Read once a document: pages are walked through without loading anew.
  if (!(await page.evaluate<boolean>('window.axe !== undefined'))) await page.evaluate(AXE);
  const options = {
    resultTypes: ['violations'],
    preload: false,
    ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } }),
  };
  const part = within === undefined ? 'document' : JSON.stringify(within);
  const found = await page.evaluate<Found[]>(
    `axe.run(${part}, ${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`,
  );
  return found.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
