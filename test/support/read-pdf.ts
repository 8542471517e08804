import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** The text of a PDF as a reader finds it. @throws Error when it is no PDF */
export function textOfPdf(pdf: Uint8Array): string {
  const text = execFileSync(process.execPath, [path.join(__dirname, 'read-pdf.mjs')], { input: pdf, encoding: 'utf8' });
  return text.normalize('NFC').replace(/\s+/g, ' ');
}
