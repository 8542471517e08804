import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import can be stopped by who keeps the register: what its batches took in stays, and it says how far it came. */
export class ImportCancelled1767000018430 implements MigrationInterface {
  name = 'ImportCancelled1767000018430';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE register_imports DROP CONSTRAINT register_imports_state_check,
        ADD CONSTRAINT register_imports_state_check CHECK (state IN ('waiting', 'running', 'done', 'refused', 'cancelled')),
        ADD CONSTRAINT register_imports_ended_once CHECK ((finished_at IS NOT NULL) = (state IN ('done', 'refused', 'cancelled')))`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`UPDATE register_imports SET state = 'done' WHERE state = 'cancelled'`);
    await run.query(`
      ALTER TABLE register_imports DROP CONSTRAINT register_imports_ended_once, DROP CONSTRAINT register_imports_state_check,
        ADD CONSTRAINT register_imports_state_check CHECK (state IN ('waiting', 'running', 'done', 'refused'))`);
  }
}
