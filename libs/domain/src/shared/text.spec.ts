import fc from 'fast-check';
import { cleanText, codePoints, foldForSearch } from './text';

const BOUNDS = { min: 2, max: 20 };
const VIETNAMESE = 'aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ ';

test('decomposed Vietnamese from a phone is the same name as composed', () => {
  const composed = 'HTX Sơn La, Mộc Châu';
  expect(cleanText(composed.normalize('NFD'), BOUNDS, 'name')).toBe(composed.normalize('NFC'));
  expect(cleanText('  Hát Lót ', BOUNDS, 'name')).toBe('Hát Lót');
});

test('cleaning is done once: clean text stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...VIETNAMESE), minLength: 2, maxLength: 20 }), (text) => {
      fc.pre(text.trim().length >= 2);
      const clean = cleanText(text.normalize('NFD'), BOUNDS, 'name');
      expect(cleanText(clean, BOUNDS, 'name')).toBe(clean);
    }),
  );
});

test.each([
  ['null byte', 'a\u0000b'],
  ['line break', 'a\nb'],
  ['zero width', 'a\u200Bb'],
  ['right-to-left override', 'a\u202Eb'],
  ['byte order mark', '\uFEFFab'],
  ['lone surrogate', 'a\uD800b'],
])('a %s is refused', (_, text) => {
  expect(() => cleanText(text, BOUNDS, 'name')).toThrow(expect.objectContaining({ code: 'text.unseen_character', field: 'name' }));
});

test('length is counted in characters after trimming', () => {
  expect(() => cleanText(' a ', BOUNDS, 'name')).toThrow('text.too_short');
  expect(() => cleanText('a'.repeat(21), BOUNDS, 'name')).toThrow('text.too_long');
  expect(cleanText('🥭'.repeat(20), BOUNDS, 'name')).toHaveLength(40);
  expect(codePoints('🥭 xoài')).toBe(6);
});

test('people find Vietnamese names without accents', () => {
  expect(foldForSearch('Mận hậu  MỘC CHÂU')).toBe('man hau moc chau');
  expect(foldForSearch('Đặng Thị Đào')).toBe('dang thi dao');
  expect(foldForSearch('hoà'.normalize('NFD'))).toBe(foldForSearch('hòa'));
});
