import type { ClearingInput } from '@domain/clearing/clearing-input';
import { askedPapers } from './asked-papers';

const input = (lines: readonly object[]): ClearingInput =>
  ({ offers: [{ id: 7, productId: 0, certLow: 0b001, marketMask: 0b0101 }], lines }) as unknown as ClearingInput;

test('what buyers asked for and the lot lacked: certificates by name, destination markets by place', () => {
  const asked = [
    { productId: 0, certLow: 0b011, market: 0 },
    { productId: 0, certLow: 0b001, market: 2 },
    { productId: 0, certLow: 0, market: 3 },
    { productId: 1, certLow: 0b100, market: 4 },
  ];
  expect(askedPapers(input(asked), 7)).toEqual({ certificates: ['globalgap'], destinations: [2] });
  expect(askedPapers(input(asked), 8)).toEqual({ certificates: [], destinations: [] });
});
