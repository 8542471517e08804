import { PAPER_FILE_BYTES_MAX, paperFileType } from './paper-file';

const bytes = (...head: number[]): Uint8Array => Uint8Array.from([...head, 1, 2, 3]);

test('a PDF and a JPEG are known by their first bytes', () => {
  expect(paperFileType(bytes(0x25, 0x50, 0x44, 0x46, 0x2d))).toBe('application/pdf');
  expect(paperFileType(bytes(0xff, 0xd8, 0xff))).toBe('image/jpeg');
});

test.each([
  ['paper.file_unreadable', bytes()],
  ['paper.file_unreadable', bytes(0x4d, 0x5a)],
  ['paper.file_unreadable', bytes(0x3c, 0x73, 0x76, 0x67)],
  ['paper.file_too_large', new Uint8Array(PAPER_FILE_BYTES_MAX + 1)],
] as const)('%s: anything else is refused', (code, file) => {
  expect(() => paperFileType(file)).toThrow(expect.objectContaining({ code }));
});
