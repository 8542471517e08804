-- I9: a trade is confirmed exactly when each side said yes once, and then has one confirmation with the hash of its terms.
WITH yeses AS (
  SELECT trade_id,
         count(*) FILTER (WHERE side = 'seller') AS of_seller,
         count(*) FILTER (WHERE side = 'buyer') AS of_buyer,
         count(DISTINCT party_id) AS parties
  FROM trade_confirmations GROUP BY trade_id
)
SELECT t.id, t.state, y.of_seller, y.of_buyer, t.seller_confirmed_at, t.buyer_confirmed_at, c.number
FROM trades t
LEFT JOIN yeses y ON y.trade_id = t.id
LEFT JOIN contract_confirmations c ON c.trade_id = t.id
-- What was changed afterwards has terms of its own.
LEFT JOIN LATERAL (SELECT x.terms FROM trade_changes x WHERE x.trade_id = t.id ORDER BY x.version DESC LIMIT 1) l ON true
WHERE coalesce(y.of_seller, 0) <> (t.seller_confirmed_at IS NOT NULL)::int
   OR coalesce(y.of_buyer, 0) <> (t.buyer_confirmed_at IS NOT NULL)::int
   OR y.parties <> y.of_seller + y.of_buyer
   OR (t.state IN ('confirmed', 'cancelled')) <> (t.seller_confirmed_at IS NOT NULL AND t.buyer_confirmed_at IS NOT NULL)
   OR (t.state IN ('confirmed', 'cancelled')) <> (c.trade_id IS NOT NULL)
   OR c.terms_hash <> sha256(convert_to(c.terms, 'UTF8'))
   OR (c.terms::jsonb ->> 'tradeId')::uuid <> t.id
   OR (coalesce(l.terms, c.terms)::jsonb ->> 'kg')::bigint <> t.kg
   OR (coalesce(l.terms, c.terms)::jsonb ->> 'farmGateVndPerKg')::bigint <> t.farm_gate_vnd_per_kg
   OR EXISTS (
     SELECT 1 FROM trade_confirmations x
     WHERE x.trade_id = t.id AND x.party_id <> CASE x.side WHEN 'seller' THEN t.seller_id ELSE t.buyer_id END
   )
