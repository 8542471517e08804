import { dayOf } from '../shared/day';
import { priceOf } from '../shared/unit-price';
import { askStepsOf } from './ask-steps';
import { anOffer } from './samples';

const step = (day: string, ask: number) => ({ day: dayOf(day, 'day'), askVndPerKg: priceOf(ask, 'ask') });
const TODAY = dayOf('2026-06-11', 'day');

test('steps go down, day by day, within the harvest', () => {
  const [first, second] = [step('2026-06-13', 8_500), step('2026-06-14', 8_000)];
  expect(askStepsOf(anOffer({}), [second, first], TODAY)).toEqual([first, second]);
  for (const bad of [
    [step('2026-06-11', 8_000)],
    [step('2026-06-15', 8_000)],
    [step('2026-06-13', 9_001)],
    [first, first],
    [step('2026-06-13', 8_000), step('2026-06-14', 8_100)],
  ])
    expect(() => askStepsOf(anOffer({}), bad, TODAY)).toThrow('ask_steps.invalid');
});
