import fc from 'fast-check';
import { newPasswordOf, PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN_WITH_CODE, passwordAsTyped } from './password-rule';

const LISTED = new Set(['password', 'matkhau', 'iloveyou', 'correcthorsebatterystaple', 'administrator']);
const rule = { lengthMin: 15, isListed: (word: string) => LISTED.has(word) };
const read = (text: string) => newPasswordOf(text, rule, 'password');

test('a phrase is a good password, blanks and accents included', () => {
  expect(read('xoài chín ở Hát Lót')).toBe('xoài chín ở Hát Lót');
  expect(read(' mận hậu Mộc Châu ')).toBe(' mận hậu Mộc Châu ');
});

test('two keyboards make one password', () => {
  const phrase = 'xoài chín ở Hát Lót';
  expect(read(phrase.normalize('NFD'))).toBe(read(phrase.normalize('NFC')));
  expect(passwordAsTyped('ｘｏài chín')).toBe('xoài chín');
});

test('whatever is typed, the form that is hashed is the same from then on', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => passwordAsTyped(passwordAsTyped(text)) === passwordAsTyped(text)));
});

test('fourteen characters are too few, fifteen enough, and letters are counted, not bytes', () => {
  expect(() => read('xoài chín Sơn ')).toThrow(expect.objectContaining({ code: 'password.too_short', field: 'password' }));
  expect(read('xoài chín Sơn L')).toHaveLength(15);
  expect(() => read('🥭🍑🍇🍌🍍🥝🍐'.repeat(2))).toThrow('password.too_short');
});

test('with a second factor eight are enough', () => {
  const short = { ...rule, lengthMin: PASSWORD_LENGTH_MIN_WITH_CODE };
  expect(newPasswordOf('mận hậu!', short, 'password')).toBe('mận hậu!');
  expect(() => newPasswordOf('mận hậu', short, 'password')).toThrow('password.too_short');
  expect(() => newPasswordOf('Iloveyou', short, 'password')).toThrow('password.too_common');
});

test('longer than 128 characters is refused', () => {
  const long = 'xoài chín'.repeat(20);
  expect(read(`${long.slice(0, PASSWORD_LENGTH_MAX - 1)}!`)).toHaveLength(128);
  expect(() => read(long.slice(0, PASSWORD_LENGTH_MAX + 1))).toThrow('password.too_long');
});

test.each([
  'passwordpassword',
  'password2026!!!!!',
  '2026 Administrator',
  'Mật khẩu mật khẩu',
  'Mật khẩu 12345678',
  'QWERTYUIOPASDFGH',
  '123456789012345',
  'abcdefghijklmnopq',
  'aaaaaaaaaaaaaaaa',
  'abababababababab',
  'correct horse battery staple',
])('%p is too easy to guess', (text) => {
  expect(() => read(text)).toThrow('password.too_common');
});
