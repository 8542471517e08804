// Text of a PDF on standard input, one page a line, to standard output: what a reader finds in it. A process of its own, because
// pdfjs is a module that the test runner cannot load.
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const pdf = await getDocument({ data: new Uint8Array(readFileSync(0)), verbosity: 0 }).promise;
for (let nth = 1; nth <= pdf.numPages; nth++) {
  const { items } = await (await pdf.getPage(nth)).getTextContent();
  process.stdout.write(`${items.map((item) => item.str ?? '').join(' ')}\n`);
}
