import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until which day it was told what begins with a day. One row; locks nothing that is in use. */
export class DayTurns1767000015920 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`CREATE TABLE day_turns (one boolean PRIMARY KEY DEFAULT true CHECK (one), told_to date NOT NULL)`);
    await run.query(
      `COMMENT ON TABLE day_turns IS 'The last day whose beginnings (standings, rules, papers, leaves, products) were told.'`,
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE day_turns');
  }
}
