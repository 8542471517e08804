import { particularsOf, taxCodeOf } from './registration';

const said = {
  taxCode: '0100109106',
  registrationNumber: null,
  address: 'Bản Hát Lót, Mai Sơn',
  contactName: 'Lò Văn Xuân',
  contactPhone: '0912345678',
  papers: [],
};

test('a tax code is read in any usual form', () => {
  expect(taxCodeOf('0100109106', 'taxCode')).toBe('0100109106');
  expect(taxCodeOf(' 0100 109 106 ', 'taxCode')).toBe('0100109106');
  expect(taxCodeOf('0100109106-001', 'taxCode')).toBe('0100109106-001');
  expect(taxCodeOf('0100109106001', 'taxCode')).toBe('0100109106-001');
});

test.each(['0100109107', '010010910', '01001091066', 'abcdefghij', '0100109106-01', ''])('%p is no tax code', (text) => {
  expect(() => taxCodeOf(text, 'taxCode')).toThrow(expect.objectContaining({ code: 'tax_code.invalid', field: 'taxCode' }));
});

test('one wrong digit is always noticed', () => {
  const noticed = Array.from({ length: 9 }, (_, at) => {
    const digit = '0100109106'[at] ?? '0';
    const wrong = '0100109106'.slice(0, at) + String((parseInt(digit, 10) + 1) % 10) + '0100109106'.slice(at + 1);
    try {
      return taxCodeOf(wrong, 'taxCode') === '';
    } catch {
      return true;
    }
  });
  expect(noticed).not.toContain(false);
});

test('a cooperative may give its registration number instead, a company may not', () => {
  const numbered = { ...said, taxCode: null, registrationNumber: '24/HTX-MS' };
  expect(particularsOf('cooperative', numbered).registrationNumber).toBe('24/HTX-MS');
  expect(() => particularsOf('trader', numbered)).toThrow('registration.required');
  expect(() => particularsOf('cooperative', { ...said, taxCode: null })).toThrow('registration.required');
});
