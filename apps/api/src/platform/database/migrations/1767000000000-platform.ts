import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The quantities every room shares, the event log, and the answers kept for repeated requests. New tables only: locks nothing. */
export class Platform1767000000000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`CREATE EXTENSION IF NOT EXISTS unaccent`);
    // 1,000,000 t and 100,000,000 VND/kg: larger figures are slips of the keyboard (libs/domain shared/weight, shared/unit-price).
    await run.query(`CREATE DOMAIN kg AS bigint CHECK (VALUE >= 0 AND VALUE <= 1000000000)`);
    await run.query(`CREATE DOMAIN vnd_per_kg AS bigint CHECK (VALUE >= 0 AND VALUE <= 100000000)`);
    await run.query(`CREATE DOMAIN vnd AS bigint`);

    await run.query(`
      CREATE TABLE streams (
        name text PRIMARY KEY CHECK (name ~ '^(market|org):[a-z0-9-]+$'),
        head bigint NOT NULL CHECK (head >= 0),
        kept_from bigint NOT NULL DEFAULT 1 CHECK (kept_from >= 1 AND kept_from <= head + 1)
      ) WITH (fillfactor = 50)`);
    await run.query(
      `COMMENT ON TABLE streams IS 'One counter a stream. Its row is the last lock of every transaction, so numbers are gapless and in commit order.'`,
    );
    await run.query(`
      CREATE TABLE events (
        stream text NOT NULL REFERENCES streams (name),
        number bigint NOT NULL CHECK (number > 0),
        name text NOT NULL,
        at timestamptz NOT NULL,
        body jsonb NOT NULL,
        PRIMARY KEY (stream, number)
      )`);
    await run.query(
      `COMMENT ON TABLE events IS 'What happened, as each stream may see it. Written in the transaction that caused it; never changed.'`,
    );
    await run.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501'; END $$`);
    await run.query(`COMMENT ON COLUMN streams.kept_from IS 'The oldest number still kept; what came before is older than a season.'`);
    // 400 days: a season and its aftermath (DESIGN section 9, decision 12). Younger events cannot be deleted by anyone's statement.
    await run.query(`
      CREATE FUNCTION events_outlive_a_season() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND OLD.at < clock_timestamp() - interval '400 days' THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'events are kept 400 days and never changed' USING ERRCODE = '42501';
      END $$`);
    await run.query(
      `CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION events_outlive_a_season()`,
    );
    await run.query(`CREATE INDEX events_at ON events USING brin (at)`);
    await run.query(`
      CREATE TABLE cursors (
        subscriber text NOT NULL,
        stream text NOT NULL,
        number bigint NOT NULL,
        PRIMARY KEY (subscriber, stream)
      )`);
    await run.query(`COMMENT ON TABLE cursors IS 'How far each subscriber has read each market stream.'`);

    await run.query(`
      CREATE TABLE idempotency_keys (
        organisation_id uuid NOT NULL,
        key text NOT NULL,
        request_hash bytea NOT NULL,
        status smallint NOT NULL,
        response text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (organisation_id, key)
      )`);
    await run.query(`CREATE INDEX idempotency_keys_created_at ON idempotency_keys (created_at)`);
    await run.query(
      `COMMENT ON TABLE idempotency_keys IS 'Answers of POSTs, kept 30 days: the same key gives the same bytes. Written with the change itself.'`,
    );
    // A volatile function sees what was committed while it waited for the lock; a single SELECT would not.
    await run.query(`
      CREATE FUNCTION idempotency_claim(org uuid, wanted text)
      RETURNS TABLE (request_hash bytea, status smallint, response text) LANGUAGE plpgsql VOLATILE AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(org::text || wanted, 0));
        RETURN QUERY SELECT k.request_hash, k.status, k.response FROM idempotency_keys k WHERE k.organisation_id = org AND k.key = wanted;
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
