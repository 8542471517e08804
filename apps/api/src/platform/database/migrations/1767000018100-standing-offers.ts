import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What cooperatives say once and post every week: templates, where each stands in the calendar, and how each of their days ended. Days that
 * are left out become part of every schedule. New tables lock nothing; the rows of standing orders, a few hundred, are held for a moment.
 */
export class StandingOffers1767000018100 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    // The rows are their owners’: a migration is the program’s own work.
    await run.query(`SET LOCAL app.scope = 'program'; SET LOCAL app.doer = '{"work":"migration"}'`);
    await run.query(
      `UPDATE standing_orders SET terms = jsonb_set(terms, '{schedule,skips}', '[]') WHERE terms -> 'schedule' -> 'skips' IS NULL`,
    );
    await run.query(`SET LOCAL app.scope = ''; SET LOCAL app.doer = '{}'`);
    await run.query(`
      CREATE TABLE standing_offers (
        id uuid PRIMARY KEY,
        seller_id uuid NOT NULL REFERENCES organisations (id),
        market_id text NOT NULL REFERENCES markets (id),
        terms jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('active', 'paused', 'ended')),
        version integer NOT NULL CHECK (version > 0),
        set_by uuid NOT NULL REFERENCES members (id),
        set_at timestamptz NOT NULL,
        CONSTRAINT standing_offers_kg CHECK ((terms ->> 'kg')::bigint > 0
          AND (terms ->> 'mostKg' IS NULL OR (terms ->> 'mostKg')::bigint >= (terms ->> 'kg')::bigint))
      )`);
    await run.query(`CREATE INDEX standing_offers_seller ON standing_offers (seller_id, id)`);
    await run.query(`
      CREATE TABLE standing_offer_due (
        standing_offer_id uuid PRIMARY KEY REFERENCES standing_offers (id),
        next_day date NOT NULL,
        due_at timestamptz
      ) WITH (fillfactor = 70)`);
    await run.query(
      `COMMENT ON TABLE standing_offer_due IS 'The first day that is not settled, and when its lot is due; null once there is none. It only moves forward.'`,
    );
    await run.query(`CREATE INDEX standing_offer_due_at ON standing_offer_due (due_at) WHERE due_at IS NOT NULL`);
    await run.query(
      `CREATE TRIGGER standing_offer_due_forward BEFORE UPDATE ON standing_offer_due FOR EACH ROW EXECUTE FUNCTION keep_due_forward()`,
    );
    await run.query(`
      CREATE TABLE standing_offer_lines (
        standing_offer_id uuid NOT NULL REFERENCES standing_offers (id),
        day date NOT NULL,
        state text NOT NULL CHECK (state IN ('placed', 'missed', 'paused')),
        offer_id uuid UNIQUE REFERENCES offers (id),
        missed jsonb,
        at timestamptz NOT NULL,
        CONSTRAINT standing_offer_lines_once PRIMARY KEY (standing_offer_id, day),
        CONSTRAINT standing_offer_lines_placed CHECK ((state = 'placed') = (offer_id IS NOT NULL)),
        CONSTRAINT standing_offer_lines_named CHECK ((state = 'missed') = (missed IS NOT NULL))
      )`);
    await run.query(
      `COMMENT ON CONSTRAINT standing_offer_lines_once ON standing_offer_lines IS 'A standing offer has one outcome a day: its lot, or why there is none.'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
