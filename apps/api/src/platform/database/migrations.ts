import { Catalogue1767000001000 } from './migrations/1767000001000-catalogue';
import { Identity1767000000500 } from './migrations/1767000000500-identity';
import { Offers1767000003000 } from './migrations/1767000003000-offers';
import { Platform1767000000000 } from './migrations/1767000000000-platform';

/** Every migration, oldest first. A merged one is never edited. */
export const MIGRATIONS = [Platform1767000000000, Identity1767000000500, Catalogue1767000001000, Offers1767000003000];
