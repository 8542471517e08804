import { DomainError } from '../shared/domain-error';
import type { Kg } from '../shared/weight';
import { daysApart } from '../shared/window';
import type { Authorisation, PlantingArea } from './planting-area';

/**
 * Lets another organisation use a code. What is let out may not pass what the ground bears in a season, and one organisation holds one
 * leave at a time.
 *
 * Units: kg; `capacityKg` is the area's capacity of a season. Source: FACTS B1 row 6, "ủy quyền sử dụng mã số".
 * @throws DomainError `authorisation.no_holder`, `authorisation.own_code`, `authorisation.overlaps`, `authorisation.past_capacity` (in that order)
 */
export function authoriseUse(area: PlantingArea, given: Authorisation, capacityKg: Kg): PlantingArea {
  if (area.holderId === null) throw new DomainError('authorisation.no_holder', {});
  if (given.userId === area.holderId) throw new DomainError('authorisation.own_code', {}, 'userId');
  const standing = area.authorisations.filter(({ withdrawn, window }) => !withdrawn && daysApart(window, given.window) === 0);
  if (standing.some(({ userId }) => userId === given.userId)) throw new DomainError('authorisation.overlaps', {}, 'from');
  const letKg = standing.reduce((sum, { kg }) => sum + kg, 0);
  if (letKg + given.kg > capacityKg) throw new DomainError('authorisation.past_capacity', { capacityKg, letKg, askedKg: given.kg }, 'kg');
  return { ...area, authorisations: [...area.authorisations, given], version: area.version + 1 };
}
