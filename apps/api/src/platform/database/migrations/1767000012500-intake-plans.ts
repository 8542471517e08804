import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Intake plans, the daily capacity of plants, and the markets' shares of it. New tables only: locks nothing but `call_offs` for a reference. */
export class IntakePlans1767000012500 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE intake_plans (
        id uuid PRIMARY KEY,
        processor_id uuid NOT NULL REFERENCES organisations (id),
        place_id text NOT NULL REFERENCES places (id),
        market_id text NOT NULL REFERENCES markets (id),
        day date NOT NULL,
        kg kg NOT NULL,
        allocated_kg kg NOT NULL DEFAULT 0,
        state text NOT NULL CHECK (state IN ('open', 'cancelled', 'closed')),
        version integer NOT NULL CHECK (version > 0),
        submitted_at timestamptz NOT NULL,
        made_by uuid NOT NULL REFERENCES members (id),
        UNIQUE (processor_id, place_id, market_id, day),
        CONSTRAINT intake_plans_never_overfilled CHECK (allocated_kg <= kg)
      ) WITH (fillfactor = 80)`);
    await run.query(`COMMENT ON TABLE intake_plans IS 'What a plant needs of one product on one day, over all its contracts.'`);
    await run.query(
      `COMMENT ON COLUMN intake_plans.allocated_kg IS 'What rounds divided over contracts, and what was turned into an order.'`,
    );
    await run.query(`CREATE INDEX intake_plans_open ON intake_plans (market_id, day) WHERE state = 'open'`);
    await run.query(`ALTER TABLE call_offs ADD FOREIGN KEY (plan_id) REFERENCES intake_plans (id)`);
    await run.query(`
      CREATE TABLE plant_days (
        place_id text NOT NULL REFERENCES places (id),
        day date NOT NULL,
        processor_id uuid NOT NULL REFERENCES organisations (id),
        capacity_kg kg NOT NULL,
        used_kg kg NOT NULL DEFAULT 0,
        shared_kg kg NOT NULL DEFAULT 0,
        PRIMARY KEY (place_id, day),
        CONSTRAINT plant_days_within_capacity CHECK (used_kg + shared_kg <= capacity_kg)
      ) WITH (fillfactor = 70)`);
    await run.query(
      `COMMENT ON CONSTRAINT plant_days_within_capacity ON plant_days IS 'I13: what is taken and what markets have reserved never pass the line.'`,
    );
    await run.query(`
      CREATE TABLE plant_day_shares (
        place_id text NOT NULL,
        day date NOT NULL,
        market_id text NOT NULL REFERENCES markets (id),
        kg kg NOT NULL,
        PRIMARY KEY (place_id, day, market_id),
        FOREIGN KEY (place_id, day) REFERENCES plant_days (place_id, day)
      )`);
    await run.query(
      `COMMENT ON TABLE plant_day_shares IS 'Room that a running round of one market has reserved; given back when it commits or is void.'`,
    );
    await run.query(`
      CREATE FUNCTION plant_day_shares_sum() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP <> 'INSERT' THEN
          UPDATE plant_days SET shared_kg = shared_kg - OLD.kg WHERE place_id = OLD.place_id AND day = OLD.day;
        END IF;
        IF TG_OP <> 'DELETE' THEN
          UPDATE plant_days SET shared_kg = shared_kg + NEW.kg WHERE place_id = NEW.place_id AND day = NEW.day;
        END IF;
        RETURN NULL;
      END $$`);
    await run.query(
      `CREATE TRIGGER plant_day_shares_sum AFTER INSERT OR UPDATE OR DELETE ON plant_day_shares FOR EACH ROW EXECUTE FUNCTION plant_day_shares_sum()`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
