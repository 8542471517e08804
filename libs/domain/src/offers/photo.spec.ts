import { PHOTO_BYTES_MAX } from '../shared/photo-file';
import { freePlace, photoType } from './photo';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test('a photo is what its first bytes say', () => {
  expect(photoType(bytes('\xff\xd8\xff\xe0'))).toBe('image/jpeg');
  expect(photoType(bytes('\x89PNG\r\n\x1a\n'))).toBe('image/png');
  expect(photoType(bytes('RIFFxxxxWEBPVP8 '))).toBe('image/webp');
});

test.each(['', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '%PDF-1.7', 'RIFFxxxxAVI ', '\xff\xd8'])('%j is no photo', (text) => {
  expect(() => photoType(bytes(text))).toThrow(expect.objectContaining({ code: 'photo.unreadable' }));
});

test('a file above the bound is refused before its bytes are read', () => {
  expect(() => photoType(new Uint8Array(PHOTO_BYTES_MAX + 1))).toThrow(
    expect.objectContaining({ code: 'photo.too_large', facts: { mostMb: 8 } }),
  );
});

test('an offer has four photos at most; the first free place is taken', () => {
  expect([freePlace([]), freePlace([1, 2, 4])]).toEqual([1, 3]);
  expect(() => freePlace([1, 2, 3, 4])).toThrow('photo.too_many');
});
