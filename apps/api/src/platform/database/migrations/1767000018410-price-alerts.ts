import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Prices that people watch. A new table; nothing is rewritten. */
export class PriceAlerts1767000018410 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE price_alerts (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        member_id uuid NOT NULL REFERENCES members (id),
        market_id text NOT NULL REFERENCES markets (id),
        grade_id text,
        direction text NOT NULL CHECK (direction IN ('rises', 'falls')),
        vnd_per_kg bigint NOT NULL CHECK (vnd_per_kg > 0),
        state text NOT NULL CHECK (state IN ('waiting', 'resting', 'paused')),
        round_number integer NOT NULL CHECK (round_number >= 0),
        told_at timestamptz,
        told_vnd_per_kg bigint,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT price_alerts_told CHECK ((told_at IS NULL) = (told_vnd_per_kg IS NULL)),
        CONSTRAINT price_alerts_reached CHECK (
          CASE direction WHEN 'rises' THEN told_vnd_per_kg >= vnd_per_kg ELSE told_vnd_per_kg <= vnd_per_kg END)
      )`);
    await run.query(`COMMENT ON COLUMN price_alerts.grade_id IS 'Null: all grades of the market together.'`);
    await run.query(
      `COMMENT ON COLUMN price_alerts.round_number IS 'The round that moved it last, or the last one when it was set: only later ones count.'`,
    );
    await run.query(
      `CREATE UNIQUE INDEX price_alerts_once ON price_alerts (member_id, organisation_id, market_id, coalesce(grade_id, ''), direction, vnd_per_kg)`,
    );
    // A round finds those whose level lies between the price before and its own, and reads no others.
    await run.query(
      `CREATE INDEX price_alerts_level ON price_alerts (market_id, coalesce(grade_id, ''), state, direction, vnd_per_kg) WHERE state <> 'paused'`,
    );
    // What was published before, nobody has waited for yet.
    await run.query(
      `INSERT INTO cursors (subscriber, stream, number) SELECT 'price-alerts', name, head FROM streams WHERE name LIKE 'market:%'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
