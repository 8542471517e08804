import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Order templates, where each stands in the calendar, and how each of their days ended. New tables: lock nothing. */
export class StandingOrders1767000015800 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE standing_orders (
        id uuid PRIMARY KEY,
        buyer_id uuid NOT NULL REFERENCES organisations (id),
        market_id text NOT NULL REFERENCES markets (id),
        terms jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('active', 'paused', 'ended')),
        version integer NOT NULL CHECK (version > 0),
        set_by uuid NOT NULL REFERENCES members (id),
        set_at timestamptz NOT NULL
      )`);
    await run.query(`CREATE INDEX standing_orders_buyer ON standing_orders (buyer_id, id)`);
    await run.query(`
      CREATE TABLE standing_order_due (
        standing_order_id uuid PRIMARY KEY REFERENCES standing_orders (id),
        next_day date NOT NULL,
        due_at timestamptz
      ) WITH (fillfactor = 70)`);
    await run.query(
      `COMMENT ON TABLE standing_order_due IS 'The first day that is not settled, and when its line is due; null once there is none. It only moves forward.'`,
    );
    await run.query(`CREATE INDEX standing_order_due_at ON standing_order_due (due_at) WHERE due_at IS NOT NULL`);
    await run.query(`
      CREATE TABLE standing_order_lines (
        standing_order_id uuid NOT NULL REFERENCES standing_orders (id),
        day date NOT NULL,
        state text NOT NULL CHECK (state IN ('placed', 'missed', 'paused')),
        order_id uuid UNIQUE REFERENCES orders (id),
        missed jsonb,
        at timestamptz NOT NULL,
        CONSTRAINT standing_order_lines_once PRIMARY KEY (standing_order_id, day),
        CONSTRAINT standing_order_lines_placed CHECK ((state = 'placed') = (order_id IS NOT NULL)),
        CONSTRAINT standing_order_lines_named CHECK ((state = 'missed') = (missed IS NOT NULL))
      )`);
    await run.query(
      `COMMENT ON CONSTRAINT standing_order_lines_once ON standing_order_lines IS 'A standing order has one outcome a day: its order, or why there is none.'`,
    );
    await run.query(`
      CREATE FUNCTION keep_due_forward() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.next_day < OLD.next_day THEN
          RAISE EXCEPTION 'a settled day of a standing order is settled' USING ERRCODE = 'check_violation', CONSTRAINT = 'standing_order_due_forward';
        END IF;
        RETURN NEW;
      END $$`);
    await run.query(
      `CREATE TRIGGER standing_order_due_forward BEFORE UPDATE ON standing_order_due FOR EACH ROW EXECUTE FUNCTION keep_due_forward()`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
