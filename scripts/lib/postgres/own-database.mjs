import { createHash } from 'node:crypto';
import { query } from './can-query.mjs';

const NAME = 'mua_vu';

/** Roles without a login of their own (apps/api/src/platform/database/roles.ts): the program takes the first on while it serves, the second to chain the audit. */
const ROLES = ['mua_vu_serving', 'mua_vu_auditing'];

/** Logins that own nothing: each may take on one of the roles. */
const LOGINS = ['mua_vu_app', 'mua_vu_audit'];

/** Makes the program's roles in a cluster and a login for each, and lets this user become both. Safe to repeat. */
export async function giveRoles(adminUrl, user) {
  for (const role of ROLES)
    await query(adminUrl, `DO $$ BEGIN CREATE ROLE ${role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  await query(adminUrl, `GRANT ${ROLES.join(', ')} TO ${user}`);
  const { password } = new URL(adminUrl);
  for (const [nth, login] of LOGINS.entries()) {
    const make = `CREATE ROLE ${login} LOGIN PASSWORD '${passwordFor(login, password)}' IN ROLE ${ROLES[nth]}`;
    await query(adminUrl, `DO $$ BEGIN ${make}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  }
}

/** Each login has a password of its own; all come from the one that this cluster was made with. */
function passwordFor(login, password) {
  return createHash('sha256').update(`${login} ${password}`).digest('base64url');
}

/** Addresses of a database of the owner for those who serve and audit: settings of apps/api/src/platform/config/env.ts. */
export function loginsOf(ownerUrl) {
  const as = (login) => {
    const url = new URL(ownerUrl);
    url.password = passwordFor(login, url.password);
    url.username = login;
    return url.href;
  };
  return { DATABASE_URL: as(LOGINS[0]), MIGRATE_DATABASE_URL: ownerUrl, AUDIT_DATABASE_URL: as(LOGINS[1]) };
}

/** Makes the program's own role and database in a cluster of ours; gives the address the program uses. Safe to repeat. */
export async function ownDatabase(adminUrl) {
  const { password } = new URL(adminUrl);
  const roles = await query(adminUrl, `SELECT 1 FROM pg_roles WHERE rolname = '${NAME}'`);
  // Not a superuser: whoever breaks into the program does not own the machine's account behind the server. The password is
  // base64url of our own making, so it needs no quoting.
  if (roles.length === 0) await query(adminUrl, `CREATE ROLE ${NAME} LOGIN PASSWORD '${password}'`);
  await giveRoles(adminUrl, NAME);
  const databases = await query(adminUrl, `SELECT 1 FROM pg_database WHERE datname = '${NAME}'`);
  if (databases.length === 0) await query(adminUrl, `CREATE DATABASE ${NAME} OWNER ${NAME}`);
  const url = new URL(adminUrl);
  url.username = NAME;
  url.pathname = `/${NAME}`;
  return url.href;
}
