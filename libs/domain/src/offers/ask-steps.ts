import { type Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { VndPerKg } from '../shared/unit-price';
import type { Offer } from './offer';

/** A lot ripens for a month at most. */
const STEPS_MAX = 31;

/** From this day on the ask is this much. Nobody but the seller knows before. */
export interface AskStep {
  readonly day: Day;
  readonly askVndPerKg: VndPerKg;
}

/**
 * Holds steps set in advance to their lot: each on a day of its own between today's morrow and the last harvest day, never dearer than
 * the one before.
 *
 * @throws DomainError `ask_steps.invalid`
 */
export function askStepsOf(offer: Pick<Offer, 'harvest' | 'askVndPerKg'>, steps: readonly AskStep[], today: Day): readonly AskStep[] {
  const sorted = [...steps].sort((a, b) => (a.day < b.day ? -1 : 1));
  const isSound = sorted.every((step, nth) => {
    const before = sorted[nth - 1];
    const follows = before === undefined ? step.day > today : step.day > before.day;
    return follows && step.day <= offer.harvest.to && step.askVndPerKg <= (before?.askVndPerKg ?? offer.askVndPerKg);
  });
  if (!isSound || steps.length > STEPS_MAX) throw new DomainError('ask_steps.invalid', { most: STEPS_MAX }, 'askSteps');
  return sorted;
}
