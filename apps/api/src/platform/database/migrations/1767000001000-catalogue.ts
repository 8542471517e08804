import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reference data and one market a product. New tables only: locks nothing. */
export class Catalogue1767000001000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE datasets (
        name text PRIMARY KEY,
        version int NOT NULL,
        date date NOT NULL,
        sha256 text NOT NULL,
        records int NOT NULL,
        loaded_at timestamptz NOT NULL DEFAULT now()
      )`);
    await run.query(
      `COMMENT ON TABLE datasets IS 'Which version of each reference file the tables hold. The same hash is not loaded twice.'`,
    );
    await this.goods(run);
    await this.ground(run);
    await run.query(`
      CREATE TABLE markets (
        id text PRIMARY KEY REFERENCES products (id),
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'halted')),
        mode text NOT NULL DEFAULT 'continuous' CHECK (mode IN ('continuous')),
        interval_ms int NOT NULL DEFAULT 1000 CHECK (interval_ms >= 0),
        frozen_number bigint NOT NULL DEFAULT 0 CHECK (frozen_number >= 0),
        last_round_number int NOT NULL DEFAULT 0 CHECK (last_round_number >= 0)
      ) WITH (fillfactor = 50)`);
    await run.query(`COMMENT ON TABLE markets IS 'One a product, named by it. Its row is the first lock of every change to the market.'`);
  }

  private async goods(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE products (
        id text PRIMARY KEY,
        position int NOT NULL,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        category text NOT NULL CHECK (category IN ('fruit', 'vegetable', 'industrial', 'field')),
        season_from_month smallint NOT NULL CHECK (season_from_month BETWEEN 1 AND 12),
        season_to_month smallint NOT NULL CHECK (season_to_month BETWEEN 1 AND 12),
        peak_months smallint[] NOT NULL,
        freshness_vnd_per_kg_day vnd_per_kg NOT NULL,
        max_hold_days smallint NOT NULL CHECK (max_hold_days >= 0),
        reference_vnd_per_kg vnd_per_kg NOT NULL,
        details jsonb NOT NULL
      )`);
    await run.query(`
      CREATE TABLE varieties (
        id text PRIMARY KEY,
        product_id text NOT NULL REFERENCES products (id),
        position int NOT NULL,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        season_from_month smallint NOT NULL CHECK (season_from_month BETWEEN 1 AND 12),
        season_to_month smallint NOT NULL CHECK (season_to_month BETWEEN 1 AND 12),
        former_districts text[] NOT NULL,
        details jsonb NOT NULL
      )`);
    await run.query(`
      CREATE TABLE grades (
        product_id text NOT NULL REFERENCES products (id),
        id text NOT NULL,
        rank smallint NOT NULL CHECK (rank >= 0),
        name_vi text NOT NULL,
        name_en text NOT NULL,
        channel text NOT NULL,
        details jsonb NOT NULL,
        PRIMARY KEY (product_id, id),
        UNIQUE (product_id, rank)
      )`);
    await run.query(`
      CREATE TABLE grade_serves (
        product_id text NOT NULL,
        grade_id text NOT NULL,
        serves_grade_id text NOT NULL,
        basis text NOT NULL,
        PRIMARY KEY (product_id, grade_id, serves_grade_id),
        FOREIGN KEY (product_id, grade_id) REFERENCES grades (product_id, id),
        FOREIGN KEY (product_id, serves_grade_id) REFERENCES grades (product_id, id),
        CHECK (grade_id <> serves_grade_id)
      )`);
    await run.query(`COMMENT ON TABLE grade_serves IS 'A lot of grade_id may stand in for serves_grade_id; what that one serves follows.'`);
    await run.query(`
      CREATE TABLE reference_prices (
        id text PRIMARY KEY,
        product_id text REFERENCES products (id),
        variety_id text REFERENCES varieties (id),
        grade_id text,
        place text NOT NULL,
        min_vnd_per_kg vnd_per_kg NOT NULL,
        max_vnd_per_kg vnd_per_kg NOT NULL CHECK (max_vnd_per_kg >= min_vnd_per_kg),
        period text NOT NULL,
        stage text NOT NULL,
        details jsonb NOT NULL
      )`);
    await run.query(`
      CREATE TABLE destination_markets (
        id text PRIMARY KEY,
        position int NOT NULL,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        kind text NOT NULL,
        product_rules jsonb NOT NULL,
        details jsonb NOT NULL
      )`);
  }

  private async ground(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE communes (
        code text PRIMARY KEY,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        full_name_vi text NOT NULL,
        type text NOT NULL CHECK (type IN ('ward', 'commune')),
        former_districts text[] NOT NULL,
        former_units text[] NOT NULL,
        lat double precision NOT NULL,
        lon double precision NOT NULL,
        details jsonb NOT NULL
      )`);
    await run.query(`
      CREATE TABLE places (
        id text PRIMARY KEY,
        position int NOT NULL,
        kind text NOT NULL,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        lat double precision NOT NULL,
        lon double precision NOT NULL,
        commune_code text REFERENCES communes (code),
        former_district text,
        road text CHECK (road IN ('main', 'feeder', 'song_ma_basin')),
        demo boolean NOT NULL,
        details jsonb NOT NULL
      )`);
    await run.query(`
      CREATE TABLE routes (
        from_place_id text NOT NULL REFERENCES places (id),
        to_place_id text NOT NULL REFERENCES places (id),
        km int NOT NULL CHECK (km >= 0),
        transit_days smallint NOT NULL CHECK (transit_days >= 0),
        freight_vnd_per_kg vnd_per_kg NOT NULL,
        assumed boolean NOT NULL,
        PRIMARY KEY (from_place_id, to_place_id)
      )`);
    await run.query(
      `COMMENT ON TABLE routes IS 'Every way from a collection point to a destination, derived from the legs and rules of the routes file.'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
