import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How markets are run: settings by version, halts with their reasons, gates. New tables; `markets` is locked for an instant. */
export class MarketSettings1767000014000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE market_settings (
        market_id text NOT NULL REFERENCES markets (id),
        version int NOT NULL CHECK (version > 0),
        begins_at timestamptz NOT NULL,
        settings jsonb NOT NULL,
        planned_at timestamptz NOT NULL,
        planned_by uuid REFERENCES members (id),
        PRIMARY KEY (market_id, version)
      )`);
    await run.query(
      `COMMENT ON TABLE market_settings IS 'The newest version that has begun holds. A market without any matches continuously, once a second at most.'`,
    );
    await run.query(`
      INSERT INTO market_settings (market_id, version, begins_at, settings, planned_at)
      SELECT id, 1, now(), jsonb_build_object('mode', jsonb_build_object('kind', 'continuous', 'intervalMs', greatest(interval_ms, 200)), 'standbyFromKg', 1000), now()
      FROM markets WHERE interval_ms <> 1000`);
    await run.query(`ALTER TABLE markets DROP COLUMN mode, DROP COLUMN interval_ms`);
    await run.query(`
      CREATE TABLE market_halts (
        market_id text NOT NULL REFERENCES markets (id),
        halted_at timestamptz NOT NULL,
        reason text NOT NULL CHECK (length(reason) BETWEEN 10 AND 500),
        halted_by uuid NOT NULL REFERENCES members (id),
        resumed_at timestamptz CHECK (resumed_at >= halted_at),
        resumption_reason text,
        resumed_by uuid REFERENCES members (id),
        PRIMARY KEY (market_id, halted_at),
        CHECK ((resumed_at IS NULL) = (resumption_reason IS NULL)),
        CHECK ((resumed_at IS NULL) = (resumed_by IS NULL))
      )`);
    await run.query(`CREATE UNIQUE INDEX market_halts_open ON market_halts (market_id) WHERE resumed_at IS NULL`);
    await run.query(`
      CREATE TABLE market_gates (
        market_id text NOT NULL REFERENCES markets (id),
        closes_at timestamptz NOT NULL CHECK (closes_at = date_trunc('milliseconds', closes_at)),
        kind text NOT NULL CHECK (kind IN ('session', 'extra')),
        closed_at timestamptz CHECK (closed_at >= closes_at),
        cut_number bigint,
        outcome text CHECK (outcome IN ('cleared', 'failed', 'empty', 'halted')),
        round_number int,
        done_at timestamptz CHECK (done_at >= closes_at),
        PRIMARY KEY (market_id, closes_at),
        CHECK ((closed_at IS NULL) = (cut_number IS NULL)),
        CHECK ((outcome IS NULL) = (done_at IS NULL)),
        CHECK (outcome IS NULL OR closed_at IS NOT NULL),
        CHECK ((round_number IS NOT NULL) = (coalesce(outcome, '') IN ('cleared', 'failed')))
      )`);
    await run.query(`CREATE INDEX market_gates_waiting ON market_gates (closes_at) WHERE outcome IS NULL`);
    await run.query(
      `COMMENT ON COLUMN market_gates.cut_number IS 'The last event of the market stream that came before the gate by the database clock: what came later waits.'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
