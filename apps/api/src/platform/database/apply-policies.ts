import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { auditStatementsOf, statementsOf } from './policy-sql';
import { AUDITING_ROLE, ensureRoles, SERVING_ROLE, type DatabaseUser } from './roles';
import { TABLES } from './row-policies';

/** What the setup found out about the database's user, and whether it had to change anything. */
export interface AppliedPolicies {
  readonly changed: boolean;
  readonly user: DatabaseUser;
}

/**
 * Makes the tables as `row-policies.ts` declares them: rights of the serving role, row policies, audit triggers. All in one transaction,
 * and only when the declaration or the set of roles is another than last time: it takes short exclusive locks.
 */
export async function applyPolicies(source: DataSource): Promise<AppliedPolicies> {
  const user = await ensureRoles(source);
  const twoRoles = user.serves;
  const existing = await tablesOf(source);
  const tables = Object.entries(TABLES).filter(([name]) => existing.has(name));
  const statements = [
    ...(twoRoles ? GRANTS : []),
    ...tables.flatMap(([name, rule]) => [...statementsOf(name, rule, twoRoles), ...auditStatementsOf(name, rule)]),
    ...(user.audits ? AUDITING : []),
  ];
  if (twoRoles) await source.query(LET_IN); // a right on the database itself: no part of what a copy of the database takes along
  const mark = createHash('sha256').update(statements.join(';\n')).digest('hex');
  const [known] = await source.query<{ mark: string | null }[]>(`SELECT obj_description('app_scope()'::regprocedure) AS mark`);
  if (known?.mark === mark) return { changed: false, user };
  await source.transaction(async (tx) => {
    await tx.query([...statements, `COMMENT ON FUNCTION app_scope() IS '${mark}'`].join(';\n'));
  });
  return { changed: true, user };
}

/** The sealer works under a role of its own; whoever serves writes the audit and cannot seal it. */
const AUDITING = [
  `GRANT USAGE ON SCHEMA public TO ${AUDITING_ROLE}`,
  `GRANT SELECT ON audit_log TO ${AUDITING_ROLE}`,
  `GRANT SELECT, INSERT ON audit_chain TO ${AUDITING_ROLE}`,
  `REVOKE INSERT ON audit_chain FROM ${SERVING_ROLE}`,
];

const LET_IN = `DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO ${SERVING_ROLE}, ${AUDITING_ROLE}', current_database()); END $$`;

const GRANTS = [
  `GRANT USAGE ON SCHEMA public TO ${SERVING_ROLE}`,
  `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${SERVING_ROLE}`,
  `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${SERVING_ROLE}`,
  // A table that is not declared yet serves all the same; the spec asks for its declaration before it can be merged.
  `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${SERVING_ROLE}`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${SERVING_ROLE}`,
];

/** Ordinary and partitioned tables of ours. */
export async function tablesOf(source: Pick<DataSource, 'query'>): Promise<ReadonlySet<string>> {
  const rows = await source.query<{ name: string }[]>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
  );
  return new Set(rows.map((row) => row.name));
}

/** Lets whoever serves work the queues, whose tables BullMQ makes for the user who migrates. */
export async function grantQueues(source: DataSource): Promise<void> {
  for (const statement of [
    `GRANT USAGE ON SCHEMA bullmq TO ${SERVING_ROLE}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA bullmq TO ${SERVING_ROLE}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA bullmq TO ${SERVING_ROLE}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO ${SERVING_ROLE}`,
  ])
    await source.query(statement);
}
