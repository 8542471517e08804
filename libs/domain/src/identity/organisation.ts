import type { OrganisationId } from '../shared/ids';

/** What an organisation is in the market; its kind decides which roles its members may have. */
export const ORGANISATION_KINDS = ['cooperative', 'processor', 'trader', 'exporter', 'supermarket', 'department', 'operator'] as const;

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** What the other side sees of an organisation. Sellers and buyers are named; `demo` marks invented data on every screen. */
export interface Party {
  readonly id: OrganisationId;
  readonly name: string;
  readonly demo: boolean;
}

/** Sister organisations share a group and never meet in a trade; null means that there are none. */
export type OwnerGroup = string | null;

/** Length of an organisation's registered name: shorter says nothing, longer breaks every card and confirmation. */
export const ORGANISATION_NAME = { min: 3, max: 200 } as const;

/** Length of a member's name. */
export const MEMBER_NAME = { min: 2, max: 100 } as const;

/** True when two organisations have the same owner, or are the same one. */
export function haveSameOwner(left: { id: OrganisationId; group: OwnerGroup }, right: { id: OrganisationId; group: OwnerGroup }): boolean {
  return left.id === right.id || (left.group !== null && left.group === right.group);
}
