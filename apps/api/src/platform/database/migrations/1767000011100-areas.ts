import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of planting areas, its ledger, packing facilities, papers, and the rules of destination markets. New tables only: locks nothing. */
export class Areas1767000011100 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await this.register(run);
    await this.ledger(run);
    await this.papers(run);
    await this.rules(run);
    await run.query(`
      CREATE TABLE register_imports (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        member_id uuid NOT NULL REFERENCES members (id),
        kind text NOT NULL CHECK (kind IN ('planting_areas')),
        file_name text NOT NULL,
        content bytea,
        dry_run boolean NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'refused')),
        rows_total int,
        rows_read int NOT NULL DEFAULT 0,
        rows_added int NOT NULL DEFAULT 0,
        rows_changed int NOT NULL DEFAULT 0,
        rows_same int NOT NULL DEFAULT 0,
        rows_refused int NOT NULL DEFAULT 0,
        refusal jsonb,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        finished_at timestamptz
      )`);
    await run.query(`COMMENT ON COLUMN register_imports.content IS 'The file as it came; let go of once it is read.'`);
    await run.query(`
      CREATE TABLE register_import_rows (
        import_id uuid NOT NULL REFERENCES register_imports (id) ON DELETE CASCADE,
        line int NOT NULL,
        code text,
        outcome text NOT NULL CHECK (outcome IN ('refused', 'warned')),
        field text,
        refusal text NOT NULL,
        facts jsonb NOT NULL,
        PRIMARY KEY (import_id, line, refusal)
      )`);
    await run.query(
      `COMMENT ON TABLE register_import_rows IS 'The report of an import: rows that were refused or that an officer should look at.'`,
    );
  }

  private async register(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE planting_areas (
        id uuid PRIMARY KEY,
        code text NOT NULL CONSTRAINT planting_areas_code UNIQUE,
        holder_id uuid REFERENCES organisations (id),
        holder_name text NOT NULL,
        households int NOT NULL CHECK (households > 0),
        area_m2 bigint NOT NULL CHECK (area_m2 BETWEEN 100 AND 50000000),
        product_id text NOT NULL REFERENCES products (id),
        commune_code text NOT NULL REFERENCES communes (code),
        place_name text NOT NULL,
        yield_kg_per_ha bigint CHECK (yield_kg_per_ha > 0),
        standings jsonb NOT NULL,
        checked boolean NOT NULL,
        search text NOT NULL,
        source text NOT NULL,
        version int NOT NULL CHECK (version > 0),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      ) WITH (fillfactor = 80)`);
    await run.query(`
      CREATE FUNCTION fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT trim(regexp_replace(replace(lower(regexp_replace(normalize(words, NFD), '[\\u0300-\\u036f]', '', 'g')), 'đ', 'd'), '\\s+', ' ', 'g'))
      $$`);
    await run.query(`COMMENT ON FUNCTION fold IS 'As people type in a hurry: what foldForSearch of the domain does.'`);
    await run.query(`
      CREATE FUNCTION area_search(code text, holder text, place text, commune text) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT fold(concat_ws(' ', code, holder, place, c.full_name_vi, c.name_en, array_to_string(c.former_districts, ' ')))
        FROM communes c WHERE c.code = commune
      $$`);
    await run.query(`COMMENT ON COLUMN planting_areas.search IS 'Everything that people look for, lower case and without accents.'`);
    await run.query(`CREATE INDEX planting_areas_holder ON planting_areas (holder_id, code)`);
    await run.query(`CREATE INDEX planting_areas_commune ON planting_areas (commune_code)`);
    await run.query(`
      CREATE TABLE standing_changes (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        area_id uuid REFERENCES planting_areas (id),
        facility_id uuid,
        market_id text REFERENCES destination_markets (id),
        standing text NOT NULL CHECK (standing IN ('applied', 'active', 'suspended', 'revoked')),
        from_day date NOT NULL,
        reason text NOT NULL,
        member_id uuid NOT NULL REFERENCES members (id),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK ((area_id IS NULL) <> (facility_id IS NULL))
      )`);
    await run.query(`COMMENT ON TABLE standing_changes IS 'Who changed the standing of a code, from which day, and why. Append-only.'`);
    await run.query(`CREATE INDEX standing_changes_area ON standing_changes (area_id)`);
    await run.query(
      `CREATE TRIGGER standing_changes_append_only BEFORE UPDATE OR DELETE ON standing_changes FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
    await run.query(`
      CREATE TABLE packing_facilities (
        id uuid PRIMARY KEY,
        code text NOT NULL CONSTRAINT packing_facilities_code UNIQUE,
        holder_id uuid REFERENCES organisations (id),
        holder_name text NOT NULL,
        commune_code text NOT NULL REFERENCES communes (code),
        product_ids text[] NOT NULL CHECK (cardinality(product_ids) > 0),
        standings jsonb NOT NULL,
        version int NOT NULL CHECK (version > 0),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    await run.query(`ALTER TABLE standing_changes ADD FOREIGN KEY (facility_id) REFERENCES packing_facilities (id)`);
    await run.query(`CREATE INDEX packing_facilities_holder ON packing_facilities (holder_id)`);
  }

  private async ledger(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE area_authorisations (
        id uuid PRIMARY KEY,
        area_id uuid NOT NULL REFERENCES planting_areas (id),
        user_id uuid NOT NULL REFERENCES organisations (id),
        kg kg NOT NULL CHECK (kg > 0),
        used_kg kg NOT NULL DEFAULT 0,
        from_day date NOT NULL,
        to_day date NOT NULL,
        withdrawn boolean NOT NULL DEFAULT false,
        given_by uuid NOT NULL REFERENCES members (id),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CHECK (from_day <= to_day),
        CONSTRAINT area_authorisations_not_exceeded CHECK (used_kg <= kg)
      )`);
    await run.query(`CREATE INDEX area_authorisations_area ON area_authorisations (area_id)`);
    await run.query(`CREATE INDEX area_authorisations_user ON area_authorisations (user_id)`);
    await run.query(`
      CREATE TABLE area_seasons (
        area_id uuid NOT NULL REFERENCES planting_areas (id),
        season int NOT NULL,
        capacity_kg kg NOT NULL,
        held_kg kg NOT NULL DEFAULT 0,
        confirmed_kg kg NOT NULL DEFAULT 0,
        delivered_kg kg NOT NULL DEFAULT 0,
        PRIMARY KEY (area_id, season),
        CONSTRAINT area_seasons_not_overdrawn CHECK (held_kg + confirmed_kg + delivered_kg <= capacity_kg)
      ) WITH (fillfactor = 50)`);
    await run.query(
      `COMMENT ON CONSTRAINT area_seasons_not_overdrawn ON area_seasons IS 'I11: nobody sells more under a code than its ground bears.'`,
    );
    await run.query(`
      CREATE TABLE area_debits (
        trade_id uuid PRIMARY KEY REFERENCES trades (id),
        area_id uuid NOT NULL,
        season int NOT NULL,
        authorisation_id uuid REFERENCES area_authorisations (id),
        user_id uuid NOT NULL,
        held_kg kg NOT NULL,
        confirmed_kg kg NOT NULL,
        delivered_kg kg NOT NULL,
        FOREIGN KEY (area_id, season) REFERENCES area_seasons (area_id, season)
      ) WITH (fillfactor = 70)`);
    await run.query(
      `COMMENT ON TABLE area_debits IS 'What one trade draws from the ledger of a code. I11: a season holds exactly the sum of its debits.'`,
    );
    await run.query(`CREATE INDEX area_debits_area ON area_debits (area_id, season)`);
  }

  private async papers(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE papers (
        id uuid PRIMARY KEY,
        holder_id uuid NOT NULL REFERENCES organisations (id),
        kind text NOT NULL CHECK (kind IN ('vietgap', 'globalgap', 'organic', 'ocop', 'geographical_indication', 'residue_test')),
        number text NOT NULL,
        product_ids text[] NOT NULL CHECK (cardinality(product_ids) > 0),
        area_id uuid REFERENCES planting_areas (id),
        issuer text NOT NULL,
        stars smallint CHECK (stars BETWEEN 1 AND 5),
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        document text NOT NULL,
        state text NOT NULL CHECK (state IN ('declared', 'verified', 'revoked')),
        version int NOT NULL CHECK (version > 0),
        reminded_at timestamptz,
        expiry_told_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT papers_number UNIQUE (kind, number),
        CHECK (valid_from <= valid_to)
      )`);
    await run.query(`CREATE INDEX papers_holder ON papers (holder_id)`);
    await run.query(`CREATE INDEX papers_due ON papers (valid_to) WHERE state = 'verified' AND expiry_told_at IS NULL`);
  }

  private async rules(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE access_rules (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        market_id text NOT NULL REFERENCES destination_markets (id),
        product_id text REFERENCES products (id),
        access text NOT NULL CHECK (access IN ('open', 'pilot', 'pending', 'not_listed', 'unknown')),
        needs_area_code boolean NOT NULL,
        needs_packing_code boolean NOT NULL,
        papers text[] NOT NULL,
        needs_phytosanitary boolean NOT NULL,
        treatment text,
        gates text[] NOT NULL,
        notes text[] NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from),
        source text NOT NULL,
        owner text NOT NULL,
        recorded_by uuid REFERENCES members (id),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE NULLS NOT DISTINCT (market_id, product_id, valid_from)
      )`);
    await run.query(
      `COMMENT ON TABLE access_rules IS 'What a market asks of a product between two days. Another rule ends the one before; none is ever overwritten.'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
