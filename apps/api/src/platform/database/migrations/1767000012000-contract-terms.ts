import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPEND_ONLY = ['contract_signatures', 'call_off_receipts', 'index_points'];

/**
 * Full terms of contracts in versions, their signatures; call-offs that wait, change and come short; published price
 * indexes. Rewrites `contracts` and `call_offs` once, under their locks: a second for a hundred thousand rows.
 */
export class ContractTerms1767000012000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await this.contracts(run);
    await this.versions(run);
    await this.callOffs(run);
    await this.receipts(run);
    await this.indexes(run);
    for (const table of APPEND_ONLY) {
      await run.query(
        `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      );
    }
  }

  /** What a paper contract said becomes the terms of its only version: one period as long as the season, its band the tolerance. */
  private async contracts(run: QueryRunner): Promise<void> {
    await run.query(`ALTER TABLE contracts ADD ceiling_kg kg, ADD terms jsonb`);
    await run.query(`
      UPDATE contracts SET
        ceiling_kg = agreed_kg * (10000 + tolerance_bp) / 10000,
        terms = jsonb_build_object(
          'productId', product_id, 'varietyIds', to_jsonb(variety_ids),
          'grades', (SELECT jsonb_agg(jsonb_build_object('gradeId', g, 'spreadVndPerKg', 0) ORDER BY g) FROM unnest(grade_ids) g),
          'placeId', place_id, 'slot', NULL, 'season', jsonb_build_object('from', season_from, 'to', season_to),
          'periods', jsonb_build_array(jsonb_build_object('from', season_from, 'to', season_to, 'kg', agreed_kg,
            'band', jsonb_build_object('percentBp', tolerance_bp, 'kg', NULL))),
          'agreedKg', agreed_kg, 'ceilingKg', agreed_kg * (10000 + tolerance_bp) / 10000, 'toleranceBp', tolerance_bp,
          'noticeHours', notice_hours, 'confirmHours', 2, 'makeUpDays', 0, 'depositVnd', '0', 'penaltyBp', 0, 'forceMajeure', '[]'::jsonb,
          'price', jsonb_build_object('kind', 'fixed', 'vndPerKg', price_vnd_per_kg), 'area', NULL, 'areaCodes', '[]'::jsonb, 'linkage', NULL)`);
    await run.query(`
      ALTER TABLE contracts
        ALTER ceiling_kg SET NOT NULL, ALTER terms SET NOT NULL, ALTER price_vnd_per_kg DROP NOT NULL,
        DROP CONSTRAINT contracts_state_check,
        ADD CONSTRAINT contracts_state_check CHECK (state IN ('draft', 'offered', 'in_force', 'withdrawn', 'fulfilled', 'ended', 'terminated')),
        ADD CONSTRAINT contracts_under_ceiling CHECK (called_off_kg <= ceiling_kg),
        ADD CONSTRAINT contracts_ceiling CHECK (
          ceiling_kg >= agreed_kg AND ceiling_kg::numeric * 10000 <= agreed_kg::numeric * (10000 + tolerance_bp)),
        ADD CONSTRAINT contracts_penalty CHECK ((terms ->> 'penaltyBp')::int BETWEEN 0 AND 800),
        ADD CONSTRAINT contracts_called_in_force CHECK (called_off_kg = 0 OR state NOT IN ('draft', 'offered', 'withdrawn'))`);
    await run.query(`COMMENT ON CONSTRAINT contracts_under_ceiling ON contracts IS 'I10: never more is called off than the ceiling.'`);
    await run.query(`COMMENT ON COLUMN contracts.terms IS 'The terms that hold now; the columns beside it repeat what constraints need.'`);
    await run.query(
      `COMMENT ON COLUMN contracts.price_vnd_per_kg IS 'Fixed price or floor at the farm gate; null where the market alone decides. The two parties alone may read it.'`,
    );
  }

  private async versions(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE contract_versions (
        contract_id uuid NOT NULL REFERENCES contracts (id),
        version integer NOT NULL CHECK (version > 0),
        terms jsonb NOT NULL,
        signed_text text NOT NULL,
        terms_hash bytea NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'offered', 'in_force', 'superseded', 'withdrawn')),
        paper_id uuid NOT NULL UNIQUE,
        proposed_by uuid NOT NULL REFERENCES organisations (id),
        member_id uuid NOT NULL REFERENCES members (id),
        at timestamptz NOT NULL,
        PRIMARY KEY (contract_id, version),
        CONSTRAINT contract_versions_hash CHECK (terms_hash = sha256(convert_to(signed_text, 'UTF8')))
      )`);
    await run.query(`CREATE UNIQUE INDEX contract_versions_in_force ON contract_versions (contract_id) WHERE state = 'in_force'`);
    await run.query(`
      INSERT INTO contract_versions (contract_id, version, terms, signed_text, terms_hash, state, paper_id, proposed_by, member_id, at)
      SELECT id, version, terms, terms::text, sha256(convert_to(terms::text, 'UTF8')), 'in_force', id, processor_id, registered_by, registered_at
      FROM contracts`);
    await run.query(`
      CREATE FUNCTION contract_versions_guard() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a version of a contract is never deleted' USING ERRCODE = '42501'; END IF;
        IF OLD.state <> 'draft' AND (NEW.signed_text, NEW.terms_hash) IS DISTINCT FROM (OLD.signed_text, OLD.terms_hash)
        THEN RAISE EXCEPTION 'terms that were offered never change' USING ERRCODE = '42501'; END IF;
        RETURN NEW;
      END $$`);
    await run.query(
      `CREATE TRIGGER contract_versions_guard BEFORE UPDATE OR DELETE ON contract_versions FOR EACH ROW EXECUTE FUNCTION contract_versions_guard()`,
    );
    await run.query(`
      CREATE TABLE contract_signatures (
        contract_id uuid NOT NULL,
        version integer NOT NULL,
        party_id uuid NOT NULL REFERENCES organisations (id),
        member_id uuid NOT NULL REFERENCES members (id),
        terms_hash bytea NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (contract_id, version, party_id, at),
        FOREIGN KEY (contract_id, version) REFERENCES contract_versions (contract_id, version)
      )`);
    await run.query(
      `COMMENT ON TABLE contract_signatures IS 'One side''s signature under one text. Append-only; one under an earlier text counts no longer.'`,
    );
  }

  private async callOffs(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE call_offs
        ADD contract_version integer NOT NULL DEFAULT 1, ADD plan_id uuid, ADD asked_kg kg, ADD price_vnd_per_kg vnd_per_kg,
        ADD price_basis jsonb, ADD deliver_until date, ADD confirm_by timestamptz, ADD missed boolean NOT NULL DEFAULT false,
        ADD short_kg kg NOT NULL DEFAULT 0, ADD short_cause text CHECK (short_cause IN ('cooperative', 'processor', 'force_majeure')),
        ADD delivered_kg kg NOT NULL DEFAULT 0, ADD accepted_kg kg NOT NULL DEFAULT 0`);
    await run.query(`
      UPDATE call_offs o SET asked_kg = o.called_kg, deliver_until = o.deliver_on, price_vnd_per_kg = c.price_vnd_per_kg,
        price_basis = jsonb_build_object('vndPerKg', c.price_vnd_per_kg, 'boundBy', 'fixed', 'referenceDay', NULL, 'marketVndPerKg', NULL, 'points', '[]'::jsonb),
        contract_version = c.version
      FROM contracts c WHERE c.id = o.contract_id`);
    await run.query(`
      ALTER TABLE call_offs
        ALTER asked_kg SET NOT NULL, ALTER price_vnd_per_kg SET NOT NULL, ALTER price_basis SET NOT NULL, ALTER deliver_until SET NOT NULL,
        ALTER contract_version DROP DEFAULT,
        DROP CONSTRAINT call_offs_state_check,
        ADD CONSTRAINT call_offs_state_check CHECK (state IN ('waiting', 'open', 'declined', 'lapsed', 'cancelled', 'expired', 'served')),
        ADD CONSTRAINT call_offs_waits CHECK (state <> 'waiting' OR (confirm_by IS NOT NULL AND held_kg = 0 AND confirmed_kg = 0)),
        ADD CONSTRAINT call_offs_made_up CHECK (deliver_until >= deliver_on),
        ADD CONSTRAINT call_offs_short CHECK ((short_kg > 0) = (short_cause IS NOT NULL)),
        ADD CONSTRAINT call_offs_price CHECK (price_vnd_per_kg > 0 AND (price_basis ->> 'vndPerKg')::bigint = price_vnd_per_kg),
        ADD CONSTRAINT call_offs_accepted CHECK (accepted_kg <= delivered_kg),
        ADD FOREIGN KEY (contract_id, contract_version) REFERENCES contract_versions (contract_id, version)`);
    await run.query(`CREATE INDEX call_offs_waiting ON call_offs (confirm_by) WHERE state = 'waiting'`);
    await run.query(`CREATE INDEX call_offs_day ON call_offs (contract_id, deliver_on)`);
    await run.query(`CREATE INDEX call_offs_plan ON call_offs (plan_id) WHERE plan_id IS NOT NULL`);
    await run.query(
      `COMMENT ON COLUMN call_offs.price_basis IS 'What the price was settled from: whatever is published or corrected later, it stands.'`,
    );
    await run.query(`
      CREATE FUNCTION call_offs_guard() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.contract_id, NEW.contract_version, NEW.price_vnd_per_kg, NEW.price_basis)
           IS DISTINCT FROM (OLD.contract_id, OLD.contract_version, OLD.price_vnd_per_kg, OLD.price_basis)
        THEN RAISE EXCEPTION 'the terms and the settled price of a call-off never change' USING ERRCODE = '42501'; END IF;
        RETURN NEW;
      END $$`);
    await run.query(`CREATE TRIGGER call_offs_guard BEFORE UPDATE ON call_offs FOR EACH ROW EXECUTE FUNCTION call_offs_guard()`);
  }

  private async receipts(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE call_off_receipts (
        id uuid PRIMARY KEY,
        call_off_id uuid NOT NULL REFERENCES call_offs (id),
        delivered_kg kg NOT NULL CHECK (delivered_kg > 0),
        accepted_kg kg NOT NULL CHECK (accepted_kg <= delivered_kg),
        note text,
        member_id uuid NOT NULL REFERENCES members (id),
        at timestamptz NOT NULL
      )`);
    await run.query(
      `COMMENT ON TABLE call_off_receipts IS 'What the plant weighed of a call-off, and what of it was accepted. Append-only.'`,
    );
    await run.query(`CREATE INDEX call_off_receipts_call_off ON call_off_receipts (call_off_id)`);
    await run.query(`
      CREATE TABLE force_majeure (
        id uuid PRIMARY KEY,
        contract_id uuid NOT NULL REFERENCES contracts (id),
        cause text NOT NULL,
        from_day date NOT NULL,
        to_day date NOT NULL CHECK (to_day >= from_day),
        claimed_by uuid NOT NULL REFERENCES organisations (id),
        member_id uuid NOT NULL REFERENCES members (id),
        at timestamptz NOT NULL,
        agreed_by uuid REFERENCES members (id),
        agreed_at timestamptz,
        CHECK ((agreed_by IS NULL) = (agreed_at IS NULL))
      )`);
    await run.query(
      `COMMENT ON TABLE force_majeure IS 'What one side claims has struck, and the other''s yes to it: only then is a shortfall nobody''s cause.'`,
    );
    await run.query(`CREATE INDEX force_majeure_contract ON force_majeure (contract_id)`);
    await run.query(`
      CREATE TABLE contract_reminders (
        contract_id uuid NOT NULL REFERENCES contracts (id),
        day date NOT NULL,
        called_kg kg NOT NULL,
        posted_kg kg NOT NULL,
        PRIMARY KEY (contract_id, day)
      )`);
    await run.query(`COMMENT ON TABLE contract_reminders IS 'Once a day at most: the cooperative has posted less than is called of it.'`);
  }

  private async indexes(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE index_points (
        index_id text NOT NULL CHECK (index_id IN ('farm_gate', 'factory_gate', 'border_gate')),
        product_id text NOT NULL REFERENCES products (id),
        place_id text NOT NULL DEFAULT '',
        day date NOT NULL,
        revision integer NOT NULL CHECK (revision > 0),
        vnd_per_kg vnd_per_kg NOT NULL CHECK (vnd_per_kg > 0),
        source text NOT NULL,
        member_id uuid NOT NULL REFERENCES members (id),
        published_at timestamptz NOT NULL,
        PRIMARY KEY (index_id, product_id, place_id, day, revision)
      )`);
    await run.query(
      `COMMENT ON TABLE index_points IS 'A published market price of a day. A correction is the next revision; the earlier one stays. Append-only.'`,
    );
    await run.query(`COMMENT ON COLUMN index_points.place_id IS 'Where it is quoted; empty for the whole province.'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
