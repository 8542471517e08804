import type { Permission } from '../identity/permission';
import type { OrganisationKind } from '../identity/organisation';
import { permissionsOf, type Role } from '../identity/role';
import type { Notice } from './notice';

/** Only managers may do this: it tells them from the members below them. */
export const MANAGERS_MARK: Permission = 'member.manage';

/**
 * True when a notice is meant for whoever holds these permissions: for those who can act on it, first the members below the managers, then
 * the managers too; what somebody asked to be told, for them alone. Only they make it `seen`, and only theirs is it to count.
 */
export function isAddressedTo(
  notice: Pick<Notice, 'permission' | 'managersToo' | 'memberId'>,
  may: (permission: Permission) => boolean,
  memberId: string,
): boolean {
  if (notice.memberId !== null) return notice.memberId === memberId;
  return may(notice.permission) && (notice.managersToo || !may(MANAGERS_MARK));
}

/** True when an organisation has nobody below its managers who can act on it: then they are the first to be told. */
export function managersFirst(kind: OrganisationKind, roles: readonly Role[], permission: Permission): boolean {
  return !roles.some((role) => {
    const may = permissionsOf(kind, role);
    return may.includes(permission) && !may.includes(MANAGERS_MARK);
  });
}
