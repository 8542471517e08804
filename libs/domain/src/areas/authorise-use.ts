import { DomainError } from '../shared/domain-error';
import type { Kg } from '../shared/weight';
import { daysApart } from '../shared/window';
import type { Authorisation, HeldCode } from './planting-area';

/** How much a code may let out: `capacityKg` in all (null: nobody knows), of which one leave takes `shareOf` it. */
export interface LeaveBound {
  readonly capacityKg: Kg | null;
  readonly shareOf: (leave: Authorisation) => number;
}

/**
 * Lets another organisation use a code of an area or of a packing facility. What is let out may not pass what the holder has, and one
 * organisation holds one leave of a code at a time.
 *
 * Units: kg. Source: FACTS B1 row 6, "ủy quyền sử dụng mã số".
 * @throws DomainError `authorisation.no_holder`, `authorisation.own_code`, `authorisation.overlaps`, `authorisation.past_capacity` (in that order)
 */
export function authoriseUse<Code extends HeldCode>(code: Code, given: Authorisation, { capacityKg, shareOf }: LeaveBound): Code {
  if (code.holderId === null) throw new DomainError('authorisation.no_holder', {});
  if (given.userId === code.holderId) throw new DomainError('authorisation.own_code', {}, 'userId');
  const standing = code.authorisations.filter(({ withdrawn, window }) => !withdrawn && daysApart(window, given.window) === 0);
  if (standing.some(({ userId }) => userId === given.userId)) throw new DomainError('authorisation.overlaps', {}, 'from');
  const letKg = standing.reduce((sum, leave) => sum + shareOf(leave), 0);
  if (capacityKg !== null && letKg + given.kg > capacityKg)
    throw new DomainError('authorisation.past_capacity', { capacityKg, letKg, askedKg: given.kg }, 'kg');
  return { ...code, authorisations: [...code.authorisations, given], version: code.version + 1 };
}

/** Of an area: whole leaves within the capacity of a season. */
export function seasonBound(capacityKg: Kg): LeaveBound {
  return { capacityKg, shareOf: ({ kg }) => kg };
}
