import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scans of certificates. A new table, and one column that begins empty: locks `papers` for a moment. */
export class PaperFiles1767000011300 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE paper_files (
        id uuid PRIMARY KEY,
        holder_id uuid NOT NULL REFERENCES organisations (id),
        media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg')),
        content bytea NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 3145728),
        sha256 text NOT NULL CHECK (sha256 = encode(sha256(content), 'hex')),
        sent_by uuid NOT NULL REFERENCES members (id),
        sent_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (holder_id, sha256)
      )`);
    await run.query(
      `COMMENT ON TABLE paper_files IS 'The document behind a certificate as its holder sent it; the hash is checked by the row itself.'`,
    );
    await run.query('ALTER TABLE papers ADD COLUMN file_id uuid REFERENCES paper_files (id)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
