import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How an order may be filled. Columns with constant defaults: no rewrite; the trigger and the index take a moment's lock each. */
export class OrderRules1767000013400 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE orders
        ADD COLUMN limit_at text NOT NULL DEFAULT 'delivered' CHECK (limit_at IN ('delivered', 'farm_gate')),
        ADD COLUMN grade_spread jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN min_lot_kg kg NOT NULL DEFAULT 0,
        ADD COLUMN max_per_seller_kg kg NOT NULL DEFAULT 0,
        ADD COLUMN all_or_nothing boolean NOT NULL DEFAULT false,
        ADD COLUMN expires_at timestamptz,
        ADD COLUMN alternative_set uuid,
        ADD CONSTRAINT orders_parts CHECK (min_lot_kg <= wanted_kg AND (max_per_seller_kg = 0 OR max_per_seller_kg BETWEEN min_lot_kg AND wanted_kg)),
        ADD CONSTRAINT orders_whole CHECK (NOT all_or_nothing OR max_per_seller_kg = 0)`);
    await run.query(`
      ALTER TABLE order_versions
        ADD COLUMN limit_at text NOT NULL DEFAULT 'delivered',
        ADD COLUMN grade_spread jsonb NOT NULL DEFAULT '[]'`);
    await run.query(
      `COMMENT ON COLUMN orders.limit_at IS 'Where the limit is meant: delivered, or at the farm gate with the freight on top.'`,
    );
    await run.query(`
      CREATE UNIQUE INDEX orders_one_alternative ON orders (alternative_set)
      WHERE alternative_set IS NOT NULL AND held_kg + confirmed_kg > 0`);
    await run.query(`COMMENT ON INDEX orders_one_alternative IS 'Of a set of alternatives at most one has kilograms held or confirmed.'`);
    await run.query(`CREATE INDEX orders_alternatives ON orders (alternative_set) WHERE alternative_set IS NOT NULL`);
    await run.query(`CREATE INDEX orders_expiry ON orders (expires_at) WHERE state = 'open' AND expires_at IS NOT NULL`);
    await run.query(`
      CREATE FUNCTION keep_order_rules() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE broken uuid;
      BEGIN
        SELECT o.id INTO broken FROM orders o
        JOIN (SELECT order_id, sum(kg) AS kg, min(kg) AS least FROM fresh WHERE order_id IS NOT NULL GROUP BY order_id) f ON f.order_id = o.id
        WHERE (o.all_or_nothing AND f.kg <> o.wanted_kg - o.held_kg - o.confirmed_kg)
           OR f.least < least(o.min_lot_kg, o.wanted_kg - o.held_kg - o.confirmed_kg)
           OR (o.max_per_seller_kg > 0 AND EXISTS (
                SELECT 1 FROM trades t WHERE t.order_id = o.id AND t.state IN ('held', 'confirmed')
                GROUP BY t.seller_id HAVING sum(t.kg) > o.max_per_seller_kg))
        LIMIT 1;
        IF broken IS NOT NULL THEN
          RAISE EXCEPTION 'order % is filled against its own rules', broken USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_rules';
        END IF;
        RETURN NULL;
      END $$`);
    await run.query(`
      CREATE TRIGGER trades_keep_order_rules AFTER INSERT ON trades REFERENCING NEW TABLE AS fresh
      FOR EACH STATEMENT EXECUTE FUNCTION keep_order_rules()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
