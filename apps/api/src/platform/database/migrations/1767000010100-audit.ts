import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What changed, by whom, from what to what; and the chain that makes a later change of it show. New tables only: locks nothing. */
export class Audit1767000010100 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE audit_log (
        tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
        id bigint GENERATED ALWAYS AS IDENTITY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        subject text NOT NULL,
        subject_key text NOT NULL,
        action text NOT NULL,
        organisation_id uuid,
        doer jsonb NOT NULL,
        before jsonb,
        after jsonb,
        PRIMARY KEY (tx, id)
      )`);
    await run.query(
      `COMMENT ON TABLE audit_log IS 'Every change of state, written in its own transaction; never changed. tx orders rows by commit for the sealer.'`,
    );
    await run.query(`COMMENT ON COLUMN audit_log.doer IS 'Who, for whom, in which request, from where; or which work of the program.'`);
    await run.query(`CREATE INDEX audit_log_organisation ON audit_log (organisation_id, id DESC)`);
    await run.query(`CREATE INDEX audit_log_subject ON audit_log (subject_key, id)`);
    await run.query(`
      CREATE TABLE audit_chain (
        number bigint PRIMARY KEY CHECK (number > 0),
        tx xid8 NOT NULL,
        id bigint NOT NULL UNIQUE,
        hash bytea NOT NULL CHECK (length(hash) = 32),
        sealed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    await run.query(
      `COMMENT ON TABLE audit_chain IS 'hash n = SHA-256 of hash n-1 and the canonical text of the row. Written by the sealer, in order of commit.'`,
    );
    for (const table of ['audit_log', 'audit_chain']) {
      await run.query(
        `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      );
      await run.query(
        `CREATE TRIGGER ${table}_not_emptied BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
      );
    }
    await this.functions(run);
  }

  private async functions(run: QueryRunner): Promise<void> {
    // The same words for every table; TG_ARGV: the columns that name a row, and those that are never written down.
    await run.query(`
      CREATE FUNCTION audit_doer() RETURNS jsonb LANGUAGE sql STABLE AS
      $$ SELECT coalesce(nullif(current_setting('app.doer', true), ''), '{"work":"by hand"}')::jsonb $$`);
    await run.query(`
      CREATE FUNCTION audit_key(fields jsonb, columns text) RETURNS text LANGUAGE sql IMMUTABLE AS
      $$ SELECT string_agg(fields ->> name, '/' ORDER BY nth) FROM unnest(string_to_array(columns, ',')) WITH ORDINALITY AS c (name, nth) $$`);
    const insert = (before: string, after: string, from: string): string => `
      INSERT INTO audit_log (subject, subject_key, action, organisation_id, doer, before, after)
      SELECT TG_TABLE_NAME, audit_key(coalesce(${after}, ${before}), TG_ARGV[0]), lower(TG_OP), nullif(audit_doer() ->> 'organisationId', '')::uuid, audit_doer(),
             ${before} - string_to_array(TG_ARGV[1], ','), ${after} - string_to_array(TG_ARGV[1], ',')
      FROM ${from}`;
    const make = (name: string, body: string): Promise<unknown> =>
      run.query(`CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body}; RETURN NULL; END $$`);
    await make('audit_added', insert('NULL::jsonb', 'to_jsonb(n)', 'after_rows n'));
    await make('audit_removed', insert('to_jsonb(o)', 'NULL::jsonb', 'before_rows o'));
    // Only what became another: the pair is found by its key, and of both sides the changed columns are kept.
    await make(
      'audit_changed',
      `
      INSERT INTO audit_log (subject, subject_key, action, organisation_id, doer, before, after)
      SELECT TG_TABLE_NAME, o.key, 'update', nullif(audit_doer() ->> 'organisationId', '')::uuid, audit_doer(), d.before, d.after
      FROM (SELECT to_jsonb(o) AS fields, audit_key(to_jsonb(o), TG_ARGV[0]) AS key FROM before_rows o) o
      JOIN (SELECT to_jsonb(n) AS fields, audit_key(to_jsonb(n), TG_ARGV[0]) AS key FROM after_rows n) n USING (key)
      CROSS JOIN LATERAL (
        SELECT jsonb_object_agg(b.key, b.value) AS before, jsonb_object_agg(b.key, n.fields -> b.key) AS after
        FROM jsonb_each(o.fields) b
        WHERE b.value IS DISTINCT FROM n.fields -> b.key AND NOT (b.key = ANY (string_to_array(TG_ARGV[1], ',')))
      ) d
      WHERE o.fields IS DISTINCT FROM n.fields`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
