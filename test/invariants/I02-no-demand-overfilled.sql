-- I2: the same for demand: orders and call-offs hold exactly what their trades say, and never more than was wanted.
WITH promised AS (
  SELECT demand_id,
         coalesce(sum(kg) FILTER (WHERE state = 'held'), 0) AS held_kg,
         coalesce(sum(kg) FILTER (WHERE state = 'confirmed'), 0) AS confirmed_kg
  FROM trades GROUP BY demand_id
), demand AS (
  SELECT id, 'order' AS kind, state, wanted_kg, held_kg, confirmed_kg FROM orders
  UNION ALL
  SELECT id, 'call-off', state, called_kg, held_kg, confirmed_kg FROM call_offs
)
SELECT d.*, p.held_kg AS held_in_trades, p.confirmed_kg AS confirmed_in_trades
FROM demand d LEFT JOIN promised p ON p.demand_id = d.id
WHERE d.held_kg IS DISTINCT FROM coalesce(p.held_kg, 0)
   OR d.confirmed_kg IS DISTINCT FROM coalesce(p.confirmed_kg, 0)
   OR d.held_kg < 0 OR d.confirmed_kg < 0 OR d.held_kg + d.confirmed_kg > d.wanted_kg
   OR (d.state IN ('filled', 'served') AND d.confirmed_kg <> d.wanted_kg)
   OR (d.state = 'open' AND d.confirmed_kg = d.wanted_kg)
