import { DomainError } from '../shared/domain-error';
import type { OrganisationKind } from './organisation';
import { EVERYONES_PERMISSIONS, MANAGING_PERMISSIONS, WAITING_PERMISSIONS, type Permission } from './permission';

/** What a member does in an organisation. */
export const ROLES = ['clerk', 'manager', 'planner', 'weighbridge', 'buyer', 'officer', 'operator'] as const;

export type Role = (typeof ROLES)[number];

const OWN_PAPERS: readonly Permission[] = ['area.read', 'area.authorise', 'paper.read', 'paper.declare'];
const KEEPING_PAPERS: readonly Permission[] = [
  'area.read',
  'area.keep',
  'area.authorise',
  'paper.read',
  'paper.verify',
  'access_rule.keep',
];
const SELLING: readonly Permission[] = [
  ...OWN_PAPERS,
  'offer.open',
  'offer.amend',
  'offer.withdraw',
  'offer.read',
  'contract.read',
  'contract.answer',
  'contract.write',
  'contract.sign',
  'intake_plan.read',
  'trade.read',
  'trade.confirm',
  'document.read',
  'auction.open',
  'credit.set',
  'credit.read',
  'bid.answer',
  'bid.read',
];
const BUYING: readonly Permission[] = [
  'order.place',
  'order.cancel',
  'order.read',
  'trade.read',
  'trade.confirm',
  'document.read',
  'credit.read',
  'bid.place',
  'bid.answer',
  'bid.read',
];
const PLANNING: readonly Permission[] = [
  'contract.call_off',
  'contract.read',
  'contract.write',
  'contract.sign',
  'intake_plan.write',
  'intake_plan.read',
  ...BUYING,
];
const OPERATING: readonly Permission[] = [
  'organisation.register',
  'organisation.verify',
  'contract.register',
  'market.operate',
  'round.download',
  'price_index.publish',
  'audit.search',
  'ring.read',
  'catalogue.keep',
  'behalf.act',
  ...MANAGING_PERMISSIONS,
  ...KEEPING_PAPERS,
];

/** Roles of each kind of organisation, with what a role may do beyond what everybody may. */
const ROLES_OF: Readonly<Record<OrganisationKind, Readonly<Partial<Record<Role, readonly Permission[]>>>>> = {
  cooperative: { clerk: SELLING, manager: [...SELLING, ...MANAGING_PERMISSIONS] },
  processor: { planner: [...PLANNING, ...MANAGING_PERMISSIONS], weighbridge: ['contract.read', 'trade.read', 'document.read'] },
  trader: { buyer: BUYING, manager: [...BUYING, ...MANAGING_PERMISSIONS] },
  exporter: { buyer: BUYING, manager: [...BUYING, ...MANAGING_PERMISSIONS] },
  supermarket: { buyer: BUYING, manager: [...BUYING, ...MANAGING_PERMISSIONS] },
  department: { officer: ['round.download', 'details.read', 'ring.read', ...KEEPING_PAPERS, ...MANAGING_PERMISSIONS] },
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

/** Roles that must have a second factor: whoever holds one reaches beyond a single organisation. */
const CODE_ROLES: ReadonlySet<Role> = new Set<Role>(['operator']);

/** True for a role that may not work without a second factor. */
export function needsSecondFactor(role: Role): boolean {
  return CODE_ROLES.has(role);
}

/** What stands in the way of a member's work. */
export interface Standing {
  /** False until the operator has let the organisation in. */
  readonly letIn: boolean;
  /** False while the role asks for a second factor that is not on. */
  readonly secured: boolean;
}

/**
 * What a member may do now: all of the role, or only what it takes to remove what stands in the way.
 *
 * @throws DomainError `member.wrong_role`
 */
export function permissionsNow(kind: OrganisationKind, role: Role, { letIn, secured }: Standing): readonly Permission[] {
  const all = permissionsOf(kind, role);
  return letIn && secured ? all : all.filter((permission) => WAITING_PERMISSIONS.includes(permission));
}
