import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Trades, the yes of each side, and the document of a confirmed one. New tables only: locks nothing. */
export class Trades1767000007500 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await this.trades(run);
    await this.moves(run);
    await run.query(`
      CREATE TABLE trade_confirmations (
        trade_id uuid NOT NULL REFERENCES trades (id),
        party_id uuid NOT NULL,
        side text NOT NULL CHECK (side IN ('seller', 'buyer')),
        member_id uuid REFERENCES members (id),
        at timestamptz NOT NULL,
        PRIMARY KEY (trade_id, party_id),
        UNIQUE (trade_id, side)
      )`);
    await run.query(`COMMENT ON TABLE trade_confirmations IS 'I9: the yes of one side, once. Append-only.'`);
    await run.query(
      `COMMENT ON COLUMN trade_confirmations.member_id IS 'Who said yes; null when it was given beforehand: a firm offer or order, a call-off inside the band.'`,
    );
    await run.query(`CREATE SEQUENCE confirmation_numbers`);
    await run.query(`
      CREATE TABLE contract_confirmations (
        trade_id uuid PRIMARY KEY REFERENCES trades (id),
        number text NOT NULL UNIQUE,
        terms text NOT NULL,
        terms_hash bytea NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT contract_confirmations_hash CHECK (terms_hash = sha256(convert_to(terms, 'UTF8')))
      )`);
    await run.query(
      `COMMENT ON TABLE contract_confirmations IS 'I9: the document of a trade that both sides confirmed, once. Append-only.'`,
    );
    await run.query(
      `COMMENT ON COLUMN contract_confirmations.terms IS 'The canonical text that both sides are bound by; its hash is printed.'`,
    );
    for (const table of ['trade_confirmations', 'contract_confirmations']) {
      await run.query(
        `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      );
    }
  }

  /** Market, places and parties are copied from the offer and the demand, which hold the references: each more costs a round a tenth of its time. */
  private async trades(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE trades (
        id uuid PRIMARY KEY,
        market_id text NOT NULL,
        round_number integer,
        offer_id uuid NOT NULL,
        offer_version integer NOT NULL,
        order_id uuid,
        order_version integer,
        call_off_id uuid,
        call_off_version integer,
        contract_id uuid,
        demand_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(order_id, call_off_id)) STORED,
        seller_id uuid NOT NULL REFERENCES organisations (id),
        seller_group text NOT NULL,
        buyer_id uuid NOT NULL REFERENCES organisations (id),
        buyer_group text NOT NULL,
        variety_id text NOT NULL,
        grade_id text NOT NULL,
        kg kg NOT NULL CHECK (kg > 0),
        ask_vnd_per_kg vnd_per_kg NOT NULL,
        limit_vnd_per_kg vnd_per_kg,
        contract_vnd_per_kg vnd_per_kg,
        farm_gate_vnd_per_kg vnd_per_kg NOT NULL CHECK (farm_gate_vnd_per_kg > 0),
        freight_vnd_per_kg vnd_per_kg NOT NULL,
        delivered_vnd_per_kg vnd_per_kg NOT NULL,
        from_place_id text NOT NULL,
        to_place_id text NOT NULL,
        pick_up_on date NOT NULL,
        deliver_on date NOT NULL,
        state text NOT NULL CHECK (state IN ('held', 'confirmed', 'declined', 'lapsed', 'cancelled')),
        confirm_by timestamptz NOT NULL,
        seller_confirmed_at timestamptz,
        buyer_confirmed_at timestamptz,
        version integer NOT NULL CHECK (version > 0),
        created_at timestamptz NOT NULL,
        FOREIGN KEY (offer_id, offer_version) REFERENCES offer_versions (offer_id, version),
        FOREIGN KEY (order_id, order_version) REFERENCES order_versions (order_id, version),
        FOREIGN KEY (call_off_id, contract_id) REFERENCES call_offs (id, contract_id),
        FOREIGN KEY (market_id, round_number) REFERENCES rounds (market_id, number) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT trades_once_a_round UNIQUE (market_id, round_number, offer_id, demand_id, deliver_on),
        CONSTRAINT trades_one_demand CHECK (
          (order_id IS NOT NULL AND order_version IS NOT NULL AND limit_vnd_per_kg IS NOT NULL
            AND call_off_id IS NULL AND call_off_version IS NULL AND contract_id IS NULL AND contract_vnd_per_kg IS NULL)
          OR (call_off_id IS NOT NULL AND call_off_version IS NOT NULL AND contract_id IS NOT NULL AND contract_vnd_per_kg IS NOT NULL
            AND order_id IS NULL AND order_version IS NULL AND limit_vnd_per_kg IS NULL)),
        CONSTRAINT trades_owners_differ CHECK (seller_id <> buyer_id AND seller_group <> buyer_group),
        CONSTRAINT trades_delivered CHECK (delivered_vnd_per_kg = farm_gate_vnd_per_kg + freight_vnd_per_kg),
        CONSTRAINT trades_price_rule CHECK (
          farm_gate_vnd_per_kg = contract_vnd_per_kg
          OR (contract_vnd_per_kg IS NULL AND farm_gate_vnd_per_kg >= ask_vnd_per_kg AND delivered_vnd_per_kg <= limit_vnd_per_kg)),
        CONSTRAINT trades_days CHECK (pick_up_on <= deliver_on),
        CONSTRAINT trades_two_yeses CHECK (
          state NOT IN ('confirmed', 'cancelled') OR (seller_confirmed_at IS NOT NULL AND buyer_confirmed_at IS NOT NULL)),
        CONSTRAINT trades_held_waits CHECK (state <> 'held' OR seller_confirmed_at IS NULL OR buyer_confirmed_at IS NULL)
      ) WITH (fillfactor = 80)`);
    await run.query(`COMMENT ON CONSTRAINT trades_once_a_round ON trades IS 'I3: a round gives one offer to one demand on one day once.'`);
    await run.query(`COMMENT ON CONSTRAINT trades_price_rule ON trades IS 'I4: nobody sells below the ask or pays above the limit.'`);
    await run.query(`CREATE INDEX trades_seller ON trades (seller_id, id)`);
    await run.query(`CREATE INDEX trades_buyer ON trades (buyer_id, id)`);
    await run.query(`CREATE INDEX trades_offer ON trades (offer_id)`);
    await run.query(`CREATE INDEX trades_demand ON trades (demand_id)`);
    await run.query(`CREATE INDEX trades_refused ON trades (market_id, offer_id) WHERE state IN ('declined', 'lapsed')`);
    await run.query(`CREATE INDEX trades_due ON trades (confirm_by) WHERE state = 'held'`);
  }

  /** What libs/domain/src/trades/trade.ts lists as moves, once more: a trade ends once, and its terms never change. */
  private async moves(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE FUNCTION trades_guard() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a trade is never deleted' USING ERRCODE = '42501'; END IF;
        IF (NEW.market_id, NEW.round_number, NEW.offer_id, NEW.offer_version, NEW.order_id, NEW.order_version, NEW.call_off_id,
            NEW.contract_id, NEW.seller_id, NEW.buyer_id, NEW.variety_id, NEW.grade_id, NEW.kg, NEW.farm_gate_vnd_per_kg,
            NEW.freight_vnd_per_kg, NEW.from_place_id, NEW.to_place_id, NEW.pick_up_on, NEW.deliver_on, NEW.confirm_by)
           IS DISTINCT FROM
           (OLD.market_id, OLD.round_number, OLD.offer_id, OLD.offer_version, OLD.order_id, OLD.order_version, OLD.call_off_id,
            OLD.contract_id, OLD.seller_id, OLD.buyer_id, OLD.variety_id, OLD.grade_id, OLD.kg, OLD.farm_gate_vnd_per_kg,
            OLD.freight_vnd_per_kg, OLD.from_place_id, OLD.to_place_id, OLD.pick_up_on, OLD.deliver_on, OLD.confirm_by)
        THEN RAISE EXCEPTION 'the terms of a trade never change' USING ERRCODE = '42501'; END IF;
        IF NEW.state <> OLD.state AND NOT (
             (OLD.state = 'held' AND NEW.state IN ('confirmed', 'declined', 'lapsed')) OR (OLD.state = 'confirmed' AND NEW.state = 'cancelled'))
        THEN RAISE EXCEPTION 'a trade cannot move from % to %', OLD.state, NEW.state USING ERRCODE = '42501'; END IF;
        RETURN NEW;
      END $$`);
    await run.query(`CREATE TRIGGER trades_guard BEFORE UPDATE OR DELETE ON trades FOR EACH ROW EXECUTE FUNCTION trades_guard()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
