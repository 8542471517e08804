/** Every right that a route may ask for: `<noun>.<verb>`. */
export const PERMISSIONS = [
  'session.read',
  'session.end',
  'catalogue.read',
  'market.read',
  'stream.read',
  'offer.open',
  'offer.amend',
  'offer.withdraw',
  'offer.read',
  'order.place',
  'order.cancel',
  'order.read',
  'contract.read',
  'contract.call_off',
  'contract.answer',
  'contract.write',
  'contract.sign',
  'contract.register',
  'auction.open',
  'bid.place',
  'bid.answer',
  'bid.read',
  'intake_plan.write',
  'intake_plan.read',
  'price_index.publish',
  'price_index.read',
  'credit.set',
  'credit.read',
  'trade.read',
  'trade.confirm',
  'document.read',
  'organisation.register',
  'market.operate',
  'round.download',
  'organisation.read',
  'organisation.verify',
  'session.manage',
  'profile.manage',
  'member.read',
  'member.manage',
  'api_key.manage',
  'audit.read',
  'audit.search',
  'details.read',
  'ring.read',
  'behalf.act',
  'area.read',
  'area.keep',
  'area.authorise',
  'paper.read',
  'paper.declare',
  'paper.verify',
  'access_rule.keep',
  'notice.read',
  'catalogue.keep',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** What everybody who is signed in may do. */
export const EVERYONES_PERMISSIONS: readonly Permission[] = [
  'session.read',
  'session.end',
  'session.manage',
  'profile.manage',
  'organisation.read',
  'catalogue.read',
  'market.read',
  'stream.read',
  'price_index.read',
  'notice.read',
];

/** What somebody may do whose organisation is not let in yet, or whose role asks for a second factor that is not on: see to that. */
export const WAITING_PERMISSIONS: readonly Permission[] = [
  'session.read',
  'session.end',
  'session.manage',
  'profile.manage',
  'organisation.read',
  'catalogue.read',
];

/** What a manager of an organisation may do beyond its trade. */
export const MANAGING_PERMISSIONS: readonly Permission[] = ['member.read', 'member.manage', 'api_key.manage', 'audit.read'];

/** What a program may never do with a key: whatever concerns people, their proofs and their rights. */
export const PEOPLES_PERMISSIONS: ReadonlySet<Permission> = new Set<Permission>([
  'session.end',
  'session.manage',
  'profile.manage',
  'member.read',
  'member.manage',
  'api_key.manage',
  'audit.search',
  'details.read',
  'ring.read',
  'behalf.act',
  'organisation.verify',
  'organisation.register',
]);

/**
 * Permissions whose work goes beyond the rows of one's own organisation: the operator's and the department's. All others are held to
 * their own by the database itself, whatever the code asks for.
 */
export const PERMISSIONS_OVER_ALL: ReadonlySet<Permission> = new Set<Permission>([
  'organisation.register',
  'market.operate',
  'round.download',
  'organisation.verify',
  'contract.register',
  'audit.search',
  'details.read',
  'ring.read',
  'area.keep',
  'paper.verify',
  'access_rule.keep',
  'catalogue.keep',
  'price_index.publish',
]);
