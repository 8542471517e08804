import { aSignedContract } from './samples';
import { GL4, GRADE_1, HAT_LOT } from '../offers/samples';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { dayOf } from '../shared/day';
import type { ProductId } from '../shared/ids';
import { lotKgOf } from '../shared/weight';
import { seasonOf } from './contract-parties';
import { registerContract, type SignedContract } from './register-contract';
import { NOTICE_HOURS_MAX, TOLERANCE_BP_MAX } from './require-terms';

const ENTRY = { id: sampleId<Parameters<typeof registerContract>[1]['id']>(30), today: SUNDAY, now: SUNDAY_NOON };
const register = (change: Partial<SignedContract>) => registerContract(aSignedContract(change), ENTRY);
const LONGAN = 'longan' as ProductId;

test('a signed contract comes into force with nothing called off', () => {
  const { contract, event } = register({});
  expect(contract).toMatchObject({
    number: '12/2026/HĐBT',
    state: 'in_force',
    calledOffKg: 0,
    version: 1,
    toleranceBp: 1_000,
    noticeHours: 48,
  });
  expect(event).toMatchObject({ name: 'contract.registered', contract, progress: { heldKg: 0, confirmedKg: 0 } });
});

test('a contract is between a cooperative and a processor of different owners', () => {
  const { cooperative, processor } = aSignedContract({});
  expect(() => register({ cooperative: processor })).toThrow(
    expect.objectContaining({ code: 'contract.wrong_party', field: 'cooperativeId' }),
  );
  expect(() => register({ processor: { ...processor, kind: 'trader' } })).toThrow(
    expect.objectContaining({ code: 'contract.wrong_party', field: 'processorId' }),
  );
  const sisters = { cooperative: { ...cooperative, group: 'dong-giao' }, processor: { ...processor, group: 'dong-giao' } };
  expect(() => register(sisters)).toThrow('contract.same_owner');
});

test('its fruit is of one product, its place takes fruit in', () => {
  expect(() => register({ varieties: [{ ...GL4, productId: LONGAN }] })).toThrow('variety.wrong_product');
  expect(() => register({ grades: [{ ...GRADE_1, productId: LONGAN }] })).toThrow('grade.wrong_product');
  expect(() => register({ grades: [] })).toThrow(expect.objectContaining({ code: 'list.too_short', field: 'gradeIds' }));
  expect(() => register({ place: HAT_LOT })).toThrow('place.wrong_kind');
  expect(register({ varieties: [] }).contract.varietyIds).toEqual([]);
});

test.each([0, TOLERANCE_BP_MAX])('a band of %p basis points is agreed', (toleranceBp) => {
  expect(register({ toleranceBp }).contract.toleranceBp).toBe(toleranceBp);
});

test.each([-1, TOLERANCE_BP_MAX + 1, 0.5, Number.NaN])('a band of %p basis points is refused', (toleranceBp) => {
  expect(() => register({ toleranceBp })).toThrow(
    expect.objectContaining({ code: 'contract.tolerance_out_of_range', field: 'toleranceBp' }),
  );
});

test.each([-1, NOTICE_HOURS_MAX + 1, 1.5, Infinity])('a notice of %p hours is refused', (noticeHours) => {
  expect(() => register({ noticeHours })).toThrow(expect.objectContaining({ code: 'contract.notice_out_of_range', field: 'noticeHours' }));
});

test('a season may have begun but not be over, and lasts a year at most', () => {
  const season = (from: string, to: string) => seasonOf(dayOf(from, 'from'), dayOf(to, 'to'));
  expect(register({ season: season('2026-01-01', '2026-06-07') }).contract.season.to).toBe('2026-06-07');
  expect(() => register({ season: season('2026-01-01', '2026-06-06') })).toThrow(
    expect.objectContaining({ code: 'contract.season_over', field: 'seasonTo' }),
  );
  expect(() => season('2026-01-01', '2027-01-02')).toThrow('window.too_long');
  expect(() => season('2026-08-31', '2026-06-01')).toThrow(
    expect.objectContaining({ code: 'window.ends_before_start', field: 'seasonTo' }),
  );
});

test('the number on the paper is a text of bounded length', () => {
  expect(() => register({ number: '  ' })).toThrow(expect.objectContaining({ code: 'text.too_short', field: 'number' }));
  expect(() => register({ number: '1'.repeat(41) })).toThrow('text.too_long');
});

test('the agreed weight with its band stays within what can be weighed', () => {
  expect(register({ agreedKg: lotKgOf(666_666_666, 'agreedKg'), toleranceBp: 5_000 }).contract.agreedKg).toBe(666_666_666);
  const tooMuch = () => register({ agreedKg: lotKgOf(1_000_000_000, 'agreedKg'), toleranceBp: 1 });
  expect(tooMuch).toThrow(expect.objectContaining({ code: 'weight.out_of_range', field: 'agreedKg' }));
});
