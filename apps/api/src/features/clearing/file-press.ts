import { promisify } from 'node:util';
import { gunzip, gunzipSync, gzip, gzipSync } from 'node:zlib';

/** Fast, and still a fifth of the text. */
const LEVEL = 3;
/** The input of a full book of 10,000 × 5,000 is 6 MB; anything a hundred times as large is no file of ours. */
const TEXT_BYTES_MAX = 600_000_000;

const gunzipLater = promisify(gunzip);
const gzipLater = promisify(gzip);

/** Compresses a text for keeping. */
export function press(text: string): Promise<Uint8Array> {
  return gzipLater(text, { level: LEVEL });
}

/** The same for threads that do nothing else meanwhile. */
export function pressNow(text: string): Uint8Array {
  return gzipSync(text, { level: LEVEL });
}

/** The text of a kept file. @throws Error when it is damaged */
export async function unpress(bytes: Uint8Array): Promise<string> {
  return (await gunzipLater(bytes, { maxOutputLength: TEXT_BYTES_MAX })).toString('utf8');
}

/** The same for programs that do nothing else meanwhile. */
export function unpressNow(bytes: Uint8Array): string {
  return gunzipSync(bytes, { maxOutputLength: TEXT_BYTES_MAX }).toString('utf8');
}
