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
