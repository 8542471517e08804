-- I20: of alternatives at most one has kilograms, no seller brings an order more than its most, and no pair owes more than its limit by a
-- trade made since the limit was set.
SELECT 'alternatives' AS fault, alternative_set::text AS what FROM orders
WHERE alternative_set IS NOT NULL AND held_kg + confirmed_kg > 0 GROUP BY alternative_set HAVING count(*) > 1
UNION ALL
SELECT 'most of a seller', t.order_id::text FROM trades t JOIN orders o ON o.id = t.order_id
WHERE o.max_per_seller_kg > 0 AND t.state IN ('held', 'confirmed')
GROUP BY t.order_id, t.seller_id, o.max_per_seller_kg HAVING sum(t.kg) > o.max_per_seller_kg
UNION ALL
SELECT 'credit', c.seller_id || ' ' || c.buyer_id FROM credits c
JOIN trades t ON t.seller_id = c.seller_id AND t.buyer_id = c.buyer_id AND t.state IN ('held', 'confirmed') AND t.contract_id IS NULL
WHERE c.limit_vnd IS NOT NULL AND NOT EXISTS (SELECT 1 FROM trade_payments p WHERE p.trade_id = t.id)
GROUP BY c.seller_id, c.buyer_id, c.limit_vnd, c.deposit_vnd, c.set_at
HAVING max(t.created_at) > c.set_at AND sum(t.kg * t.farm_gate_vnd_per_kg) > c.limit_vnd + c.deposit_vnd
