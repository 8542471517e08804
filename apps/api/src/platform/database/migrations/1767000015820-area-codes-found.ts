import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A search by the code found nothing: inside of `area_search` the name `code` meant the commune's. Parameters are named
 * by number now, and what people look for is written anew. Rewrites the register's rows once, a few thousand of them.
 */
export class AreaCodesFound1767000015820 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE OR REPLACE FUNCTION area_search(code text, holder text, place text, commune text) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT fold(concat_ws(' ', $1, $2, $3, c.full_name_vi, c.name_en, array_to_string(c.former_districts, ' ')))
        FROM communes c WHERE c.code = $4
      $$`);
    await run.query(`UPDATE planting_areas a SET search = area_search(a.code, a.holder_name, a.place_name, a.commune_code)`);
  }

  async down(): Promise<void> {
    // Nothing to take back: the function of before looked for the wrong word.
  }
}
