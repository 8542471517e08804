import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long both sides of a trade have to say yes belongs to its market. Changes the few rows of settings: locks nothing else. */
export class ConfirmWindow1767000014310 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(
      `UPDATE market_settings SET settings = settings || '{"confirmWithinMs": 7200000}'::jsonb WHERE NOT settings ? 'confirmWithinMs'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
