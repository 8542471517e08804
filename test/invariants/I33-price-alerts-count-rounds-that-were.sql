-- I33: a price alert counts no round that was never made, and nobody watches more prices than allowed.
SELECT 'round' AS fault, a.id::text AS what
FROM price_alerts a JOIN markets m ON m.id = a.market_id WHERE a.round_number > m.last_round_number
UNION ALL
SELECT 'too many', member_id || ' ' || organisation_id FROM price_alerts GROUP BY member_id, organisation_id HAVING count(*) > 20
