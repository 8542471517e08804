import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Packing facilities are kept as planting areas are: other forms of codes wait for an officer, the holder lets others use its code, files
 * bring them in, and what is packed under a leave is booked. Facilities that stand in the register were entered by an officer and count as
 * looked at. The registers have some thousand rows at most: each change locks its table for a moment.
 */
export class PackingLeaves1767000017100 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE packing_facilities
        ADD COLUMN packs_kg_per_day bigint CHECK (packs_kg_per_day BETWEEN 100 AND 2000000),
        ADD COLUMN checked boolean NOT NULL DEFAULT true,
        ADD COLUMN search text NOT NULL DEFAULT '',
        ADD COLUMN source text NOT NULL DEFAULT ''`);
    await run.query(`
      UPDATE packing_facilities f SET search = area_search(f.code, f.holder_name, '', f.commune_code),
             source = coalesce((SELECT c.reason FROM standing_changes c WHERE c.facility_id = f.id ORDER BY c.id LIMIT 1), '')`);
    await run.query(`
      ALTER TABLE packing_facilities ALTER COLUMN checked DROP DEFAULT, ALTER COLUMN search DROP DEFAULT, ALTER COLUMN source DROP DEFAULT`);
    await run.query(
      `COMMENT ON COLUMN packing_facilities.packs_kg_per_day IS 'Null: nobody has stated it, and leaves are not bounded by it.'`,
    );
    await run.query(`
      ALTER TABLE area_authorisations
        ALTER COLUMN area_id DROP NOT NULL,
        ADD COLUMN facility_id uuid REFERENCES packing_facilities (id),
        ADD CONSTRAINT area_authorisations_one_code CHECK ((area_id IS NULL) <> (facility_id IS NULL))`);
    await run.query(
      `COMMENT ON TABLE area_authorisations IS 'A holder lets another use its code: of a planting area, or of a packing facility.'`,
    );
    await run.query(`CREATE INDEX area_authorisations_facility ON area_authorisations (facility_id) WHERE facility_id IS NOT NULL`);
    await run.query(`
      CREATE TABLE packing_debits (
        trade_id uuid PRIMARY KEY REFERENCES trades (id),
        authorisation_id uuid NOT NULL REFERENCES area_authorisations (id),
        kg kg NOT NULL
      ) WITH (fillfactor = 70)`);
    await run.query(
      `COMMENT ON TABLE packing_debits IS 'What one trade has packed under the leave of another facility. I11: a leave holds their sum.'`,
    );
    await run.query(`CREATE INDEX packing_debits_authorisation ON packing_debits (authorisation_id)`);
    await run.query(`
      ALTER TABLE register_imports DROP CONSTRAINT register_imports_kind_check,
        ADD CONSTRAINT register_imports_kind_check CHECK (kind IN ('planting_areas', 'packing_facilities'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
