import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Devices that ring, how people want to be told, and what became of each delivery. New tables: locks nothing. */
export class Push1767000018400 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE push_subscriptions (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        member_id uuid NOT NULL REFERENCES members (id),
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        endpoint text NOT NULL UNIQUE CHECK (char_length(endpoint) <= 1000),
        p256dh text NOT NULL CHECK (p256dh ~ '^B[A-Za-z0-9_-]{86}$'),
        auth text NOT NULL CHECK (auth ~ '^[A-Za-z0-9_-]{22}$'),
        language text NOT NULL CHECK (language IN ('vi', 'en')),
        device text NOT NULL CHECK (char_length(device) <= 200),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        renewed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    await run.query(`COMMENT ON COLUMN push_subscriptions.session_id IS 'The session it was turned on in: over with it.'`);
    await run.query(`CREATE INDEX push_subscriptions_organisation ON push_subscriptions (organisation_id)`);
    await run.query(`CREATE INDEX push_subscriptions_member ON push_subscriptions (member_id)`);
    await run.query(`CREATE INDEX push_subscriptions_session ON push_subscriptions (session_id)`);
    await run.query(`
      CREATE TABLE notice_settings (
        member_id uuid NOT NULL REFERENCES members (id),
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        pushed text[] NOT NULL,
        muted text[] NOT NULL,
        quiet_from_min smallint CHECK (quiet_from_min BETWEEN 0 AND 1439),
        quiet_to_min smallint CHECK (quiet_to_min BETWEEN 0 AND 1439),
        urgent_anyway boolean NOT NULL,
        shows_prices boolean NOT NULL,
        PRIMARY KEY (member_id, organisation_id),
        CONSTRAINT notice_settings_one_way CHECK (NOT pushed && muted),
        CONSTRAINT notice_settings_quiet CHECK (num_nulls(quiet_from_min, quiet_to_min) <> 1 AND quiet_from_min <> quiet_to_min)
      )`);
    await run.query(
      `COMMENT ON TABLE notice_settings IS 'Topics that ring, topics not told at all; the rest is in the list. Minutes of the day in Vietnam.'`,
    );
    await run.query(`
      CREATE TABLE notice_deliveries (
        id uuid PRIMARY KEY,
        notice_id uuid NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
        level smallint NOT NULL CHECK (level BETWEEN 0 AND 2),
        channel text NOT NULL CHECK (channel = 'push'),
        address_id uuid NOT NULL,
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        member_id uuid NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'gone', 'dropped')),
        tries smallint NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
        next_at timestamptz,
        answer smallint,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ended_at timestamptz,
        CONSTRAINT notice_deliveries_once UNIQUE (notice_id, level, channel, address_id),
        CONSTRAINT notice_deliveries_waiting CHECK ((state = 'waiting') = (next_at IS NOT NULL) AND (state = 'waiting') = (ended_at IS NULL)),
        CONSTRAINT notice_deliveries_sent CHECK (state <> 'sent' OR tries > 0)
      ) WITH (fillfactor = 80)`);
    await run.query(
      `COMMENT ON COLUMN notice_deliveries.address_id IS 'A device; kept when the device is gone, so that what became of it can be read.'`,
    );
    await run.query(`CREATE INDEX notice_deliveries_due ON notice_deliveries (next_at) WHERE state = 'waiting'`);
    await run.query(`CREATE INDEX notice_deliveries_newest ON notice_deliveries (created_at)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
