import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '../../support/server';

export interface Tools {
  readonly browser: Browser;
  readonly server: TestServer;
  say(line: string): void;
}

export async function slowCpu(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** 150 ms there and back, 1.44 Mbit/s down: what tools call slow 4G. */
export async function slowLine(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_440_000 / 8,
    uploadThroughput: 700_000 / 8,
  });
}
