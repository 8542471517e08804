import { scannedMark } from './scanned-mark';

const hash = 'a1'.repeat(32);

it.each([
  [`https://muavu.vn/kiem-tra/${hash}`, hash],
  [` http://192.168.1.5:3000/kiem-tra/${hash}/\n`, hash],
  ['https://muavu.vn/kiem-tra/HD%2F12', 'HD/12'],
  [hash, hash],
  ['https://muavu.vn/offers/1', null],
  ['javascript:alert(1)', null],
  ['WIFI:S:quan;;', null],
  ['https://muavu.vn/kiem-tra/%E0%A4%A', null],
  ['', null],
])('what a code says: %s', (text, mark) => expect(scannedMark(text)).toBe(mark));
