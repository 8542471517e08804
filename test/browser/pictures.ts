import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

const KEPT = path.join(__dirname, 'pictures');

/** A pixel differs when a channel is this far off, of 255: less is how another build of the browser smooths a letter. */
const CHANNEL_FAR = 48;
/** So much of a picture may differ: a shifted column or another colour changes far more. */
const SHARE_MAX = 0.01;

interface Options {
  /** What changes from run to run: names with a random mark, the age of the data. */
  readonly masked?: readonly Locator[];
  readonly fullPage?: boolean;
}

/** What is wrong with the page beside its kept picture, nothing when they are alike. `PICTURES=write` keeps it as it is now. */
export async function unlike(page: Page, name: string, { masked = [], fullPage = false }: Options = {}): Promise<string[]> {
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  const now = await page.screenshot({ animations: 'disabled', caret: 'hide', fullPage, mask: [...masked], maskColor: '#808080' });
  const file = path.join(KEPT, `${name}.png`);
  if (process.env['PICTURES'] === 'write') {
    fs.mkdirSync(KEPT, { recursive: true });
    fs.writeFileSync(file, now);
    return [];
  }
  const share = await differing(page.context().browser(), fs.readFileSync(file), now);
  if (share <= SHARE_MAX) return [];
  const seen = path.join(os.tmpdir(), `mua-vu-${name}.png`);
  fs.writeFileSync(seen, now);
  return [`${name}: ${(share * 100).toFixed(1)} % of the picture differs; it is now ${seen}`];
}

/** How much of two pictures differs, from 0 to 1; of two sizes everything does. A page without a policy compares them: no decoder is needed. */
async function differing(browser: Browser | null, before: Buffer, now: Buffer): Promise<number> {
  if (browser === null) throw new Error('The page has lost its browser.');
  const page = await browser.newPage();
  try {
    return await page.evaluate<number>(`(async () => {
      const read = async (base64) => {
        const blob = await (await fetch('data:image/png;base64,' + base64)).blob();
        const image = await createImageBitmap(blob);
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const [a, b] = [await read('${before.toString('base64')}'), await read('${now.toString('base64')}')];
      if (a.width !== b.width || a.height !== b.height) return 1;
      let far = 0;
      for (let at = 0; at < a.data.length; at += 4) {
        const off = Math.max(...[0, 1, 2].map((channel) => Math.abs(a.data[at + channel] - b.data[at + channel])));
        if (off > ${CHANNEL_FAR}) far++;
      }
      return far / (a.width * a.height);
    })()`);
  } finally {
    await page.close();
  }
}
