import { openBrowser } from '../../support/browser';
import { aPerson, signInOperator } from '../../support/people';
import { startSite } from '../../browser/visit';
import type { BenchOptions, Figure } from '../figure';
import { withDatabase } from '../live/world';
import { measureGrid } from './grid';
import { measurePhone } from './phone';

// Goal: the phone's first look, its taps and its reload without a network; the grid of ten thousand lots at fifty changes a second.
// Method: real Chromium on the built client and server, a CPU four times slower, for the phone a slow 4G line besides.
export async function run({ scale, say }: BenchOptions): Promise<Figure[]> {
  return withDatabase(async (databaseUrl) => {
    const [browser, server] = await Promise.all([openBrowser(), startSite({ databaseUrl })]);
    try {
      const operator = await signInOperator(server.url);
      const cooperative = await aPerson(operator, 'cooperative');
      const trader = await aPerson(operator, 'trader');
      const tools = { browser, server, say };
      return [
        ...(await measurePhone(tools, cooperative, Math.max(1, Math.round(5 * scale)))),
        ...(await measureGrid(tools, trader, scale)),
      ];
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}
