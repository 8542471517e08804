import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rounds, as published. New table only: locks nothing. */
export class Rounds1767000007000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE rounds (
        market_id text NOT NULL REFERENCES markets (id),
        number integer NOT NULL CHECK (number > 0),
        state text NOT NULL CHECK (state IN ('cleared', 'failed')),
        frozen_number bigint NOT NULL,
        published_at timestamptz NOT NULL,
        input_hash bytea NOT NULL CHECK (length(input_hash) = 32),
        result_hash bytea NOT NULL CHECK (length(result_hash) = 32),
        contract_kg kg NOT NULL,
        spot_kg kg NOT NULL,
        trades integer NOT NULL CHECK (trades >= 0),
        violations jsonb,
        published jsonb NOT NULL,
        PRIMARY KEY (market_id, number)
      )`);
    await run.query(`COMMENT ON COLUMN rounds.frozen_number IS 'Head of the market stream when the snapshot was taken.'`);
    await run.query(`COMMENT ON COLUMN rounds.published IS 'The round as everyone sees it; written once.'`);
    await run.query(
      `COMMENT ON COLUMN rounds.violations IS 'What the checker found when it refused the result; such a round traded nothing.'`,
    );
    await run.query(`CREATE TRIGGER rounds_append_only BEFORE UPDATE OR DELETE ON rounds FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
