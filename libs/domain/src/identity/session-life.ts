/** Where a session lives: at a desk that others pass by, or on the member's own phone. */
export const SESSION_KINDS = ['desk', 'phone'] as const;

export type SessionKind = (typeof SESSION_KINDS)[number];

/**
 * How long a session lasts, in minutes: without being used, and at most (DESIGN section 9, decision 12). A phone's session may rest its
 * whole life, because binding it takes a fresh proof.
 */
export const SESSION_LIFE: Readonly<Record<SessionKind, { readonly idleMinutes: number; readonly longestMinutes: number }>> = {
  desk: { idleMinutes: 30, longestMinutes: 12 * 60 },
  phone: { idleMinutes: 30 * 24 * 60, longestMinutes: 30 * 24 * 60 },
};
