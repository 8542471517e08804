import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What row policies ask: whose rows the running transaction may touch (platform/database/row-scope.ts says it, row-policies.ts declares
 * the policies themselves). Functions only: locks nothing.
 */
export class RowScope1767000010000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE FUNCTION app_scope() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
      $$ SELECT coalesce(current_setting('app.scope', true), '') $$`);
    await run.query(`
      CREATE FUNCTION app_is_program() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_scope() = 'program' $$`);
    await run.query(`
      CREATE FUNCTION app_organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
      $$ SELECT CASE WHEN app_scope() NOT IN ('', 'program') THEN app_scope()::uuid END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
