import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers and their printed files. New tables only: locks nothing. */
export class Documents1767000013000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE documents (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        subject_id uuid NOT NULL,
        edition integer NOT NULL CHECK (edition > 0),
        party_ids uuid[] NOT NULL CHECK (cardinality(party_ids) > 0),
        asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        number text UNIQUE,
        content jsonb,
        content_hash bytea,
        issued_at timestamptz,
        CONSTRAINT documents_once UNIQUE (kind, subject_id, edition),
        CONSTRAINT documents_issued CHECK (
          (content IS NULL) = (number IS NULL) AND (content IS NULL) = (content_hash IS NULL) AND (content IS NULL) = (issued_at IS NULL)),
        CONSTRAINT documents_hash CHECK (content IS NULL OR content_hash = sha256(convert_to(content ->> 'terms', 'UTF8')))
      )`);
    await run.query(`COMMENT ON TABLE documents IS 'A paper: asked for with the change it proves, issued once, then frozen.'`);
    await run.query(`COMMENT ON COLUMN documents.party_ids IS 'Who may read and download it; nobody else.'`);
    await run.query(`CREATE INDEX documents_subject ON documents (subject_id)`);
    await run.query(`CREATE INDEX documents_hash ON documents (content_hash)`);
    await run.query(`
      CREATE TABLE document_files (
        document_id uuid NOT NULL REFERENCES documents (id),
        language text NOT NULL CHECK (language IN ('vi', 'vi-en')),
        state text NOT NULL CHECK (state IN ('wanted', 'made', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        made_at timestamptz,
        sha256 bytea,
        bytes integer,
        pdf bytea,
        PRIMARY KEY (document_id, language),
        CONSTRAINT document_files_made CHECK ((state = 'made') = (pdf IS NOT NULL)),
        CONSTRAINT document_files_hash CHECK (pdf IS NULL OR sha256 = sha256(pdf))
      )`);
    await run.query(
      `COMMENT ON COLUMN document_files.pdf IS 'May be dropped and made again from documents.content; sha256 stays and must fit.'`,
    );
    await run.query(`ALTER TABLE document_files ALTER COLUMN pdf SET STORAGE EXTERNAL`);
    await run.query(`CREATE INDEX document_files_wanted ON document_files (asked_at) WHERE state = 'wanted'`);
    await this.guards(run);
  }

  /** What was issued or printed never changes. */
  private async guards(run: QueryRunner): Promise<void> {
    await run.query(`CREATE SEQUENCE document_numbers`);
    await run.query(`
      CREATE FUNCTION documents_guard() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR OLD.content IS NOT NULL
           OR (NEW.id, NEW.kind, NEW.subject_id, NEW.edition, NEW.party_ids) IS DISTINCT FROM (OLD.id, OLD.kind, OLD.subject_id, OLD.edition, OLD.party_ids)
        THEN RAISE EXCEPTION 'an issued paper never changes' USING ERRCODE = '42501'; END IF;
        RETURN NEW;
      END $$`);
    await run.query(`CREATE TRIGGER documents_guard BEFORE UPDATE OR DELETE ON documents FOR EACH ROW EXECUTE FUNCTION documents_guard()`);
    await run.query(`
      CREATE FUNCTION document_files_guard() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR (OLD.sha256 IS NOT NULL AND NEW.sha256 IS DISTINCT FROM OLD.sha256)
        THEN RAISE EXCEPTION 'a printed paper is made again to the same bytes or not at all' USING ERRCODE = '42501'; END IF;
        RETURN NEW;
      END $$`);
    await run.query(
      `CREATE TRIGGER document_files_guard BEFORE UPDATE OR DELETE ON document_files FOR EACH ROW EXECUTE FUNCTION document_files_guard()`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
