import { areaCodeOf } from './area-code';
import { certificatesOf } from './certificate';

test('certificates are a set of known names', () => {
  expect(certificatesOf(['vietgap', 'organic', 'vietgap'], 'certificates')).toEqual(['organic', 'vietgap']);
  expect(certificatesOf([], 'certificates')).toEqual([]);
});

test.each(['VietGAP', 'ocop', '', '__proto__'])('%p is no certificate we know', (name) => {
  expect(() => certificatesOf([name], 'certificates')).toThrow(
    expect.objectContaining({ code: 'certificate.unknown', field: 'certificates' }),
  );
});

test('an area code is kept as printed, in capitals', () => {
  expect(areaCodeOf(' vn-slor-0123 ', 'areaCode')).toBe('VN-SLOR-0123');
  expect(areaCodeOf('SL.12/2024', 'areaCode')).toBe('SL.12/2024');
});

test.each(['VN SLOR 0123', 'mã-01', 'VN-SLOR-0123;', 'A--B'])('%p can be no area code', (text) => {
  expect(() => areaCodeOf(text, 'areaCode')).toThrow(expect.objectContaining({ code: 'area_code.invalid', field: 'areaCode' }));
});

test('an area code of no or endless length is refused', () => {
  expect(() => areaCodeOf('', 'areaCode')).toThrow('text.too_short');
  expect(() => areaCodeOf('A'.repeat(41), 'areaCode')).toThrow('text.too_long');
});
