import { query } from './can-query.mjs';

const NAME = 'mua_vu';

/** Roles without a login of their own: the program takes the first on while it serves (apps/api/src/platform/database/roles.ts). */
const ROLES = ['mua_vu_serving', 'mua_vu_auditing'];

/** Makes the program's roles in a cluster, and lets this user serve. Safe to repeat. */
export async function giveRoles(adminUrl, user) {
  for (const role of ROLES)
    await query(adminUrl, `DO $$ BEGIN CREATE ROLE ${role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  await query(adminUrl, `GRANT ${ROLES[0]} TO ${user}`);
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
