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
  'contract.register',
  'auction.open',
  'bid.place',
  'bid.answer',
  'bid.read',
  'trade.read',
  'trade.confirm',
  'document.read',
  'organisation.register',
  'market.operate',
  'round.download',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** What everybody who is signed in may do. */
export const EVERYONES_PERMISSIONS: readonly Permission[] = ['session.read', 'session.end', 'catalogue.read', 'market.read', 'stream.read'];

/**
 * Permissions whose work goes beyond the rows of one's own organisation: the operator's and the department's. All others are held to
 * their own by the database itself, whatever the code asks for.
 */
export const PERMISSIONS_OVER_ALL: ReadonlySet<Permission> = new Set<Permission>([
  'organisation.register',
  'contract.register',
  'market.operate',
  'round.download',
]);
