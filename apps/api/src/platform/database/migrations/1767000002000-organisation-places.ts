import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An organisation's usual place is one of the catalogue's. Short lock on `organisations` and `places`: both are small. */
export class OrganisationPlaces1767000002000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`ALTER TABLE organisations ADD CONSTRAINT organisations_place FOREIGN KEY (place_id) REFERENCES places (id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
