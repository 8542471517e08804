import { newPasswordOf, PASSWORD_LENGTH_MAX, passwordAsTyped } from './password-rule';

const read = (text: string) => newPasswordOf(text, 'password');

test('a phrase is a good password, blanks and accents included', () => {
  expect(read('xoài chín ở Hát Lót')).toBe('xoài chín ở Hát Lót');
  expect(read(' mận hậu Mộc Châu ')).toBe(' mận hậu Mộc Châu ');
});

test('two keyboards make one password', () => {
  const phrase = 'xoài chín ở Hát Lót';
  expect(read(phrase.normalize('NFD'))).toBe(read(phrase.normalize('NFC')));
  expect(passwordAsTyped('ｘｏài chín')).toBe('xoài chín');
});

test('fourteen characters are too few, fifteen enough, and letters are counted, not bytes', () => {
  expect(() => read('xoài chín Sơn ')).toThrow(expect.objectContaining({ code: 'password.too_short', field: 'password' }));
  expect(read('xoài chín Sơn L')).toHaveLength(15);
  expect(() => read('🥭🍑🍇🍌🍍🥝🍐'.repeat(2))).toThrow('password.too_short');
});

test('longer than 128 characters is refused', () => {
  const long = 'xoài chín'.repeat(20);
  expect(read(long.slice(0, PASSWORD_LENGTH_MAX))).toHaveLength(128);
  expect(() => read(long.slice(0, PASSWORD_LENGTH_MAX + 1))).toThrow('password.too_long');
});

test.each([
  'passwordpassword',
  'Mật khẩu mật khẩu 1',
  'QWERTYUIOPASDFGH',
  '123456789012345',
  'aaaaaaaaaaaaaaaa',
  'abababababababab',
  'correct horse battery staple',
])('%p is too easy to guess', (text) => {
  expect(() => read(text)).toThrow('password.too_common');
});
