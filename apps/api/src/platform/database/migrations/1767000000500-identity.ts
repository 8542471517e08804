import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, their members, and sessions. New tables only: locks nothing. */
export class Identity1767000000500 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE organisations (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('cooperative', 'processor', 'trader', 'exporter', 'supermarket', 'department', 'operator')),
        name text NOT NULL CHECK (length(name) BETWEEN 2 AND 160),
        folded_name text NOT NULL,
        place_id text,
        owner_group uuid NOT NULL,
        demo boolean NOT NULL,
        state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended')),
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await run.query(`CREATE UNIQUE INDEX organisations_name ON organisations (folded_name)`);
    await run.query(
      `COMMENT ON COLUMN organisations.owner_group IS 'Organisations of one group may not trade with each other; its own id when it stands alone.'`,
    );
    await run.query(`COMMENT ON COLUMN organisations.folded_name IS 'Lower case without accents: two names that look alike are one.'`);
    await run.query(`
      CREATE TABLE members (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (length(name) BETWEEN 2 AND 160),
        sign_in_name text NOT NULL UNIQUE,
        password_hash text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await run.query(`COMMENT ON COLUMN members.password_hash IS 'argon2id in PHC form.'`);
    await run.query(`
      CREATE TABLE memberships (
        member_id uuid NOT NULL REFERENCES members (id),
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        role text NOT NULL,
        PRIMARY KEY (member_id, organisation_id)
      )`);
    await run.query(`CREATE INDEX memberships_organisation ON memberships (organisation_id)`);
    await run.query(`
      CREATE TABLE sessions (
        token_hash bytea PRIMARY KEY,
        member_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        FOREIGN KEY (member_id, organisation_id) REFERENCES memberships (member_id, organisation_id)
      )`);
    await run.query(`CREATE INDEX sessions_member ON sessions (member_id)`);
    await run.query(`COMMENT ON COLUMN sessions.token_hash IS 'SHA-256 of the cookie: a stolen table opens no session.'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
