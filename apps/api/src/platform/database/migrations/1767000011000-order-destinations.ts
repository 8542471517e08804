import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The market that an order's fruit goes on to. A column without a default: no table is rewritten, orders are locked for a moment. */
export class OrderDestinations1767000011000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`ALTER TABLE orders ADD COLUMN destination_id text REFERENCES destination_markets (id)`);
    await run.query(
      `COMMENT ON COLUMN orders.destination_id IS 'Whose papers the fruit needs; null: none but the certificates asked for.'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
