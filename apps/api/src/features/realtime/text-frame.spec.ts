import * as ws from 'ws';
import { textFrame } from './text-frame';

// Sender.frame is what the websocket library itself sends.
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };

test.each([0, 1, 125, 126, 4_096, 4_097, 65_535, 65_536, 200_000])(
  'a text of %i bytes is framed as the websocket library does',
  (length) => {
    const text = 'x'.repeat(length);
    const theirs = Buffer.concat(Sender.frame(Buffer.from(text), { readOnly: false, mask: false, rsv1: false, opcode: 1, fin: true }));
    for (const at of [0, Math.min(length, 20), length])
      expect(Buffer.concat(textFrame(text.slice(0, at), Buffer.from(text.slice(at)))).equals(theirs)).toBe(true);
  },
);

test('letters outside ASCII count by their bytes', () => {
  expect(
    Buffer.concat(textFrame('xoài ', Buffer.from('Yên Châu')))
      .subarray(2)
      .toString(),
  ).toBe('xoài Yên Châu');
  expect(textFrame('à', Buffer.alloc(0))[0]?.[1]).toBe(2);
});

test('a large body goes into every frame as the same bytes', () => {
  const body = Buffer.alloc(10_000, 'x');
  expect(textFrame('a', body)[1]).toBe(body);
});
