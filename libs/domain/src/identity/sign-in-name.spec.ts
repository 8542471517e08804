import fc from 'fast-check';
import { signInNameOf } from './sign-in-name';

test.each([
  '0912345678',
  '0912 345 678',
  '0912.345.678',
  '0912-345-678',
  '+84 912 345 678',
  '84912345678',
  '0084912345678',
  ' (0912) 345678 ',
  '０９１２３４５６７８',
])('%p is the one number +84912345678', (text) => {
  expect(signInNameOf(text, 'signInName')).toBe('+84912345678');
});

test('a landline of Sơn La is a name too', () => {
  expect(signInNameOf('0212 385 2345', 'signInName')).toBe('+842123852345');
});

test('an address is a name without regard to capitals', () => {
  expect(signInNameOf(' HTX.HatLot+1@Example.COM ', 'signInName')).toBe('htx.hatlot+1@example.com');
});

test('a name read once is read the same again', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^0[35789][0-9]{8}$/), (phone) => {
      const name = signInNameOf(phone, 'signInName');
      expect(signInNameOf(name, 'signInName')).toBe(name);
    }),
  );
});

test.each([
  '',
  'hatlot',
  '0112345678',
  '091234567',
  '09123456789',
  '+1 202 555 0100',
  'a@b',
  'a b@example.com',
  '@example.com',
  'a@-x.com',
  'a@x..com',
  'xoài@example.com',
  `${'a'.repeat(250)}@x.vn`,
  "a'--@x.vn",
  '0912345678x',
])('%p is no name to sign in with', (text) => {
  expect(() => signInNameOf(text, 'signInName')).toThrow(
    expect.objectContaining({ code: 'member.sign_in_name_invalid', field: 'signInName' }),
  );
});
