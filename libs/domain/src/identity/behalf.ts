import type { OrganisationKind } from './organisation';
import { PEOPLES_PERMISSIONS, type Permission } from './permission';
import { permissionsOf, rolesOf } from './role';

/** Kinds of organisation that staff act for: those that trade. Who oversees or runs the market speaks for themselves. */
const SERVED_KINDS: ReadonlySet<OrganisationKind> = new Set<OrganisationKind>([
  'cooperative',
  'processor',
  'trader',
  'exporter',
  'supermarket',
]);

/**
 * What staff of the operator may do for an organisation that calls by telephone: all of its trade, nothing about its people, their proofs
 * and rights, and nothing of what its audit says. None for an organisation that does not trade.
 */
export function permissionsOnBehalf(kind: OrganisationKind): readonly Permission[] {
  if (!SERVED_KINDS.has(kind)) return [];
  const all = new Set(rolesOf(kind).flatMap((role) => permissionsOf(kind, role)));
  return [...all].filter((permission) => !PEOPLES_PERMISSIONS.has(permission) && permission !== 'audit.read');
}

/** What staff keep who work under a session for another organisation: to see to their own account, and to stop. */
export const STAFFS_OWN_PERMISSIONS: readonly Permission[] = ['session.read', 'session.end', 'session.manage', 'profile.manage'];
