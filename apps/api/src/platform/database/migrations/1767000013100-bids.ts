import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bids, auctions, and trades that a bid made. Rewrites `trades` once: its generated column learns of bids. */
export class Bids1767000013100 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`ALTER TABLE offers ADD COLUMN in_auction boolean NOT NULL DEFAULT false`);
    await this.bids(run);
    await this.auctions(run);
    await this.trades(run);
  }

  private async bids(run: QueryRunner): Promise<void> {
    await run.query(`CREATE SEQUENCE bid_seq`);
    await run.query(`
      CREATE TABLE bids (
        id uuid PRIMARY KEY,
        seq bigint NOT NULL UNIQUE,
        offer_id uuid NOT NULL REFERENCES offers (id),
        market_id text NOT NULL,
        seller_id uuid NOT NULL REFERENCES organisations (id),
        buyer_id uuid NOT NULL REFERENCES organisations (id),
        place_id text NOT NULL REFERENCES places (id),
        transit_days integer NOT NULL CHECK (transit_days >= 0),
        freight_vnd_per_kg vnd_per_kg NOT NULL,
        terms jsonb NOT NULL,
        counter jsonb,
        in_auction boolean NOT NULL,
        limit_vnd_per_kg vnd_per_kg,
        state text NOT NULL CHECK (state IN ('open', 'countered', 'accepted', 'refused', 'withdrawn', 'lapsed')),
        expires_at timestamptz NOT NULL,
        trade_id uuid,
        version integer NOT NULL CHECK (version > 0),
        submitted_at timestamptz NOT NULL,
        CONSTRAINT bids_own_lot CHECK (seller_id <> buyer_id),
        CONSTRAINT bids_accepted CHECK ((state = 'accepted') = (trade_id IS NOT NULL)),
        CONSTRAINT bids_countered CHECK (state <> 'countered' OR counter IS NOT NULL)
      ) WITH (fillfactor = 80)`);
    await run.query(
      `COMMENT ON COLUMN bids.limit_vnd_per_kg IS 'Up to here the bid raises itself in an open auction. The buyer alone may read it.'`,
    );
    await run.query(`CREATE UNIQUE INDEX bids_one_a_buyer ON bids (offer_id, buyer_id) WHERE state IN ('open', 'countered')`);
    await run.query(`CREATE INDEX bids_seller ON bids (seller_id, id)`);
    await run.query(`CREATE INDEX bids_buyer ON bids (buyer_id, id)`);
    await run.query(`CREATE INDEX bids_due ON bids (expires_at) WHERE state IN ('open', 'countered') AND NOT in_auction`);
    await run.query(`
      CREATE TABLE bid_versions (
        bid_id uuid NOT NULL REFERENCES bids (id),
        version integer NOT NULL,
        seq bigint NOT NULL,
        state text NOT NULL,
        terms jsonb NOT NULL,
        counter jsonb,
        limit_vnd_per_kg bigint,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        member_id uuid,
        PRIMARY KEY (bid_id, version)
      )`);
    await run.query(`COMMENT ON TABLE bid_versions IS 'Every step of a negotiation as it stood. Append-only.'`);
    await run.query(
      `CREATE TRIGGER bid_versions_append_only BEFORE UPDATE OR DELETE ON bid_versions FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
  }

  private async auctions(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE auctions (
        offer_id uuid PRIMARY KEY REFERENCES offers (id),
        market_id text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('sealed', 'open')),
        kg kg NOT NULL CHECK (kg > 0),
        floor_vnd_per_kg vnd_per_kg NOT NULL CHECK (floor_vnd_per_kg > 0),
        step_vnd_per_kg vnd_per_kg NOT NULL CHECK (step_vnd_per_kg > 0),
        opened_at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL,
        extend_ms integer NOT NULL CHECK (extend_ms >= 0),
        extensions_left integer NOT NULL CHECK (extensions_left >= 0),
        lead_vnd_per_kg vnd_per_kg,
        state text NOT NULL CHECK (state IN ('open', 'closed')),
        winner_id uuid REFERENCES bids (id),
        CONSTRAINT auctions_sealed CHECK (mode = 'open' OR lead_vnd_per_kg IS NULL)
      )`);
    await run.query(`CREATE INDEX auctions_due ON auctions (closes_at) WHERE state = 'open'`);
  }

  private async trades(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE trades
        ADD COLUMN bid_id uuid REFERENCES bids (id),
        ADD COLUMN bid_version integer,
        ADD COLUMN bid_vnd_per_kg vnd_per_kg,
        DROP CONSTRAINT trades_once_a_round,
        DROP CONSTRAINT trades_one_demand,
        DROP CONSTRAINT trades_price_rule,
        DROP COLUMN demand_id`);
    await run.query(`
      ALTER TABLE trades
        ADD COLUMN demand_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(order_id, call_off_id, bid_id)) STORED,
        ADD CONSTRAINT trades_once_a_round UNIQUE (market_id, round_number, offer_id, demand_id, deliver_on),
        ADD CONSTRAINT trades_one_demand CHECK (
          num_nonnulls(order_id, call_off_id, bid_id) = 1
          AND num_nonnulls(order_id, order_version, limit_vnd_per_kg) IN (0, 3)
          AND num_nonnulls(call_off_id, call_off_version, contract_id, contract_vnd_per_kg) IN (0, 4)
          AND num_nonnulls(bid_id, bid_version, bid_vnd_per_kg) IN (0, 3)),
        ADD CONSTRAINT trades_price_rule CHECK (
          CASE WHEN bid_id IS NOT NULL THEN farm_gate_vnd_per_kg = bid_vnd_per_kg
               WHEN contract_id IS NOT NULL THEN farm_gate_vnd_per_kg = contract_vnd_per_kg
               ELSE farm_gate_vnd_per_kg >= ask_vnd_per_kg AND delivered_vnd_per_kg <= limit_vnd_per_kg END)`);
    await run.query(`CREATE INDEX trades_demand ON trades (demand_id)`);
    await run.query(`CREATE UNIQUE INDEX trades_of_bid ON trades (bid_id) WHERE bid_id IS NOT NULL`);
    await run.query(`COMMENT ON CONSTRAINT trades_once_a_round ON trades IS 'I3: a round gives one offer to one demand on one day once.'`);
    await run.query(
      `COMMENT ON CONSTRAINT trades_price_rule ON trades IS 'I4: nobody sells below the ask or pays above the limit; a bid costs what both said yes to.'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
