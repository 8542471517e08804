import type { LackCode } from '../areas/missing-papers';
import { HAT_LOT_COOPERATIVE } from '../identity/samples';
import { PLANT } from '../offers/samples';
import { RETIRED_GRADE, RETIRED_VARIETY, SMALL_CATALOGUE } from '../offers/small-catalogue';
import { addDays, dayOf } from '../shared/day';
import { plusMs } from '../shared/instant';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { aSchedule } from '../shared/schedule-samples';
import { priceOf } from '../shared/unit-price';
import { kgOf } from '../shared/weight';
import { askOfDay, type LotFacts, postMissedDay, settleLot } from './make-lot';
import { amendStandingOffer, moveStandingOffer, openStandingOffer, skipDays } from './set-standing-offer';
import type { StandingOffer } from './standing-offer';
import { aStandingOffer, lotFacts } from './standing-samples';

const MONDAY = dayOf('2026-06-08', 'day');
const price = (vnd: number) => priceOf(vnd, 'price');
const kg = (figure: number) => kgOf(figure, 'kg');
const facts = (change: Partial<LotFacts> = {}) => lotFacts(SMALL_CATALOGUE, change);
const setting = {
  seller: HAT_LOT_COOPERATIVE,
  memberId: sampleId<never>(71),
  today: SUNDAY,
  now: SUNDAY_NOON,
  catalogue: SMALL_CATALOGUE,
  codeFault: null,
};
const index = (over: number) => ({ kind: 'index', indexId: 'farm_gate', overVndPerKg: over, leastVndPerKg: price(8_000) }) as const;

test('a due day gets a lot of its own, to be picked from that day on, under all the conditions of the template', () => {
  const { line, placed } = settleLot(aStandingOffer({ mostKg: kg(6_000) }), MONDAY, facts({ postedKg: 3_000 }));
  expect(line).toEqual({ day: MONDAY, state: 'placed', offerId: sampleId(72), missed: null, at: SUNDAY_NOON });
  expect(placed?.offer).toMatchObject({
    id: sampleId(72),
    sellerId: HAT_LOT_COOPERATIVE.id,
    harvest: { from: '2026-06-08', to: '2026-06-09' },
    askVndPerKg: 9_000,
    areaCode: 'VN-SLOR-0123',
    stock: { totalKg: 3_000 },
  });
  expect(placed?.event.name).toBe('offer.opened');
});

const faulty = (codeFault: LackCode) => ({ codeFault });
const missed: readonly (readonly [string, Partial<StandingOffer>, Partial<LotFacts>, string])[] = [
  ['its day is over', {}, { today: dayOf('2026-06-09', 'today') }, 'window.in_past'],
  ['the seller is kept out', {}, { isSuspended: true, mayOpen: false }, 'organisation.suspended'],
  ['whoever set it has left', {}, { mayOpen: false, ...faulty('area_code.revoked') }, 'standing_offer.member_without_right'],
  ['its code was revoked', {}, { ...faulty('area_code.revoked'), roomKg: 0 }, 'standing_offer.code_revoked'],
  ['its code is suspended', {}, faulty('area_code.suspended'), 'standing_offer.code_suspended'],
  ['its code is not active', {}, faulty('area_code.not_active'), 'standing_offer.code_not_active'],
  ['the leave to use its code has run out', {}, faulty('area_code.not_authorised'), 'standing_offer.code_not_authorised'],
  ['its code is of other fruit', {}, faulty('area_code.other_product'), 'standing_offer.code_other_product'],
  ['the index has no figure', { ask: index(0) }, {}, 'standing_offer.no_index'],
  ['the estimate is used up', { mostKg: kg(10_000) }, { postedKg: 7_001, roomKg: 0 }, 'standing_offer.estimate_used_up'],
  ['its code bears no more', {}, { roomKg: 2_999 }, 'standing_offer.code_used_up'],
  ['its variety is retired', {}, { catalogue: RETIRED_VARIETY }, 'variety.retired'],
  ['its grade is retired', {}, { catalogue: RETIRED_GRADE }, 'grade.retired'],
  ['its place takes and does not load', { placeId: PLANT.id }, {}, 'place.wrong_kind'],
];
test.each(missed)('a day is missed, and by name, when %s', (_why, change, met, code) => {
  const { line, placed } = settleLot(aStandingOffer(change), MONDAY, facts(met));
  expect([line.state, line.missed?.code, line.offerId, placed]).toEqual(['missed', code, null, null]);
});

test('what the register does not know yet is written on a lot as by hand, and what nobody counts is not held against it', () => {
  for (const fault of ['area_code.unknown', 'area_code.unchecked'] as const)
    expect(settleLot(aStandingOffer({}), MONDAY, facts({ codeFault: fault, roomKg: null })).line.state).toBe('placed');
  const { missed } = settleLot(aStandingOffer({}), MONDAY, facts({ roomKg: -500 })).line;
  expect(missed?.facts).toEqual({ code: 'VN-SLOR-0123', leftKg: 0, askedKg: 3_000 });
});

