import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import { standBack } from '../../platform/queue/stand-back';
import { layOut } from './document-layout';
import type { PrintJob } from './print-job';

/** A round and whoever posts go before a paper: it comes a little later, and nobody's market waits for it. */
const NICE = 5;
standBack(NICE);

const FONTS = dirname(require.resolve('@expo-google-fonts/be-vietnam-pro/package.json'));
const face = (name: string): string => join(FONTS, name, `BeVietnamPro_${name}.ttf`);

pdfmake.setFonts({
  BeVietnamPro: {
    normal: face('400Regular'),
    bold: face('600SemiBold'),
    italics: face('400Regular_Italic'),
    bolditalics: face('600SemiBold_Italic'),
  },
});
// A paper is made of what it says and of our own fonts; nothing that it says may open a file or an address.
pdfmake.setLocalAccessPolicy((path: string) => path.startsWith(FONTS));
pdfmake.setUrlAccessPolicy(() => false);

/** Prints one paper. The same job gives the same bytes: its clock and its id come from the content. Runs in a thread of its own. */
export default async function print(job: PrintJob): Promise<Uint8Array> {
  return new Uint8Array(await pdfmake.createPdf(layOut(job)).getBuffer());
}
