-- I11: a season of a code holds exactly what its trades draw from it, never more than its ground bears, and every debit is its trade's.
WITH drawn AS (
  SELECT area_id, season, sum(held_kg) AS held_kg, sum(confirmed_kg) AS confirmed_kg, sum(delivered_kg) AS delivered_kg
  FROM area_debits GROUP BY area_id, season
), let_out AS (
  SELECT authorisation_id AS id, sum(kg) AS kg FROM (
    SELECT authorisation_id, held_kg + confirmed_kg + delivered_kg AS kg FROM area_debits WHERE authorisation_id IS NOT NULL
    UNION ALL SELECT authorisation_id, kg FROM packing_debits
  ) AS drawn_of_leaves GROUP BY 1
)
SELECT 'season' AS what, s.area_id::text AS id, s.season, s.capacity_kg::bigint AS bound, s.held_kg + s.confirmed_kg + s.delivered_kg AS held
FROM area_seasons s LEFT JOIN drawn d ON d.area_id = s.area_id AND d.season = s.season
WHERE s.held_kg + s.confirmed_kg + s.delivered_kg > s.capacity_kg
   OR (s.held_kg, s.confirmed_kg, s.delivered_kg)
      IS DISTINCT FROM (coalesce(d.held_kg, 0), coalesce(d.confirmed_kg, 0), coalesce(d.delivered_kg, 0))
UNION ALL
SELECT 'leave', a.id::text, NULL, a.kg, a.used_kg FROM area_authorisations a LEFT JOIN let_out l ON l.id = a.id
WHERE a.used_kg <> coalesce(l.kg, 0) OR a.used_kg > a.kg
UNION ALL
SELECT 'debit', b.trade_id::text, b.season, t.kg, b.held_kg + b.confirmed_kg FROM area_debits b LEFT JOIN trades t ON t.id = b.trade_id
WHERE b.delivered_kg = 0 AND (b.held_kg, b.confirmed_kg) IS DISTINCT FROM
      (CASE WHEN t.state = 'held' THEN t.kg ELSE 0 END, CASE WHEN t.state = 'confirmed' THEN t.kg ELSE 0 END)
UNION ALL
SELECT 'packing', p.trade_id::text, NULL, t.kg, p.kg FROM packing_debits p LEFT JOIN trades t ON t.id = p.trade_id
WHERE p.kg > t.kg OR (p.kg > 0 AND t.state NOT IN ('held', 'confirmed'))
UNION ALL
SELECT 'trade without a debit', t.id::text, NULL, t.kg, 0
FROM trades t JOIN offers o ON o.id = t.offer_id JOIN planting_areas a ON a.code = o.area_code
WHERE a.product_id = t.market_id AND a.holder_id = t.seller_id AND t.state IN ('held', 'confirmed') AND t.created_at > a.created_at
  AND NOT EXISTS (SELECT 1 FROM area_debits b WHERE b.trade_id = t.id)
