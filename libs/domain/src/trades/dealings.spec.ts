import { dealingsOf } from './dealings';

test('a party is shown by what it said yes to and what it kept, rounded down', () => {
  expect(dealingsOf({ asked: 12, saidYes: 11, bound: 9, takenBack: 2 })).toEqual({ trades: 12, saidYesBp: 9_166, keptBp: 7_777 });
  expect(dealingsOf({ asked: 5, saidYes: 5, bound: 5, takenBack: 0 })).toEqual({ trades: 5, saidYesBp: 10_000, keptBp: 10_000 });
});

test('few trades make no rate: it would tell of single deals with others', () => {
  expect(dealingsOf({ asked: 4, saidYes: 0, bound: 0, takenBack: 0 })).toEqual({ trades: 4, saidYesBp: null, keptBp: null });
});
