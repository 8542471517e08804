import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alerts of what is wanted, and of what is near. Columns that may be null, and one with a default: nothing is rewritten. */
export class AlertReach1767000018420 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE alerts
        ADD COLUMN kind text NOT NULL DEFAULT 'lots' CHECK (kind IN ('lots', 'demands')),
        ADD COLUMN max_km integer CHECK (max_km BETWEEN 1 AND 2000),
        ADD COLUMN place_id text REFERENCES places (id),
        ADD COLUMN grade_id text,
        ADD COLUMN within_days smallint CHECK (within_days BETWEEN 0 AND 60),
        ADD CONSTRAINT alerts_distance CHECK ((max_km IS NULL) = (place_id IS NULL)),
        ADD CONSTRAINT alerts_lots CHECK (kind <> 'lots' OR num_nonnulls(grade_id, within_days) = 0),
        ADD CONSTRAINT alerts_demands CHECK (kind <> 'demands' OR (
          product_ids <> '{}' AND certificates = '{}' AND words = '' AND num_nonnulls(max_vnd_per_kg, harvest_from, harvest_to) = 0)),
        DROP CONSTRAINT alerts_ask`);
    await run.query(`
      ALTER TABLE alerts ADD CONSTRAINT alerts_ask CHECK (
        product_ids <> '{}' OR certificates <> '{}' OR words <> ''
        OR num_nonnulls(min_vnd_per_kg, max_vnd_per_kg, min_kg, max_km, harvest_from, harvest_to) > 0)`);
    await run.query(`COMMENT ON COLUMN alerts.min_vnd_per_kg IS 'Lots: the ask. Demands: the best limit on the public board.'`);
    await run.query(`COMMENT ON COLUMN alerts.place_id IS 'From here max_km is counted, by the table of routes.'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
