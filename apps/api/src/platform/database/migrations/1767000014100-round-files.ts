import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Input and result of each round, to make it again. A new table, and two columns without a default: locks `rounds` for an instant. */
export class RoundFiles1767000014100 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE round_files (
        id uuid PRIMARY KEY,
        market_id text NOT NULL REFERENCES markets (id),
        written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        input bytea NOT NULL,
        result bytea NOT NULL,
        names bytea NOT NULL
      )`);
    // The bytes are compressed already.
    await run.query(
      `ALTER TABLE round_files ALTER input SET STORAGE EXTERNAL, ALTER result SET STORAGE EXTERNAL, ALTER names SET STORAGE EXTERNAL`,
    );
    await run.query(`CREATE INDEX round_files_written ON round_files (market_id, written_at)`);
    await run.query(
      `COMMENT ON TABLE round_files IS 'Written before the round is committed, and let go after a season; a round whose files are gone keeps their hashes.'`,
    );
    await run.query(`ALTER TABLE rounds ADD COLUMN files_id uuid, ADD COLUMN result jsonb`);
    await run.query(`COMMENT ON COLUMN rounds.files_id IS 'Row of round_files, while it is kept.'`);
    await run.query(`COMMENT ON COLUMN rounds.result IS 'Curves and unmet kg by cause, for everyone.'`);
    await run.query(`CREATE UNIQUE INDEX rounds_files ON rounds (files_id) WHERE files_id IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
