import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders and every version of their terms. New tables only: locks nothing. */
export class Orders1767000004000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE orders (
        id uuid PRIMARY KEY,
        market_id text NOT NULL REFERENCES markets (id),
        buyer_id uuid NOT NULL REFERENCES organisations (id),
        variety_ids text[] NOT NULL,
        grade_ids text[] NOT NULL CHECK (cardinality(grade_ids) BETWEEN 1 AND 32),
        place_id text NOT NULL REFERENCES places (id),
        wanted_kg kg NOT NULL CHECK (wanted_kg > 0),
        held_kg kg NOT NULL DEFAULT 0,
        confirmed_kg kg NOT NULL DEFAULT 0,
        limit_vnd_per_kg vnd_per_kg NOT NULL CHECK (limit_vnd_per_kg > 0),
        deliver_from date NOT NULL,
        deliver_to date NOT NULL,
        certificates text[] NOT NULL,
        firm boolean NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'cancelled', 'expired', 'filled')),
        version integer NOT NULL CHECK (version > 0),
        submitted_at timestamptz NOT NULL,
        placed_by uuid NOT NULL REFERENCES members (id),
        CONSTRAINT orders_never_overfilled CHECK (held_kg + confirmed_kg <= wanted_kg),
        CONSTRAINT orders_window CHECK (deliver_from <= deliver_to),
        CONSTRAINT orders_filled CHECK (state <> 'filled' OR confirmed_kg = wanted_kg)
      ) WITH (fillfactor = 80)`);
    await run.query(`COMMENT ON CONSTRAINT orders_never_overfilled ON orders IS 'I2: nobody is sold more than they asked for.'`);
    await run.query(`COMMENT ON COLUMN orders.variety_ids IS 'Varieties that will do; none listed means any of the product.'`);
    await run.query(`COMMENT ON COLUMN orders.limit_vnd_per_kg IS 'Most for a kilogram delivered. The buyer alone may read it.'`);
    await run.query(`CREATE INDEX orders_open ON orders (market_id, submitted_at) WHERE state = 'open'`);
    await run.query(`CREATE INDEX orders_buyer ON orders (buyer_id, id)`);
    await run.query(`CREATE INDEX orders_due ON orders (deliver_to) WHERE state = 'open'`);
    await run.query(`
      CREATE TABLE order_versions (
        order_id uuid NOT NULL REFERENCES orders (id),
        version integer NOT NULL,
        market_id text NOT NULL,
        wanted_kg kg NOT NULL,
        limit_vnd_per_kg vnd_per_kg NOT NULL,
        deliver_from date NOT NULL,
        deliver_to date NOT NULL,
        firm boolean NOT NULL,
        at timestamptz NOT NULL,
        member_id uuid NOT NULL,
        PRIMARY KEY (order_id, version)
      )`);
    await run.query(`COMMENT ON TABLE order_versions IS 'Terms as they stood; a trade names the version it was made of. Append-only.'`);
    await run.query(
      `CREATE TRIGGER order_versions_append_only BEFORE UPDATE OR DELETE ON order_versions FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
