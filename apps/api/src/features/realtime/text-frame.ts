const FINAL_TEXT = 0x81;
const LENGTH_16 = 126;
const LENGTH_64 = 127;
/** A body up to this size is copied behind its head: one small buffer is written in less time than two. */
const COPIED_MAX = 4_096;

/**
 * A websocket frame with one whole text message, unmasked as servers send it (RFC 6455, 5.2): `head`, then `body`. A large body stays the
 * buffer it is, in whichever frames it goes: it is neither made into bytes nor copied for each of a crowd.
 */
export function textFrame(head: string, body: Buffer): Buffer[] {
  const headBytes = Buffer.byteLength(head);
  const length = headBytes + body.length;
  const start = length < LENGTH_16 ? 2 : length < 2 ** 16 ? 4 : 10;
  const isOne = body.length <= COPIED_MAX;
  const frame = Buffer.allocUnsafe(start + (isOne ? length : headBytes));
  frame[0] = FINAL_TEXT;
  frame[1] = start === 2 ? length : start === 4 ? LENGTH_16 : LENGTH_64;
  if (start === 4) frame.writeUInt16BE(length, 2);
  if (start === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.write(head, start);
  if (!isOne) return [frame, body];
  body.copy(frame, start + headBytes);
  return [frame];
}
