import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEY = (fields: string): string =>
  `CASE WHEN strpos(TG_ARGV[0], ',') = 0 THEN ${fields} ->> TG_ARGV[0] ELSE audit_key(${fields}, TG_ARGV[0]) END`;

/**
 * Rows of the audit as before, written in less of a round's time: the doer is read once a statement, and each row becomes JSON once. A view
 * that is not materialised is worked out anew for every column that is compared. Functions only: locks nothing.
 */
export class AuditAtOnce1767000014300 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    const make = (name: string, rows: string): Promise<unknown> =>
      run.query(`
        CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          doer jsonb := audit_doer();
          organisation uuid := nullif(doer ->> 'organisationId', '')::uuid;
          secret text[] := string_to_array(TG_ARGV[1], ',');
        BEGIN
          INSERT INTO audit_log (subject, subject_key, action, organisation_id, doer, before, after) ${rows};
          RETURN NULL;
        END $$`);
    await make(
      'audit_added',
      `WITH added AS MATERIALIZED (SELECT to_jsonb(n) AS fields FROM after_rows n)
       SELECT TG_TABLE_NAME, ${KEY('fields')}, 'insert', organisation, doer, NULL, fields - secret FROM added`,
    );
    await make(
      'audit_removed',
      `WITH removed AS MATERIALIZED (SELECT to_jsonb(o) AS fields FROM before_rows o)
       SELECT TG_TABLE_NAME, ${KEY('fields')}, 'delete', organisation, doer, fields - secret, NULL FROM removed`,
    );
    // Only a hash or a merge can do a full join: the plan is kept for the session, and the first update it sees may be of one row.
    await make(
      'audit_changed',
      `WITH was AS MATERIALIZED (SELECT to_jsonb(o) AS fields FROM before_rows o),
       is_now AS MATERIALIZED (SELECT to_jsonb(n) AS fields FROM after_rows n),
       pairs AS MATERIALIZED (
         SELECT key, o.fields AS before, n.fields AS after
         FROM (SELECT fields, ${KEY('fields')} AS key FROM was) o
         FULL JOIN (SELECT fields, ${KEY('fields')} AS key FROM is_now) n USING (key)
         WHERE o.fields IS DISTINCT FROM n.fields
       )
       SELECT TG_TABLE_NAME, p.key, 'update', organisation, doer, d.before, d.after
       FROM pairs p CROSS JOIN LATERAL (
         SELECT jsonb_object_agg(b.key, b.value) AS before, jsonb_object_agg(b.key, p.after -> b.key) AS after
         FROM jsonb_each(p.before) b
         WHERE b.value IS DISTINCT FROM p.after -> b.key AND NOT (b.key = ANY (secret))
       ) d`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
