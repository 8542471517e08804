-- I7: everything that was committed was told once to those it concerns, and nothing was told that is not there.
WITH told AS (
  SELECT stream, name, coalesce(body #>> '{claim,id}', body #>> '{bid,id}', body #>> '{trade,id}', body #>> '{callOff,id}', body #>> '{offer,id}', body #>> '{order,id}', body #>> '{contract,id}')::uuid AS id
  FROM events WHERE stream LIKE 'org:%' AND name ~ '^(offer|order|contract|call_off|trade|bid)[.]'
), due AS (
  SELECT 'org:' || seller_id AS stream, 'offer.opened' AS name, id, 1 AS times FROM offers
  UNION ALL SELECT 'org:' || seller_id, 'offer.amended', id, version - 1 FROM offers WHERE version > 1
  UNION ALL SELECT 'org:' || seller_id, 'offer.' || state, id, 1 FROM offers WHERE state IN ('withdrawn', 'expired')
  UNION ALL SELECT 'org:' || buyer_id, 'order.placed', id, 1 FROM orders
  UNION ALL SELECT 'org:' || buyer_id, 'order.' || state, id, 1 FROM orders WHERE state IN ('cancelled', 'expired')
  -- A contract in force that nobody signed here was signed on paper and registered.
  UNION ALL SELECT 'org:' || party, 'contract.registered', c.id, 1 FROM contracts c, unnest(ARRAY[cooperative_id, processor_id]) party
    WHERE c.state NOT IN ('draft', 'offered', 'withdrawn') AND NOT EXISTS (SELECT 1 FROM contract_signatures s WHERE s.contract_id = c.id AND s.version = 1)
  UNION ALL SELECT 'org:' || party, 'contract.in_force', c.id, count(*)
    FROM contracts c JOIN contract_versions v ON v.contract_id = c.id AND v.state IN ('in_force', 'superseded'), unnest(ARRAY[cooperative_id, processor_id]) party
    WHERE EXISTS (SELECT 1 FROM contract_signatures s WHERE s.contract_id = c.id AND s.version = v.version) GROUP BY 1, 3
  UNION ALL SELECT 'org:' || party, 'contract.' || state, id, 1
    FROM contracts, unnest(ARRAY[cooperative_id, processor_id]) party WHERE state IN ('ended', 'fulfilled', 'terminated', 'withdrawn')
  UNION ALL SELECT 'org:' || party,
      CASE WHEN f.plan_id IS NOT NULL THEN 'call_off.drawn' WHEN f.confirm_by IS NOT NULL THEN 'call_off.requested' ELSE 'call_off.made' END, f.id, 1
    FROM call_offs f JOIN contracts c ON c.id = f.contract_id, unnest(ARRAY[cooperative_id, processor_id]) party
  UNION ALL SELECT 'org:' || party, 'call_off.' || f.state, f.id, 1
    FROM call_offs f JOIN contracts c ON c.id = f.contract_id, unnest(ARRAY[cooperative_id, processor_id]) party
    WHERE f.state IN ('declined', 'lapsed', 'cancelled', 'expired')
  UNION ALL SELECT 'org:' || party, 'contract.force_claimed', f.id, 1
    FROM force_majeure f JOIN contracts c ON c.id = f.contract_id, unnest(ARRAY[cooperative_id, processor_id]) party
  UNION ALL SELECT 'org:' || party, 'contract.force_agreed', f.id, 1
    FROM force_majeure f JOIN contracts c ON c.id = f.contract_id, unnest(ARRAY[cooperative_id, processor_id]) party WHERE f.agreed_at IS NOT NULL
  UNION ALL SELECT 'org:' || party, CASE WHEN v.version = 1 THEN 'bid.placed' WHEN v.state = 'open' THEN 'bid.revised' ELSE 'bid.' || v.state END, b.id, count(*)
    FROM bids b JOIN bid_versions v ON v.bid_id = b.id, unnest(ARRAY[b.seller_id, b.buyer_id]) party GROUP BY 1, 2, 3
  UNION ALL SELECT 'org:' || party, 'trade.' || state, id, 1 FROM trades, unnest(ARRAY[seller_id, buyer_id]) party
), counted AS (
  SELECT stream, name, id, count(*) AS times FROM told GROUP BY stream, name, id
)
SELECT coalesce(d.stream, c.stream) AS stream, coalesce(d.name, c.name) AS name, coalesce(d.id, c.id) AS id,
       coalesce(d.times, 0) AS due_times, coalesce(c.times, 0) AS told_times
FROM due d FULL JOIN counted c ON c.stream = d.stream AND c.name = d.name AND c.id = d.id
WHERE (d.id IS NOT NULL AND c.times IS DISTINCT FROM d.times)
   -- A trade that was held or agreed to may have moved on since.
   OR (d.id IS NULL AND c.name NOT IN ('supply.invited', 'trade.changed', 'correction.proposed', 'correction.closed') AND c.name NOT LIKE 'intake_plan.%' AND NOT (
         c.name IN ('contract.drafted', 'contract.offered', 'contract.signed', 'contract.amendment_proposed', 'contract.amendment_withdrawn',
                    'contract.reminded', 'call_off.approved', 'call_off.amended', 'call_off.missed', 'call_off.received')
         AND (EXISTS (SELECT 1 FROM contracts k WHERE k.id = c.id) OR EXISTS (SELECT 1 FROM call_offs k WHERE k.id = c.id)))
     AND (c.name NOT IN ('trade.held', 'trade.agreed', 'trade.confirmed') OR c.times > 1 OR NOT EXISTS (SELECT 1 FROM trades t WHERE t.id = c.id)))
