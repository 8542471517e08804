import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photos of lots, made anew from what was sent. A new table: locks nothing. */
export class OfferPhotos1767000015810 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE offer_photos (
        id uuid PRIMARY KEY,
        offer_id uuid NOT NULL REFERENCES offers (id),
        seller_id uuid NOT NULL REFERENCES organisations (id),
        place smallint NOT NULL CHECK (place BETWEEN 1 AND 4),
        width integer NOT NULL CHECK (width BETWEEN 1 AND 1600),
        height integer NOT NULL CHECK (height BETWEEN 1 AND 1600),
        large bytea NOT NULL CHECK (octet_length(large) BETWEEN 1 AND 4194304),
        small bytea NOT NULL CHECK (octet_length(small) BETWEEN 1 AND 262144),
        added_by uuid NOT NULL REFERENCES members (id),
        added_at timestamptz NOT NULL,
        CONSTRAINT offer_photos_four UNIQUE (offer_id, place)
      )`);
    await run.query(
      `COMMENT ON TABLE offer_photos IS 'WebP in two sizes, without anything that the camera wrote beside the picture. Seen by whoever sees the offer.'`,
    );
    await run.query(`ALTER TABLE offer_photos ALTER COLUMN large SET STORAGE EXTERNAL, ALTER COLUMN small SET STORAGE EXTERNAL`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
