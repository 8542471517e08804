import fs from 'node:fs';
import { aPerson, signInOperator } from '../support/people';
import { openBrowser } from '../support/browser';
import { TIME_FILTER } from '../bench/web/in-page';
import { slowCpu } from '../bench/web/tools';
import { aWindow, comeIn, startSite, WIDTHS } from './visit';
test('profile', async () => {
  const [browser, server] = await Promise.all([openBrowser(), startSite()]);
  const trader = await aPerson(await signInOperator(server.url), 'trader');
  const page = await aWindow(browser, WIDTHS.desk);
  await comeIn(page, server, trader);
  await page.goto(`${server.url}/thanh-phan/luoi`);
  await page.locator('[data-lot]').first().waitFor();
  await page.waitForTimeout(2000);
  const cdp = await page.context().newCDPSession(page);
  const out: string[] = [];
  for (const rate of [1, 4]) {
    if (rate === 4) await slowCpu(page, 4);
    for (let round = 0; round < 3; round++) for (const word of ['xoai', 'man', 'nhan', 'htx 12', 'loai 1']) out.push(`${rate} ${word} ${(await page.evaluate<number>(`(${TIME_FILTER})('${word}')`)).toFixed(1)}`);
  }
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: 200 });
  const events: unknown[] = [];
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'] });
  await cdp.send('Profiler.start');
  for (let round = 0; round < 4; round++) for (const word of ['xoai', 'man', 'nhan', 'htx 12', 'loai 1']) out.push(`prof ${word} ${(await page.evaluate<number>(`(${TIME_FILTER})('${word}')`)).toFixed(1)}`);
  const { profile } = await cdp.send('Profiler.stop');
  fs.writeFileSync('/tmp/forms-trace.json', await browser.stopTracing());
  fs.writeFileSync('/tmp/forms-profile.json', JSON.stringify(profile));
  fs.writeFileSync('/tmp/forms-times.txt', out.join('\n'));
  void events;
  await browser.close();
  await server.stop();
}, 300_000);
