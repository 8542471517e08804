import { chromium, type Browser } from 'playwright-core';
import { findChromium, HOW_TO_GET } from '../../scripts/lib/tests/at-hand.mjs';

const FLAGS = [
  '--no-sandbox', // as root Chromium refuses to start with it; the pages are our own
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** The browser of this machine. `npm test` skips the browser suite aloud when there is none; here it is an error. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(HOW_TO_GET.chromium);
  return chromium.launch({ executablePath, args: FLAGS });
}
