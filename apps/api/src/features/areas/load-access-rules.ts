import type { DataSource } from 'typeorm';

/** The pages behind the reference rules were read in November 2026 and speak of the season before; rules hold from its first day. */
const VALID_FROM = '2026-01-01';
const OWNER = 'reference data';

const LOAD = `
  INSERT INTO access_rules (market_id, product_id, access, needs_area_code, needs_packing_code, papers, needs_phytosanitary, treatment, gates,
                            notes, valid_from, source, owner)
  SELECT m.id, r->>'productId', r->>'access', coalesce((r->>'pucRequired')::boolean, false), coalesce((r->>'phcRequired')::boolean, false),
         ARRAY(SELECT jsonb_array_elements_text(coalesce(r->'papers', '[]'))), coalesce((r->>'phytosanitaryCertificate')::boolean, false),
         r->>'treatment', '{}',
         ARRAY(SELECT jsonb_array_elements_text(coalesce(r->'extraRules', '[]'))) || array_remove(ARRAY[r->>'residueRule'], NULL),
         $1, coalesce(r->>'source', r->>'assumption', m.details->>'source', 'reference data'), $2
  FROM destination_markets m, jsonb_array_elements(m.product_rules) r
  WHERE (r->>'productId' IS NULL OR EXISTS (SELECT 1 FROM products p WHERE p.id = r->>'productId'))
    AND NOT EXISTS (SELECT 1 FROM access_rules known WHERE known.market_id = m.id AND known.product_id IS NOT DISTINCT FROM r->>'productId')`;

/** Gives every market and product that has no rule yet the one of the reference data. Rules that people keep are never touched. */
export async function loadAccessRules(source: DataSource): Promise<void> {
  await source.query(LOAD, [VALID_FROM, OWNER]);
}
