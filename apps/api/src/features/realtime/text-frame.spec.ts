import * as ws from 'ws';
import { textFrame } from './text-frame';

// Sender.frame is what the websocket library itself sends.
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };

test.each([0, 1, 125, 126, 65_535, 65_536, 200_000])('a text of %i bytes is framed as the websocket library frames it', (length) => {
  const text = 'x'.repeat(length);
  const theirs = Sender.frame(Buffer.from(text), { readOnly: false, mask: false, rsv1: false, opcode: 1, fin: true });
  expect(textFrame(text).equals(Buffer.concat(theirs))).toBe(true);
});

test('letters outside ASCII count by their bytes', () => {
  expect(textFrame('xoài Yên Châu').subarray(2).toString()).toBe('xoài Yên Châu');
  expect(textFrame('à')[1]).toBe(2);
});
