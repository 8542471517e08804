const PRINTED = /^\/kiem-tra\/([^/]+)\/?$/;
const HASH = /^[0-9a-f]{64}$/;

/** The mark of a paper in what its QR code says: the address printed there, of whatever host, or the mark alone; null for anything else. */
export function scannedMark(text: string): string | null {
  const said = text.trim();
  if (HASH.test(said)) return said;
  try {
    const mark = PRINTED.exec(new URL(said).pathname)?.[1];
    return mark === undefined ? null : decodeURIComponent(mark);
  } catch {
    return null;
  }
}
