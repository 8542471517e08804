import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a product is, by dated version. The tables that held one undated copy of it go: setup states the files' versions right after the
 * migrations. Locks the reference tables for a moment.
 */
export class ProductVersions1767000011200 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE product_versions (
        product_id text NOT NULL REFERENCES products (id),
        version int NOT NULL CHECK (version >= 1),
        effective_from date NOT NULL,
        sheet jsonb NOT NULL,
        freshness_vnd_per_kg_day vnd_per_kg NOT NULL,
        source text NOT NULL CHECK (source <> ''),
        file_sha256 text,
        recorded_by uuid REFERENCES members (id),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        withdrawn_by uuid REFERENCES members (id),
        withdrawn_at timestamptz,
        PRIMARY KEY (product_id, version),
        CONSTRAINT product_versions_known_who CHECK ((recorded_by IS NULL) <> (file_sha256 IS NULL)),
        CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
      )`);
    await run.query(
      'CREATE UNIQUE INDEX product_versions_one_a_day ON product_versions (product_id, effective_from) WHERE withdrawn_at IS NULL',
    );
    await run.query(
      `COMMENT ON TABLE product_versions IS 'What the catalogue says of a product from a day on, until the next version that was not taken back. Of a reference file (file_sha256) or of an operator (recorded_by).'`,
    );
    await run.query('DROP TABLE grade_serves');
    await run.query('DROP TABLE grades');
    await run.query('ALTER TABLE reference_prices DROP CONSTRAINT reference_prices_variety_id_fkey');
    await run.query('DROP TABLE varieties');
    await run.query(`
      ALTER TABLE products DROP COLUMN name_vi, DROP COLUMN name_en, DROP COLUMN category, DROP COLUMN season_from_month,
        DROP COLUMN season_to_month, DROP COLUMN peak_months, DROP COLUMN freshness_vnd_per_kg_day, DROP COLUMN max_hold_days,
        DROP COLUMN reference_vnd_per_kg, DROP COLUMN details`);
    await run.query(`COMMENT ON TABLE products IS 'Names of products in the order that people see; what each is, its versions say.'`);
    // The files are read again: their versions have no row yet.
    await run.query(`DELETE FROM datasets WHERE name = 'products'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
