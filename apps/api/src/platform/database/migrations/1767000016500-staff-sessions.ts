import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sessions under which staff of the operator work for an organisation, and what they did there, found at once. Rewrites the sessions, a day's
 * worth of rows; the index is built over the audit, which waits for it.
 */
export class StaffSessions1767000016500 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE sessions
        ADD COLUMN staff_of uuid REFERENCES organisations (id),
        ADD COLUMN home_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(staff_of, organisation_id)) STORED,
        ADD CONSTRAINT sessions_staff_elsewhere CHECK (staff_of <> organisation_id),
        DROP CONSTRAINT sessions_member_id_organisation_id_fkey,
        ADD FOREIGN KEY (member_id, home_id) REFERENCES memberships (member_id, organisation_id),
        ADD FOREIGN KEY (organisation_id) REFERENCES organisations (id)`);
    await run.query(
      `COMMENT ON COLUMN sessions.staff_of IS 'The operator, whose staff works for the organisation; null for its own members.'`,
    );
    await run.query(`COMMENT ON COLUMN sessions.home_id IS 'Where the member belongs: the organisation itself, or the operator.'`);
    await run.query(`CREATE INDEX audit_log_by_staff ON audit_log (organisation_id, id DESC) WHERE doer ? 'staffOf'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
