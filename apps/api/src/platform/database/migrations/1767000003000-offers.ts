import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Offers and every version of their terms. New tables only: locks nothing. */
export class Offers1767000003000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE offers (
        id uuid PRIMARY KEY,
        market_id text NOT NULL REFERENCES markets (id),
        seller_id uuid NOT NULL REFERENCES organisations (id),
        variety_id text NOT NULL,
        grade_id text NOT NULL,
        place_id text NOT NULL,
        offered_kg kg NOT NULL CHECK (offered_kg > 0),
        held_kg kg NOT NULL DEFAULT 0,
        confirmed_kg kg NOT NULL DEFAULT 0,
        ask_vnd_per_kg vnd_per_kg NOT NULL CHECK (ask_vnd_per_kg > 0),
        harvest_from date NOT NULL,
        harvest_to date NOT NULL,
        certificates text[] NOT NULL,
        area_code text,
        certainty text NOT NULL CHECK (certainty IN ('estimate', 'ready')),
        firm boolean NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'withdrawn', 'expired', 'sold_out')),
        version integer NOT NULL CHECK (version > 0),
        submitted_at timestamptz NOT NULL,
        opened_by uuid NOT NULL REFERENCES members (id),
        CONSTRAINT offers_never_oversold CHECK (held_kg + confirmed_kg <= offered_kg),
        CONSTRAINT offers_window CHECK (harvest_from <= harvest_to)
      ) WITH (fillfactor = 80)`);
    await run.query(`COMMENT ON CONSTRAINT offers_never_oversold ON offers IS 'I1: no kilogram is sold twice.'`);
    await run.query(`CREATE INDEX offers_open ON offers (market_id, submitted_at) WHERE state = 'open'`);
    await run.query(`CREATE INDEX offers_seller ON offers (seller_id, id)`);
    await run.query(`CREATE INDEX offers_due ON offers (harvest_to) WHERE state = 'open'`);
    await run.query(`
      CREATE TABLE offer_versions (
        offer_id uuid NOT NULL REFERENCES offers (id),
        version integer NOT NULL,
        market_id text NOT NULL,
        variety_id text NOT NULL,
        grade_id text NOT NULL,
        offered_kg kg NOT NULL,
        ask_vnd_per_kg vnd_per_kg NOT NULL,
        harvest_from date NOT NULL,
        harvest_to date NOT NULL,
        firm boolean NOT NULL,
        state text NOT NULL,
        at timestamptz NOT NULL,
        member_id uuid NOT NULL,
        PRIMARY KEY (offer_id, version)
      )`);
    await run.query(`COMMENT ON TABLE offer_versions IS 'Terms as they stood; a trade names the version it was made of. Append-only.'`);
    await run.query(
      `CREATE TRIGGER offer_versions_append_only BEFORE UPDATE OR DELETE ON offer_versions FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
