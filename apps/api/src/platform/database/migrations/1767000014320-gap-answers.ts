import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was found for each side of each gap: a trade that came to nothing, or one that was cut. Moves the few rows there are; an index more. */
export class GapAnswers1767000014320 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE gap_answers (
        trade_id uuid NOT NULL REFERENCES trades (id),
        change integer NOT NULL CHECK (change >= 0),
        side text NOT NULL CHECK (side IN ('seller', 'buyer')),
        market_id text NOT NULL REFERENCES markets (id),
        gap_kg kg NOT NULL CHECK (gap_kg > 0),
        found_kg kg NOT NULL CHECK (found_kg <= gap_kg),
        round_number integer,
        at timestamptz NOT NULL,
        PRIMARY KEY (trade_id, change, side)
      )`);
    await run.query(
      `COMMENT ON TABLE gap_answers IS 'A round that looked at once for what a broken trade left, for each of its sides once.'`,
    );
    await run.query(
      `COMMENT ON COLUMN gap_answers.change IS 'The version of the trade that made it smaller; 0 where the whole trade came to nothing.'`,
    );
    await run.query(`
      INSERT INTO gap_answers (trade_id, change, side, market_id, gap_kg, found_kg, round_number, at)
      SELECT trade_id, 0, side, market_id, gap_kg, CASE side WHEN 'seller' THEN found_for_seller_kg ELSE found_for_buyer_kg END, round_number, at
      FROM round_repairs CROSS JOIN (VALUES ('seller'), ('buyer')) AS s (side)`);
    await run.query(`DROP TABLE round_repairs`);
    await run.query(`CREATE INDEX trades_broken ON trades (market_id, deliver_on) WHERE state IN ('declined', 'lapsed', 'cancelled')`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
