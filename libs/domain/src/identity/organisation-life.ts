import { DomainError } from '../shared/domain-error';
import { stateTable } from '../shared/state-table';
import { cleanText } from '../shared/text';

/** How far an organisation has come: it applies, is let in or turned away, and may be suspended and taken back. */
export type OrganisationState = 'applied' | 'refused' | 'active' | 'suspended';

/** The declared life of an organisation. */
export const ORGANISATION_STATES = stateTable<OrganisationState>('organisation', {
  applied: ['active', 'refused'],
  refused: ['active'],
  active: ['suspended'],
  suspended: ['active'],
});

/** Shorter says nothing to those it concerns. */
export const REASON = { min: 10, max: 500 } as const;

/**
 * Decides on an organisation: what it becomes, and why. Turning away and suspending need a reason, which its members are shown.
 *
 * @throws DomainError `organisation.wrong_state`, `organisation.reason_required`
 */
export function decideOn(
  state: OrganisationState,
  to: Exclude<OrganisationState, 'applied'>,
  reason: string | null,
): { readonly state: OrganisationState; readonly reason: string | null } {
  if (!ORGANISATION_STATES.canMove(state, to)) throw new DomainError('organisation.wrong_state', { state, wanted: to });
  if (to === 'active') return { state: to, reason: null };
  if (reason === null || reason.trim().length < REASON.min)
    throw new DomainError('organisation.reason_required', { min: REASON.min }, 'reason');
  return { state: ORGANISATION_STATES.move(state, to), reason: cleanText(reason, REASON, 'reason') };
}
