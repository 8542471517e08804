-- I8: the rounds of a market are numbered without a gap, each is published once, and its sums are those of its trades.
WITH made AS (
  SELECT market_id, round_number, count(*) AS trades,
         coalesce(sum(made_kg) FILTER (WHERE contract_id IS NOT NULL), 0) AS contract_kg,
         coalesce(sum(made_kg) FILTER (WHERE contract_id IS NULL), 0) AS spot_kg
  FROM (
    -- As it was made, whatever its sides changed afterwards.
    SELECT t.*, coalesce((SELECT (c.before ->> 'kg')::bigint FROM trade_changes c WHERE c.trade_id = t.id ORDER BY c.version LIMIT 1), t.kg) AS made_kg
    FROM trades t
  ) trades GROUP BY market_id, round_number
), published AS (
  SELECT stream, (body #>> '{round,number}')::int AS number, count(*) AS times
  FROM events WHERE name = 'round.cleared' GROUP BY 1, 2
)
SELECT r.market_id, r.number, r.state, r.trades, m.trades AS trades_made, r.contract_kg, m.contract_kg AS contract_kg_made, r.spot_kg,
       m.spot_kg AS spot_kg_made, p.times AS published
FROM rounds r
LEFT JOIN made m ON m.market_id = r.market_id AND m.round_number = r.number
LEFT JOIN published p ON p.stream = 'market:' || r.market_id AND p.number = r.number
WHERE (r.trades, r.contract_kg::bigint, r.spot_kg::bigint)
      IS DISTINCT FROM (coalesce(m.trades, 0)::int, coalesce(m.contract_kg, 0)::bigint, coalesce(m.spot_kg, 0)::bigint)
   OR p.times IS DISTINCT FROM 1
UNION ALL
SELECT m.id, m.last_round_number, 'head and rounds differ', count(r.number)::int, max(r.number), NULL, NULL, NULL, NULL, NULL
FROM markets m LEFT JOIN rounds r ON r.market_id = m.id
GROUP BY m.id, m.last_round_number
HAVING count(r.number) <> m.last_round_number OR coalesce(max(r.number), 0) <> m.last_round_number
