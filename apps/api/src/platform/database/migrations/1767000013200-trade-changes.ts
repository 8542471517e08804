import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cancellations and corrections of binding trades. New tables, and a guard that lets terms change only with a row that says why. */
export class TradeChanges1767000013200 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE trade_changes (
        trade_id uuid NOT NULL REFERENCES trades (id),
        version integer NOT NULL,
        id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        kind text NOT NULL CHECK (kind IN ('cancellation', 'partial_cancellation', 'correction')),
        side text NOT NULL CHECK (side IN ('seller', 'buyer')),
        member_id uuid REFERENCES members (id),
        reason text NOT NULL,
        before jsonb NOT NULL,
        after jsonb NOT NULL,
        terms text NOT NULL,
        hours_before_pick_up integer NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (trade_id, version)
      )`);
    await run.query(
      `COMMENT ON COLUMN trade_changes.hours_before_pick_up IS 'How late it came: what reliability is computed from. Hours from then to the pick-up day.'`,
    );
    await run.query(
      `CREATE TRIGGER trade_changes_append_only BEFORE UPDATE OR DELETE ON trade_changes FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
    await run.query(`
      CREATE TABLE trade_corrections (
        id uuid PRIMARY KEY,
        trade_id uuid NOT NULL REFERENCES trades (id),
        by_side text NOT NULL CHECK (by_side IN ('seller', 'buyer')),
        changes jsonb NOT NULL,
        reason text NOT NULL,
        state text NOT NULL CHECK (state IN ('proposed', 'accepted', 'refused', 'withdrawn', 'lapsed')),
        expires_at timestamptz NOT NULL,
        trade_version integer NOT NULL,
        proposed_at timestamptz NOT NULL,
        closed_at timestamptz
      )`);
    await run.query(`CREATE UNIQUE INDEX trade_corrections_one ON trade_corrections (trade_id) WHERE state = 'proposed'`);
    await run.query(`CREATE INDEX trade_corrections_due ON trade_corrections (expires_at) WHERE state = 'proposed'`);
    await this.guard(run);
  }

  private async guard(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE OR REPLACE FUNCTION trades_guard() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a trade is never deleted' USING ERRCODE = '42501'; END IF;
        IF (NEW.market_id, NEW.round_number, NEW.offer_id, NEW.offer_version, NEW.order_id, NEW.order_version, NEW.call_off_id, NEW.bid_id,
            NEW.contract_id, NEW.seller_id, NEW.buyer_id, NEW.variety_id, NEW.grade_id, NEW.freight_vnd_per_kg, NEW.from_place_id,
            NEW.to_place_id, NEW.confirm_by)
           IS DISTINCT FROM
           (OLD.market_id, OLD.round_number, OLD.offer_id, OLD.offer_version, OLD.order_id, OLD.order_version, OLD.call_off_id, OLD.bid_id,
            OLD.contract_id, OLD.seller_id, OLD.buyer_id, OLD.variety_id, OLD.grade_id, OLD.freight_vnd_per_kg, OLD.from_place_id,
            OLD.to_place_id, OLD.confirm_by)
        THEN RAISE EXCEPTION 'the terms of a trade never change' USING ERRCODE = '42501'; END IF;
        IF (NEW.kg, NEW.farm_gate_vnd_per_kg, NEW.pick_up_on, NEW.deliver_on)
           IS DISTINCT FROM (OLD.kg, OLD.farm_gate_vnd_per_kg, OLD.pick_up_on, OLD.deliver_on)
           AND (OLD.state <> 'confirmed' OR NOT EXISTS (SELECT 1 FROM trade_changes c WHERE c.trade_id = NEW.id AND c.version = NEW.version))
        THEN RAISE EXCEPTION 'the terms of a trade change with a reason that is kept, or not at all' USING ERRCODE = '42501'; END IF;
        IF NEW.state <> OLD.state AND NOT (
             (OLD.state = 'held' AND NEW.state IN ('confirmed', 'declined', 'lapsed')) OR (OLD.state = 'confirmed' AND NEW.state = 'cancelled'))
        THEN RAISE EXCEPTION 'a trade cannot move from % to %', OLD.state, NEW.state USING ERRCODE = '42501'; END IF;
        RETURN NEW;
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
