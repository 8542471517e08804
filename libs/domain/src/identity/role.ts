import { DomainError } from '../shared/domain-error';
import type { OrganisationKind } from './organisation';
import { EVERYONES_PERMISSIONS, type Permission } from './permission';

/** What a member does in an organisation. */
export const ROLES = ['clerk', 'manager', 'planner', 'buyer', 'officer', 'operator'] as const;

export type Role = (typeof ROLES)[number];

const SELLING: readonly Permission[] = [
  'offer.open',
  'offer.amend',
  'offer.withdraw',
  'offer.read',
  'contract.read',
  'trade.read',
  'trade.confirm',
  'document.read',
  'auction.open',
  'bid.answer',
  'bid.read',
];
const BUYING: readonly Permission[] = ['order.place', 'order.cancel', 'order.read', 'trade.read', 'trade.confirm', 'document.read', 'bid.place', 'bid.answer', 'bid.read'];
const PLANNING: readonly Permission[] = ['contract.call_off', 'contract.read', ...BUYING];
const OPERATING: readonly Permission[] = ['organisation.register', 'contract.register', 'market.operate', 'round.download'];

/** Roles of each kind of organisation, with what a role may do beyond what everybody may. */
const ROLES_OF: Readonly<Record<OrganisationKind, Readonly<Partial<Record<Role, readonly Permission[]>>>>> = {
  cooperative: { clerk: SELLING, manager: SELLING },
  processor: { planner: PLANNING },
  trader: { buyer: BUYING, manager: BUYING },
  exporter: { buyer: BUYING, manager: BUYING },
  supermarket: { buyer: BUYING, manager: BUYING },
  department: { officer: ['round.download'] },
  operator: { operator: OPERATING },
};

/** The roles that members of a kind of organisation may have. */
export function rolesOf(kind: OrganisationKind): readonly Role[] {
  return Object.keys(ROLES_OF[kind]) as Role[];
}

/**
 * Everything that a member may do.
 *
 * @throws DomainError `member.wrong_role` when the kind of organisation knows no such role
 */
export function permissionsOf(kind: OrganisationKind, role: Role): readonly Permission[] {
  const own = ROLES_OF[kind][role];
  if (!own) throw new DomainError('member.wrong_role', { kind, role }, 'role');
  return [...EVERYONES_PERMISSIONS, ...own];
}
