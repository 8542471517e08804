import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was found for each broken trade. A new table: locks nothing. */
export class RoundRepairs1767000014200 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE round_repairs (
        trade_id uuid PRIMARY KEY REFERENCES trades (id),
        market_id text NOT NULL REFERENCES markets (id),
        gap_kg kg NOT NULL,
        round_number int,
        found_for_seller_kg kg NOT NULL,
        found_for_buyer_kg kg NOT NULL,
        at timestamptz NOT NULL
      )`);
    await run.query(`COMMENT ON TABLE round_repairs IS 'A trade that came to nothing, and the round that looked for others at once.'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
