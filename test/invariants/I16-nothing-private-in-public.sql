-- I16: no market stream names a buyer, a limit, a contract's price, or what only an owner may know.
SELECT stream, number, name
FROM events
WHERE stream LIKE 'market:%'
  AND (jsonb_path_exists(body, '$.**.limitVndPerKg') OR jsonb_path_exists(body, '$.**.priceVndPerKg')
    OR jsonb_path_exists(body, '$.**.buyer') OR jsonb_path_exists(body, '$.**.heldKg') OR jsonb_path_exists(body, '$.**.firm')
    OR jsonb_path_exists(body, '$.**.contractId')
    OR (name = 'trade.confirmed' AND body ->> 'kind' = 'contract' AND body -> 'farmGateVndPerKg' <> 'null'))
UNION ALL
-- An organisation's stream carries its own papers only.
SELECT e.stream, e.number, e.name
FROM events e
WHERE e.stream LIKE 'org:%' AND e.name <> 'supply.invited'
  AND substr(e.stream, 5) NOT IN (
    coalesce(e.body #>> '{offer,seller,id}', ''), coalesce(e.body #>> '{order,buyer,id}', ''),
    coalesce(e.body #>> '{credit,seller,id}', ''), coalesce(e.body #>> '{credit,buyer,id}', ''),
    coalesce(e.body #>> '{bid,seller,id}', ''), coalesce(e.body #>> '{bid,buyer,id}', ''),
    coalesce(e.body #>> '{trade,seller,id}', ''), coalesce(e.body #>> '{trade,buyer,id}', ''),
    coalesce(e.body ->> 'ownerId', ''), coalesce(e.body #>> '{standingOrder,buyerId}', ''), coalesce(e.body #>> '{standingOffer,sellerId}', ''), coalesce(e.body #>> '{contract,cooperative,id}', ''), coalesce(e.body #>> '{contract,processor,id}', ''))
  AND NOT EXISTS (
    SELECT 1 FROM trades t
    WHERE e.name = 'gap.answered' AND t.id = (e.body ->> 'tradeId')::uuid AND substr(e.stream, 5) IN (t.seller_id::text, t.buyer_id::text))
UNION ALL
-- A buyer's limit goes to the buyer alone, and the market hears of no bid.
SELECT stream, number, name FROM events
WHERE (stream LIKE 'market:%' AND jsonb_path_exists(body, '$.**.bid'))
   OR (body #> '{bid,limitVndPerKg}' <> 'null' AND stream <> 'org:' || (body #>> '{bid,buyer,id}'))
UNION ALL
-- A cooperative reads its own share of an intake plan and nobody else's.
SELECT e.stream, e.number, e.name FROM events e, jsonb_array_elements(e.body -> 'shares') s
WHERE e.name LIKE 'intake\_plan.%' AND jsonb_array_length(e.body -> 'plans') = 0 AND e.stream <> 'org:' || (s ->> 'cooperativeId')
