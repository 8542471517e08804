import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Off-take contracts and their call-offs. New tables only: locks nothing. */
export class Contracts1767000005000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE contracts (
        id uuid PRIMARY KEY,
        number text NOT NULL CHECK (length(number) BETWEEN 1 AND 40),
        cooperative_id uuid NOT NULL REFERENCES organisations (id),
        processor_id uuid NOT NULL REFERENCES organisations (id),
        product_id text NOT NULL REFERENCES products (id),
        variety_ids text[] NOT NULL,
        grade_ids text[] NOT NULL CHECK (cardinality(grade_ids) BETWEEN 1 AND 32),
        place_id text NOT NULL REFERENCES places (id),
        agreed_kg kg NOT NULL CHECK (agreed_kg > 0),
        tolerance_bp integer NOT NULL CHECK (tolerance_bp BETWEEN 0 AND 5000),
        price_vnd_per_kg vnd_per_kg NOT NULL CHECK (price_vnd_per_kg > 0),
        season_from date NOT NULL,
        season_to date NOT NULL,
        notice_hours integer NOT NULL CHECK (notice_hours BETWEEN 0 AND 336),
        called_off_kg kg NOT NULL DEFAULT 0,
        state text NOT NULL CHECK (state IN ('in_force', 'ended')),
        version integer NOT NULL CHECK (version > 0),
        registered_at timestamptz NOT NULL,
        registered_by uuid NOT NULL REFERENCES members (id),
        UNIQUE (processor_id, number),
        CONSTRAINT contracts_two_parties CHECK (cooperative_id <> processor_id),
        CONSTRAINT contracts_season CHECK (season_from <= season_to),
        CONSTRAINT contracts_within_band CHECK (called_off_kg::numeric * 10000 <= agreed_kg::numeric * (10000 + tolerance_bp))
      ) WITH (fillfactor = 80)`);
    await run.query(
      `COMMENT ON CONSTRAINT contracts_within_band ON contracts IS 'I10: never more is called off than agreed plus the band.'`,
    );
    await run.query(`COMMENT ON COLUMN contracts.price_vnd_per_kg IS 'Fixed farm-gate price. The two parties alone may read it.'`);
    await run.query(
      `COMMENT ON COLUMN contracts.called_off_kg IS 'All of an open or served call-off; of one that ran out, what was held or confirmed.'`,
    );
    await run.query(`CREATE INDEX contracts_cooperative ON contracts (cooperative_id, id)`);
    await run.query(`CREATE INDEX contracts_processor ON contracts (processor_id, id)`);
    await run.query(`CREATE INDEX contracts_due ON contracts (season_to) WHERE state = 'in_force'`);
    await run.query(`
      CREATE TABLE call_offs (
        id uuid PRIMARY KEY,
        contract_id uuid NOT NULL REFERENCES contracts (id),
        market_id text NOT NULL REFERENCES markets (id),
        called_kg kg NOT NULL CHECK (called_kg > 0),
        held_kg kg NOT NULL DEFAULT 0,
        confirmed_kg kg NOT NULL DEFAULT 0,
        deliver_on date NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'cancelled', 'expired', 'served')),
        version integer NOT NULL CHECK (version > 0),
        submitted_at timestamptz NOT NULL,
        made_by uuid NOT NULL REFERENCES members (id),
        UNIQUE (id, contract_id),
        CONSTRAINT call_offs_never_overserved CHECK (held_kg + confirmed_kg <= called_kg),
        CONSTRAINT call_offs_served CHECK (state <> 'served' OR confirmed_kg = called_kg)
      ) WITH (fillfactor = 80)`);
    await run.query(
      `COMMENT ON CONSTRAINT call_offs_never_overserved ON call_offs IS 'I2: a call-off never brings more than it asked for.'`,
    );
    await run.query(`CREATE INDEX call_offs_open ON call_offs (market_id, submitted_at) WHERE state = 'open'`);
    await run.query(`CREATE INDEX call_offs_contract ON call_offs (contract_id, id)`);
    await run.query(`CREATE INDEX call_offs_due ON call_offs (deliver_on) WHERE state = 'open'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
