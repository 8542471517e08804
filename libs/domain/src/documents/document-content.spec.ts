import { wordsOf } from './document-content';

test('a number reads the same in both languages, a word does not', () => {
  expect(wordsOf('MV-2026-000123')).toEqual({ vi: 'MV-2026-000123', en: 'MV-2026-000123' });
  expect(wordsOf({ vi: 'Xoài', en: 'Mango' })).toEqual({ vi: 'Xoài', en: 'Mango' });
});
