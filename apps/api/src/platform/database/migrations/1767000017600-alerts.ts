import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people asked to be told of, and notices for one person. A new table and a column that may be null: nothing is rewritten. */
export class Alerts1767000017600 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE alerts (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        member_id uuid NOT NULL REFERENCES members (id),
        name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
        product_ids text[] NOT NULL,
        certificates text[] NOT NULL,
        words text NOT NULL CHECK (char_length(words) <= 100),
        min_vnd_per_kg bigint CHECK (min_vnd_per_kg > 0),
        max_vnd_per_kg bigint CHECK (max_vnd_per_kg > 0),
        min_kg bigint CHECK (min_kg > 0),
        harvest_from date,
        harvest_to date,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        known_ids uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(known_ids) <= 200),
        fresh integer NOT NULL DEFAULT 0 CHECK (fresh >= 0),
        newest jsonb,
        told_at timestamptz,
        CONSTRAINT alerts_prices CHECK (min_vnd_per_kg <= max_vnd_per_kg),
        CONSTRAINT alerts_days CHECK (harvest_from <= harvest_to),
        CONSTRAINT alerts_newest CHECK (fresh = 0 OR newest IS NOT NULL),
        CONSTRAINT alerts_ask CHECK (
          product_ids <> '{}' OR certificates <> '{}' OR words <> ''
          OR num_nonnulls(min_vnd_per_kg, max_vnd_per_kg, min_kg, harvest_from, harvest_to) > 0)
      )`);
    await run.query(`COMMENT ON COLUMN alerts.known_ids IS 'The last lots it found, newest last: none is told twice.'`);
    await run.query(`COMMENT ON COLUMN alerts.fresh IS 'Lots found and not told yet; newest is the last of them as the market told it.'`);
    await run.query(`CREATE INDEX alerts_member ON alerts (member_id, organisation_id)`);
    await run.query(`CREATE INDEX alerts_fresh ON alerts (told_at) WHERE fresh > 0`);
    await run.query(`ALTER TABLE notices ADD COLUMN member_id uuid`);
    await run.query(`COMMENT ON COLUMN notices.member_id IS 'Meant for this member alone; null: for whoever may act on it.'`);
    // What was on the market before nobody has asked for yet.
    await run.query(`INSERT INTO cursors (subscriber, stream, number) SELECT 'alerts', name, head FROM streams WHERE name LIKE 'market:%'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
