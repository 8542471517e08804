import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What organisations are told. A new table: locks nothing. What the last week's events still ask for is told from them. */
export class Notices1767000015000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE notices (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        event_number bigint NOT NULL CHECK (event_number > 0),
        rule text NOT NULL,
        subject text,
        about_kind text NOT NULL,
        about_id text NOT NULL,
        permission text NOT NULL,
        managers_too boolean NOT NULL,
        needs_answer boolean NOT NULL,
        facts jsonb NOT NULL,
        answer_by timestamptz,
        at timestamptz NOT NULL,
        sent_at timestamptz NOT NULL,
        level smallint NOT NULL CHECK (level BETWEEN 0 AND 2),
        escalate_at timestamptz,
        state text NOT NULL CHECK (state IN ('sent', 'seen', 'answered', 'missed', 'overtaken')),
        seen_at timestamptz,
        seen_by uuid,
        closed_at timestamptz,
        closed_by bigint,
        CONSTRAINT notices_once UNIQUE (organisation_id, event_number, rule),
        CONSTRAINT notices_closed CHECK ((state IN ('answered', 'missed', 'overtaken')) = (closed_at IS NOT NULL)),
        CONSTRAINT notices_seen CHECK (state <> 'seen' OR seen_at IS NOT NULL),
        CONSTRAINT notices_escalate CHECK (escalate_at IS NULL OR (needs_answer AND closed_at IS NULL AND answer_by IS NOT NULL AND level < 2))
      ) WITH (fillfactor = 80)`);
    await run.query(
      `COMMENT ON TABLE notices IS 'One a rule and event of an organisation’s stream. Kept 90 days after it was told last; the events themselves are kept a season.'`,
    );
    await run.query(`CREATE INDEX notices_newest ON notices (organisation_id, id)`);
    await run.query(`CREATE INDEX notices_open ON notices (organisation_id, subject) WHERE closed_at IS NULL AND subject IS NOT NULL`);
    await run.query(`CREATE INDEX notices_unseen ON notices (organisation_id) WHERE state = 'sent'`);
    await run.query(`CREATE INDEX notices_due ON notices (escalate_at) WHERE escalate_at IS NOT NULL`);
    await run.query(`CREATE INDEX notices_age ON notices (sent_at)`);
    await run.query(`
      INSERT INTO cursors (subscriber, stream, number)
      SELECT 'notices', stream, max(number) FROM events WHERE stream LIKE 'org:%' AND at < now() - interval '7 days' GROUP BY stream`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
