-- I1: what an offer says is held and confirmed is exactly what its trades say, and never more than was offered.
WITH promised AS (
  SELECT offer_id,
         coalesce(sum(kg) FILTER (WHERE state = 'held'), 0) AS held_kg,
         coalesce(sum(kg) FILTER (WHERE state = 'confirmed'), 0) AS confirmed_kg
  FROM trades GROUP BY offer_id
)
SELECT o.id, o.state, o.offered_kg, o.held_kg, p.held_kg AS held_in_trades, o.confirmed_kg, p.confirmed_kg AS confirmed_in_trades
FROM offers o LEFT JOIN promised p ON p.offer_id = o.id
WHERE o.held_kg IS DISTINCT FROM coalesce(p.held_kg, 0)
   OR o.confirmed_kg IS DISTINCT FROM coalesce(p.confirmed_kg, 0)
   OR o.held_kg < 0 OR o.confirmed_kg < 0 OR o.held_kg + o.confirmed_kg > o.offered_kg
   OR (o.state = 'sold_out' AND o.confirmed_kg <> o.offered_kg)
   OR (o.state = 'open' AND o.confirmed_kg = o.offered_kg)
