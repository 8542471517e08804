import { areaCodeText } from './code-text';

test('an area code is kept as printed, in capitals', () => {
  expect(areaCodeText(' vn-slor-0123 ', 'areaCode')).toBe('VN-SLOR-0123');
  expect(areaCodeText('SL.12/2024', 'areaCode')).toBe('SL.12/2024');
});

test.each(['VN SLOR 0123', 'mã-01', 'VN-SLOR-0123;', 'A--B'])('%p can be no area code', (text) => {
  expect(() => areaCodeText(text, 'areaCode')).toThrow(expect.objectContaining({ code: 'area_code.invalid', field: 'areaCode' }));
});

test('an area code of no or endless length is refused', () => {
  expect(() => areaCodeText('', 'areaCode')).toThrow('text.too_short');
  expect(() => areaCodeText('A'.repeat(41), 'areaCode')).toThrow('text.too_long');
});
