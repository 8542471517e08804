/** What the program may do while it serves: rows within its scope, no tables. The user of DATABASE_URL is a member of it. */
export const SERVING_ROLE = 'mua_vu_serving';
/** Reads the audit and adds to its chain, nothing else: whoever serves cannot seal, whoever seals cannot serve. */
export const AUDITING_ROLE = 'mua_vu_auditing';

/** Anything that runs a statement. */
export interface Asking {
  query<Row = unknown>(text: string, values?: unknown[]): Promise<Row>;
}

/** What the user of a connection is to PostgreSQL. */
export interface DatabaseUser {
  readonly name: string;
  /** Superusers and users with BYPASSRLS are held by no row policy. */
  readonly bypasses: boolean;
  readonly mayMakeRoles: boolean;
  /** True when it may become the serving role. */
  readonly serves: boolean;
  /** True when it may become the auditing role. */
  readonly audits: boolean;
}

export async function databaseUser(source: Asking): Promise<DatabaseUser> {
  const [user] = await source.query<DatabaseUser[]>(
    `SELECT rolname AS name, rolsuper OR rolbypassrls AS bypasses, rolsuper OR rolcreaterole AS "mayMakeRoles",
            EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = $1 AND pg_has_role(current_user, r.oid, 'MEMBER')) AS serves,
            EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = $2 AND pg_has_role(current_user, r.oid, 'MEMBER')) AS audits
     FROM pg_roles WHERE rolname = current_user`,
    [SERVING_ROLE, AUDITING_ROLE],
  );
  if (!user) throw new Error('the database does not know its own user');
  return user;
}

/**
 * Makes the roles if this user may, and lets it become the serving one. Roles belong to the whole cluster, so another program's setup may
 * make them at the same moment.
 */
export async function ensureRoles(source: Asking): Promise<DatabaseUser> {
  const user = await databaseUser(source);
  if ((user.serves && user.audits) || !user.mayMakeRoles) return user;
  const roles = [SERVING_ROLE, AUDITING_ROLE];
  for (const statement of [...roles.map(madeRole), ...roles.map(givenRole)]) await source.query(statement);
  return databaseUser(source);
}

/** Nothing happens when the role is there already. */
function madeRole(role: string): string {
  return `DO $$ BEGIN CREATE ROLE ${role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`;
}

/** A role that another owner made cannot be taken; then one user migrates and serves. */
function givenRole(role: string): string {
  return `DO $$ BEGIN GRANT ${role} TO CURRENT_USER; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$`;
}
