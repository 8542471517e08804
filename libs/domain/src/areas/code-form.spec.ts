import fc from 'fast-check';
import { readCode } from './code-form';

test.each([
  ['VN-SLOR-0123', 'planting_area', null],
  [' vn-dtph-0001 ', 'packing_facility', null],
  ['VN-SL0R-0123', 'other', 'VN-SLOR-0123'],
  ['VN-SLOR-O1Z3', 'other', 'VN-SLOR-0123'],
  ['VNSLOR0123', 'other', 'VN-SLOR-0123'],
  ['SL.12/2024', 'other', null],
  ['VN-SLOR-123', 'other', null],
])('%p is read as %p', (text, form, meant) => {
  expect(readCode(text, 'areaCode')).toMatchObject({ form, meant });
});

test.each(['VN-SLОR-0123', 'VN-SLOR-０１２３', 'VN–SLOR–0123', 'VN-SLOR-0123\u200b'])(
  '%p has signs of other alphabets and is no code',
  (text) => {
    expect(() => readCode(text, 'areaCode')).toThrow(/area_code.invalid|text.unseen_character/);
  },
);

test('what is meant is always a code of a known form, and a code of a known form means itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9-]{3,14}$/), (text) => {
      let reading;
      try {
        reading = readCode(text, 'areaCode');
      } catch {
        return;
      }
      if (reading.meant !== null) expect(readCode(reading.meant, 'areaCode').form).not.toBe('other');
      if (reading.form !== 'other') expect(reading.meant).toBeNull();
    }),
  );
});
