import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Trades debit the plant and day they are delivered to, whatever made or changed them: statement triggers on `trades` keep the sums.
 * Locks `trades` and `plant_days` while their triggers are made and the sums of what stands are written: a second for a season.
 */
export class PlantRoom1767000012600 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE plant_days ALTER processor_id DROP NOT NULL, ALTER capacity_kg DROP NOT NULL,
        ADD CONSTRAINT plant_days_whose CHECK (capacity_kg IS NULL OR processor_id IS NOT NULL)`);
    await run.query(`COMMENT ON COLUMN plant_days.capacity_kg IS 'Null while nobody has said a limit.'`);
    await run.query(
      `COMMENT ON COLUMN plant_days.used_kg IS 'Held and confirmed kg of trades delivered there on the day; kept by triggers on trades.'`,
    );
    await run.query(`
      WITH used AS (
        SELECT t.to_place_id, t.deliver_on, sum(t.kg)::bigint AS kg FROM trades t JOIN places p ON p.id = t.to_place_id AND p.kind = 'factory'
        WHERE t.state IN ('held', 'confirmed') GROUP BY 1, 2
      )
      INSERT INTO plant_days (place_id, day, used_kg) SELECT to_place_id, deliver_on, kg FROM used
      ON CONFLICT (place_id, day) DO UPDATE SET used_kg = excluded.used_kg,
        capacity_kg = greatest(plant_days.capacity_kg, excluded.used_kg + plant_days.shared_kg)`);
    await this.triggers(run);
    await run.query(`
      ALTER TABLE plant_day_shares ADD wanted_kg kg NOT NULL DEFAULT 0, ADD taken_at timestamptz NOT NULL DEFAULT clock_timestamp()`);
    await run.query(`
      CREATE TABLE plant_day_waits (
        place_id text NOT NULL,
        day date NOT NULL,
        market_id text NOT NULL REFERENCES markets (id),
        PRIMARY KEY (place_id, day, market_id),
        FOREIGN KEY (place_id, day) REFERENCES plant_days (place_id, day)
      )`);
    await run.query(
      `COMMENT ON TABLE plant_day_waits IS 'Markets whose last round used up its share of the line and wanted more: woken when room is free.'`,
    );
  }

  /** The scope is the program's: a cooperative's yes debits a plant that is not its own. */
  private async triggers(run: QueryRunner): Promise<void> {
    const ensure = (rows: string): string => `
        INSERT INTO plant_days (place_id, day)
        SELECT DISTINCT t.to_place_id, t.deliver_on FROM ${rows} t JOIN places p ON p.id = t.to_place_id AND p.kind = 'factory'
        WHERE t.state IN ('held', 'confirmed') ORDER BY 1, 2 ON CONFLICT DO NOTHING;`;
    const sums = (rows: string, sign: string): string =>
      `SELECT to_place_id AS place, deliver_on AS day, ${sign} kg AS kg FROM ${rows} WHERE state IN ('held', 'confirmed')`;
    const debit = (moves: string): string => `
        UPDATE plant_days d SET used_kg = d.used_kg + m.kg
        FROM (SELECT place, day, sum(kg)::bigint AS kg FROM (${moves}) each GROUP BY 1, 2 HAVING sum(kg) <> 0) m
        WHERE d.place_id = m.place AND d.day = m.day;`;
    const functions = {
      added: `${ensure('after_rows')}${debit(sums('after_rows', '+'))}`,
      changed: `${ensure('after_rows')}${debit(`${sums('after_rows', '+')} UNION ALL ${sums('before_rows', '-')}`)}`,
    };
    for (const [what, body] of Object.entries(functions)) {
      await run.query(
        `CREATE FUNCTION plant_days_${what}() RETURNS trigger LANGUAGE plpgsql AS $$
         DECLARE asked text := current_setting('app.scope', true);
         BEGIN
           PERFORM set_config('app.scope', 'program', true);${body}
           PERFORM set_config('app.scope', coalesce(asked, ''), true);
           RETURN NULL;
         END $$`,
      );
    }
    await run.query(`
      CREATE TRIGGER plant_days_added AFTER INSERT ON trades REFERENCING NEW TABLE AS after_rows
      FOR EACH STATEMENT EXECUTE FUNCTION plant_days_added()`);
    await run.query(`
      CREATE TRIGGER plant_days_changed AFTER UPDATE ON trades REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
      FOR EACH STATEMENT EXECUTE FUNCTION plant_days_changed()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
