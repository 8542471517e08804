import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A round writes its trades before it holds what they draw on, and lets the references to call-offs be checked at its end: checked at
 * once, each would hold a call-off before the offers, against the order of locks. Changes two words of the catalogue: locks `trades` and
 * `call_offs` for a moment.
 */
export class EarlyTrades1767000017400 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query('ALTER TABLE trades ALTER CONSTRAINT trades_call_off_id_contract_id_fkey DEFERRABLE INITIALLY IMMEDIATE');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
