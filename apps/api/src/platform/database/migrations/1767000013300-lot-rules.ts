import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a lot may be divided and whom it is for; forecasts; asks that step down by day. Columns with constant defaults: no rewrite. */
export class LotRules1767000013300 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE offers
        ADD COLUMN visibility text NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'invited', 'contract_only')),
        ADD COLUMN invited_ids uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN min_lot_kg kg NOT NULL DEFAULT 0,
        ADD COLUMN step_kg kg NOT NULL DEFAULT 0,
        ADD COLUMN all_or_nothing boolean NOT NULL DEFAULT false,
        DROP CONSTRAINT offers_certainty_check,
        ADD CONSTRAINT offers_certainty_check CHECK (certainty IN ('forecast', 'estimate', 'ready')),
        ADD CONSTRAINT offers_invited CHECK ((visibility = 'invited') = (cardinality(invited_ids) > 0))`);
    await run.query(`ALTER TABLE offer_versions ADD COLUMN certainty text`);
    await run.query(`
      CREATE TABLE offer_ask_steps (
        offer_id uuid NOT NULL REFERENCES offers (id),
        day date NOT NULL,
        ask_vnd_per_kg vnd_per_kg NOT NULL CHECK (ask_vnd_per_kg > 0),
        applied boolean NOT NULL DEFAULT false,
        PRIMARY KEY (offer_id, day)
      )`);
    await run.query(`COMMENT ON TABLE offer_ask_steps IS 'Asks set for days to come. Nobody but the seller may know one before its day.'`);
    await run.query(`CREATE INDEX offer_ask_steps_due ON offer_ask_steps (day) WHERE NOT applied`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
