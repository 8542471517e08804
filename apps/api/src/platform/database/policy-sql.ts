import { SERVING_ROLE } from './roles';
import type { RowPolicy, TableRule } from './row-policies';

/** Conditions on a row: who may read it, who may add it, who may change or remove it. */
interface Conditions {
  readonly read: string;
  readonly add: string;
  readonly change: string;
}

// In brackets of their own each is asked once a statement, not once a row.
const PROGRAM = `(SELECT app_is_program())`;
const SIGNED_IN = `(SELECT app_scope() <> '')`;
const ME = `(SELECT app_organisation())`;

const conditions = (read: string, add: string, change: string): Conditions => ({ read, add, change });
const alike = (one: string): Conditions => conditions(one, one, one);

/** The conditions of a policy; null where PostgreSQL's plain rights are enough. */
function conditionsOf(table: string, rows: RowPolicy): Conditions | null {
  switch (rows.kind) {
    case 'reference':
    case 'open':
      return null;
    case 'shared':
      return conditions(SIGNED_IN, PROGRAM, PROGRAM);
    case 'own':
      return alike(`${PROGRAM} OR ${rows.column} = ${ME}`);
    case 'parties':
      return alike(`${PROGRAM} OR ${rows.columns.map((column) => `${column} = ${ME}`).join(' OR ')}`);
    case 'listed':
      return alike(`${PROGRAM} OR ${ME} = ANY (${rows.column})`);
    case 'published':
      return { ...alike(`${PROGRAM} OR ${rows.column} = ${ME}`), read: SIGNED_IN };
    case 'follows': {
      const parent = Object.entries(rows.on).map(([column, of]) => `parent.${of} = ${table}.${column}`);
      const seen = `${PROGRAM} OR EXISTS (SELECT 1 FROM ${rows.parent} parent WHERE ${parent.join(' AND ')})`;
      return conditions(seen, SIGNED_IN, seen);
    }
    case 'events':
      return conditions(
        `${PROGRAM} OR (stream LIKE 'market:%' AND ${SIGNED_IN}) OR stream = (SELECT 'org:' || app_organisation())`,
        SIGNED_IN,
        PROGRAM,
      );
    case 'program':
      return alike(PROGRAM);
  }
}

function rights({ rows, appendOnly }: TableRule): string {
  if (rows.kind === 'reference') return 'SELECT';
  return appendOnly ? 'SELECT, INSERT' : 'SELECT, INSERT, UPDATE, DELETE';
}

/**
 * Statements that make one table as declared, whatever it was before. With a serving role apart, the owner (who migrates and looks after
 * the data) sees all; where one user does both, it too is held by the conditions.
 */
export function statementsOf(table: string, rule: TableRule, twoRoles: boolean): string[] {
  const wanted = conditionsOf(table, rule.rows);
  const grants = twoRoles
    ? [
        `REVOKE ALL ON ${table} FROM ${SERVING_ROLE}`,
        `GRANT ${table === 'migrations' ? 'SELECT' : rights(rule)} ON ${table} TO ${SERVING_ROLE}`,
      ]
    : [];
  const drop = ['rows_read', 'rows_added', 'rows_changed', 'rows_removed', 'rows_kept'].map(
    (name) => `DROP POLICY IF EXISTS ${name} ON ${table}`,
  );
  if (!wanted || table === 'migrations')
    return [...grants, ...drop, `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`, `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`];
  return [
    ...grants,
    ...drop,
    `CREATE POLICY rows_read ON ${table} FOR SELECT USING (${wanted.read})`,
    `CREATE POLICY rows_added ON ${table} FOR INSERT WITH CHECK (${wanted.add})`,
    `CREATE POLICY rows_changed ON ${table} FOR UPDATE USING (${wanted.change}) WITH CHECK (${wanted.change})`,
    `CREATE POLICY rows_removed ON ${table} FOR DELETE USING (${wanted.change})`,
    ...(twoRoles ? [`CREATE POLICY rows_kept ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true)`] : []),
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
  ];
}

/** Triggers that write each change of a table into the audit, one row of the audit for each row that changed. */
export function auditStatementsOf(table: string, rule: TableRule): string[] {
  const drop = ['added', 'changed', 'removed'].map((what) => `DROP TRIGGER IF EXISTS audit_${what} ON ${table}`);
  if (!rule.audit) return drop;
  const words = [rule.audit.key.join(','), (rule.audit.secret ?? []).join(',')].map((list) => `'${list}'`).join(', ');
  const trigger = (what: string, event: string, rows: string): string =>
    `CREATE TRIGGER audit_${what} AFTER ${event} ON ${table} REFERENCING ${rows} FOR EACH STATEMENT EXECUTE FUNCTION audit_${what}(${words})`;
  return [
    ...drop,
    trigger('added', 'INSERT', 'NEW TABLE AS after_rows'),
    trigger('changed', 'UPDATE', 'OLD TABLE AS before_rows NEW TABLE AS after_rows'),
    trigger('removed', 'DELETE', 'OLD TABLE AS before_rows'),
  ];
}
