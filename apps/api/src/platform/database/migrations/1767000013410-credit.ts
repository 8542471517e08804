import type { MigrationInterface, QueryRunner } from 'typeorm';

const TIED = `
  SELECT coalesce(sum(t.kg * t.farm_gate_vnd_per_kg), 0) FROM trades t
  WHERE t.seller_id = c.seller_id AND t.buyer_id = c.buyer_id AND t.state IN ('held', 'confirmed') AND t.contract_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM trade_payments p WHERE p.trade_id = t.id)`;

/** What sellers let buyers owe. New tables; the index on trades is built while it is locked: seconds for a season's trades. */
export class Credit1767000013410 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE credits (
        seller_id uuid NOT NULL REFERENCES organisations (id),
        buyer_id uuid NOT NULL REFERENCES organisations (id),
        limit_vnd bigint CHECK (limit_vnd >= 0),
        deposit_vnd bigint NOT NULL CHECK (deposit_vnd >= 0),
        version integer NOT NULL CHECK (version > 0),
        set_at timestamptz NOT NULL,
        set_by uuid NOT NULL REFERENCES members (id),
        PRIMARY KEY (seller_id, buyer_id),
        CONSTRAINT credits_between_two CHECK (seller_id <> buyer_id)
      )`);
    await run.query(`COMMENT ON COLUMN credits.limit_vnd IS 'What the buyer may owe; null for no limit.'`);
    await run.query(`CREATE INDEX credits_buyer ON credits (buyer_id)`);
    await run.query(`
      CREATE TABLE trade_payments (
        trade_id uuid PRIMARY KEY REFERENCES trades (id),
        at timestamptz NOT NULL,
        member_id uuid NOT NULL REFERENCES members (id)
      )`);
    await run.query(`COMMENT ON TABLE trade_payments IS 'Trades that their seller says are paid: they tie up no credit. Append-only.'`);
    await run.query(`CREATE INDEX trades_of_pair ON trades (seller_id, buyer_id) WHERE state IN ('held', 'confirmed')`);
    await this.guard(run);
  }

  /** The limit as the database holds it: whatever the program believed, no trade makes a pair owe more. */
  private async guard(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE FUNCTION require_credit(pairs uuid[]) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (
          SELECT 1 FROM credits c JOIN trades f ON f.seller_id = c.seller_id AND f.buyer_id = c.buyer_id
          WHERE f.id = ANY (pairs) AND f.contract_id IS NULL AND c.limit_vnd IS NOT NULL AND (${TIED}) > c.limit_vnd + c.deposit_vnd) THEN
          RAISE EXCEPTION 'a trade passes a credit limit' USING ERRCODE = 'check_violation', CONSTRAINT = 'credits_never_passed';
        END IF;
      END $$`);
    await run.query(`
      CREATE FUNCTION keep_credit_of_new() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM require_credit(array(SELECT id FROM fresh));
        RETURN NULL;
      END $$`);
    await run.query(`
      CREATE FUNCTION keep_credit_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM require_credit(array(
          SELECT f.id FROM fresh f JOIN former o ON o.id = f.id WHERE f.kg * f.farm_gate_vnd_per_kg > o.kg * o.farm_gate_vnd_per_kg));
        RETURN NULL;
      END $$`);
    await run.query(`
      CREATE TRIGGER trades_keep_credit AFTER INSERT ON trades REFERENCING NEW TABLE AS fresh
      FOR EACH STATEMENT EXECUTE FUNCTION keep_credit_of_new()`);
    await run.query(`
      CREATE TRIGGER trades_keep_credit_changed AFTER UPDATE ON trades REFERENCING NEW TABLE AS fresh OLD TABLE AS former
      FOR EACH STATEMENT EXECUTE FUNCTION keep_credit_of_changed()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