test('a pause passes its days over, whatever else is wrong; a fault of ours is nobody’s missed day', () => {
  const { line, placed } = settleLot(aStandingOffer({ state: 'paused' }), MONDAY, facts({ isSuspended: true }));
  expect([line.state, line.missed, placed]).toEqual(['paused', null, null]);
  const broken = { catalogue: null } as unknown as Partial<LotFacts>;
  expect(() => settleLot(aStandingOffer({}), MONDAY, facts(broken))).toThrow(TypeError);
});

test('an ask that follows the market stays above its least', () => {
  expect(askOfDay(index(500), price(9_000))).toBe(9_500);
  expect(askOfDay(index(-500), price(9_000))).toBe(8_500);
  expect(askOfDay(index(-5_000), price(9_000))).toBe(8_000);
});

test('a missed day can be posted by hand until it has passed; a posted one cannot', () => {
  const late = settleLot(aStandingOffer({}), MONDAY, facts({ mayOpen: false })).line;
  const { line } = postMissedDay(aStandingOffer({}), late, facts());
  expect(line.state).toBe('placed');
  const skipped = settleLot(aStandingOffer({ state: 'paused' }), MONDAY, facts()).line;
  expect(postMissedDay(aStandingOffer({ state: 'paused' }), skipped, facts()).line.state).toBe('placed');
  expect(() => postMissedDay(aStandingOffer({}), line, facts())).toThrow('standing_offer.day_not_missed');
  expect(() => postMissedDay(aStandingOffer({}), late, facts({ roomKg: 0 }))).toThrow('standing_offer.code_used_up');
  expect(() => postMissedDay(aStandingOffer({}), late, facts({ today: addDays(MONDAY, 1) }))).toThrow('window.in_past');
  expect(() => postMissedDay(aStandingOffer({ state: 'ended' }), late, facts())).toThrow('standing_offer.ended');
});

test('a template that could never post a lot is refused when it is set', () => {
  const terms = aStandingOffer({});
  expect(openStandingOffer(terms.id, terms, setting).standing).toEqual(terms);
  const refused = (change: Partial<StandingOffer>, code: string, field: string, codeFault: LackCode | null = null) =>
    expect(() => openStandingOffer(terms.id, { ...terms, ...change }, { ...setting, codeFault })).toThrow(
      expect.objectContaining({ code, field }),
    );
  refused({ schedule: aSchedule({ weekdays: [] }) }, 'schedule.weekdays_invalid', 'weekdays');
  refused({ mostKg: kg(2_999) }, 'standing_offer.estimate_too_small', 'mostKg');
  refused({}, 'standing_offer.code_suspended', 'areaCode', 'area_code.suspended');
  refused({ placeId: PLANT.id }, 'place.wrong_kind', 'placeId');
  refused({ lot: { ...terms.lot, minLotKg: kg(3_001) } }, 'lot.min_out_of_range', 'minLotKg');
});

test('other terms hold from the next day on, in the name of whoever sets them; a first day that has passed stays', () => {
  const before = aStandingOffer({ nextDay: dayOf('2026-06-11', 'nextDay') });
  const later = {
    ...setting,
    memberId: sampleId<never>(73),
    today: dayOf('2026-06-10', 'today'),
    now: plusMs(SUNDAY_NOON, 3 * 86_400_000),
  };
  const { standing, event } = amendStandingOffer(before, { ...before, kg: kg(4_000) }, later);
  expect(standing).toEqual({ ...before, kg: 4_000, version: 2, setBy: sampleId(73) });
  expect(event.name).toBe('standing_offer.changed');
  expect(() => amendStandingOffer(before, { ...before, schedule: aSchedule({ from: addDays(MONDAY, 1) }) }, later)).toThrow(
    'window.in_past',
  );
});

test('days to come are left out and taken back; what has been is forgotten', () => {
  const before = aStandingOffer({ nextDay: dayOf('2026-06-11', 'nextDay') });
  const today = { ...setting, today: dayOf('2026-06-09', 'today') };
  const { standing } = skipDays(before, [dayOf('2026-06-15', 'd'), MONDAY, dayOf('2026-06-11', 'd')], today);
  expect([standing.schedule.skips, standing.schedule.from, standing.version]).toEqual([['2026-06-11', '2026-06-15'], MONDAY, 2]);
  expect(skipDays(standing, [], today).standing.schedule.skips).toEqual([]);
  expect(() => skipDays(aStandingOffer({ state: 'ended' }), [], today)).toThrow('standing_offer.ended');
});

test('it is paused, resumed and stopped for good, and what is stopped stays so', () => {
  const paused = moveStandingOffer(aStandingOffer({}), 'paused', setting).standing;
  expect([paused.state, paused.version]).toEqual(['paused', 2]);
  expect(() => moveStandingOffer(paused, 'paused', setting)).toThrow('standing_offer.wrong_state');
  expect(moveStandingOffer(paused, 'active', setting).standing.state).toBe('active');
  const ended = moveStandingOffer(paused, 'ended', setting).standing;
  for (const to of ['active', 'paused', 'ended'] as const)
    expect(() => moveStandingOffer(ended, to, setting)).toThrow('standing_offer.ended');
  expect(() => amendStandingOffer(ended, ended, setting)).toThrow('standing_offer.ended');
});
