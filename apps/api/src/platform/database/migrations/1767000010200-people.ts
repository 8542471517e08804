import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How organisations are let in, how people prove who they are, and what lets others in: invitations, resets, keys.
 * New tables, and columns with constant defaults on small tables: short locks.
 */
export class People1767000010200 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await this.organisations(run);
    await this.members(run);
    await this.links(run);
    await this.keys(run);
  }

  private async organisations(run: QueryRunner): Promise<void> {
    await run.query(`ALTER TABLE organisations DROP CONSTRAINT organisations_state_check`);
    await run.query(
      `ALTER TABLE organisations ADD CONSTRAINT organisations_state_check CHECK (state IN ('applied', 'refused', 'active', 'suspended')),
         ADD COLUMN state_reason text, ADD COLUMN state_at timestamptz NOT NULL DEFAULT now(),
         ADD CONSTRAINT organisations_reason CHECK (state NOT IN ('refused') OR state_reason IS NOT NULL)`,
    );
    await run.query(`
      CREATE TABLE organisation_particulars (
        organisation_id uuid PRIMARY KEY REFERENCES organisations (id),
        tax_code text UNIQUE,
        registration_number text,
        address text NOT NULL,
        contact_name text NOT NULL,
        contact_phone text NOT NULL,
        papers text[] NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
      )`);
    await run.query(`COMMENT ON TABLE organisation_particulars IS 'What proves that an organisation exists; for itself and the operator.'`);
  }

  private async members(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE members ADD COLUMN totp_secret bytea, ADD COLUMN totp_on boolean NOT NULL DEFAULT false,
        ADD COLUMN totp_last_step bigint NOT NULL DEFAULT 0, ADD COLUMN password_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN consented_at timestamptz, ADD COLUMN erased_at timestamptz,
        ADD CONSTRAINT members_totp CHECK (NOT totp_on OR totp_secret IS NOT NULL)`);
    await run.query(`COMMENT ON COLUMN members.totp_secret IS 'Encrypted (AES-256-GCM) with a key of the environment.'`);
    await run.query(`COMMENT ON COLUMN members.totp_last_step IS 'The last thirty seconds whose code was used: no code is good twice.'`);
    await run.query(`ALTER TABLE memberships ADD COLUMN since timestamptz NOT NULL DEFAULT now(), ADD COLUMN ended_at timestamptz`);
    await run.query(`
      ALTER TABLE sessions ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(), ADD COLUMN kind text NOT NULL DEFAULT 'desk' CHECK (kind IN ('desk', 'phone')),
        ADD COLUMN idle_minutes integer NOT NULL DEFAULT 720, ADD COLUMN last_used_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN proven_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN device text NOT NULL DEFAULT '', ADD COLUMN address text NOT NULL DEFAULT ''`);
    await run.query(`CREATE UNIQUE INDEX sessions_id ON sessions (id)`);
  }

  private async links(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE invitations (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        role text NOT NULL,
        note text NOT NULL DEFAULT '',
        token_hash bytea NOT NULL UNIQUE,
        invited_by uuid NOT NULL REFERENCES members (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        used_by uuid REFERENCES members (id),
        revoked_at timestamptz
      )`);
    await run.query(`CREATE INDEX invitations_organisation ON invitations (organisation_id, id)`);
    await run.query(`
      CREATE TABLE password_resets (
        token_hash bytea PRIMARY KEY,
        member_id uuid NOT NULL REFERENCES members (id),
        made_by uuid NOT NULL REFERENCES members (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      )`);
    await run.query(`
      CREATE TABLE password_wishes (
        member_id uuid PRIMARY KEY REFERENCES members (id),
        asked_at timestamptz NOT NULL DEFAULT now()
      )`);
    await run.query(`COMMENT ON TABLE password_wishes IS 'Who has forgotten the password: their managers see it and hand a link over.'`);
  }

  private async keys(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE api_keys (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations (id),
        member_id uuid NOT NULL REFERENCES members (id),
        name text NOT NULL,
        prefix text NOT NULL UNIQUE,
        secret_hash bytea NOT NULL,
        permissions text[] NOT NULL CHECK (cardinality(permissions) > 0),
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz,
        replaced_by uuid REFERENCES api_keys (id),
        FOREIGN KEY (member_id, organisation_id) REFERENCES memberships (member_id, organisation_id)
      )`);
    await run.query(`CREATE INDEX api_keys_organisation ON api_keys (organisation_id, id)`);
    await run.query(`COMMENT ON COLUMN api_keys.member_id IS 'Who made it: what a program does with it is done in that member’s name.'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
