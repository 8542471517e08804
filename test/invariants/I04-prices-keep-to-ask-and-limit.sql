-- I4: nobody sells below the ask or pays above the limit of the versions that met; fruit loses its freshness on the road. A contract's
-- kilograms cost what was settled when they were called off, with the spread of a grade of those terms, a bid's what both sides said yes to.
-- Delivered is farm gate plus freight, nothing between.
SELECT t.id, t.farm_gate_vnd_per_kg, t.freight_vnd_per_kg, t.delivered_vnd_per_kg, v.ask_vnd_per_kg, w.limit_vnd_per_kg, c.price_vnd_per_kg
FROM trades t
CROSS JOIN LATERAL (
  -- As the catalogue said on the day of the trade or the day before, when its round may have been frozen.
  SELECT min(h.freshness_vnd_per_kg_day) AS freshness_vnd_per_kg_day
  FROM (SELECT x.*, lead(x.effective_from) OVER (ORDER BY x.effective_from) AS until
        FROM product_versions x WHERE x.product_id = t.market_id AND x.withdrawn_at IS NULL) h
  WHERE h.effective_from <= (t.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
    AND (h.until IS NULL OR h.until >= (t.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
) p
LEFT JOIN offer_versions v ON v.offer_id = t.offer_id AND v.version = t.offer_version
LEFT JOIN order_versions w ON w.order_id = t.order_id AND w.version = t.order_version
LEFT JOIN call_offs c ON c.id = t.call_off_id
LEFT JOIN contract_versions cv ON cv.contract_id = c.contract_id AND cv.version = c.contract_version
LEFT JOIN bids b ON b.id = t.bid_id
WHERE t.delivered_vnd_per_kg <> t.farm_gate_vnd_per_kg + t.freight_vnd_per_kg
   -- What both sides corrected afterwards is at the price that both said yes to.
   OR (NOT EXISTS (SELECT 1 FROM trade_changes x WHERE x.trade_id = t.id AND x.kind = 'correction') AND (
        t.ask_vnd_per_kg IS DISTINCT FROM v.ask_vnd_per_kg
     -- A limit at the farm gate has the freight on top; a grade may be worth less.
     OR (t.order_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM (SELECT 0 AS less UNION ALL SELECT (g ->> 'lessVndPerKg')::bigint FROM jsonb_array_elements(w.grade_spread) g) s
          WHERE t.limit_vnd_per_kg = w.limit_vnd_per_kg - s.less + CASE w.limit_at WHEN 'farm_gate' THEN t.freight_vnd_per_kg ELSE 0 END))
     OR (t.order_id IS NOT NULL AND (
     t.farm_gate_vnd_per_kg < v.ask_vnd_per_kg
     OR t.delivered_vnd_per_kg + p.freshness_vnd_per_kg_day * (t.deliver_on - t.pick_up_on) > t.limit_vnd_per_kg))
     OR (t.contract_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM jsonb_array_elements(cv.terms -> 'grades') g
          WHERE greatest(1, c.price_vnd_per_kg + (g ->> 'spreadVndPerKg')::bigint) = t.farm_gate_vnd_per_kg))
     OR (t.bid_id IS NOT NULL AND t.farm_gate_vnd_per_kg::text IS DISTINCT FROM coalesce(b.counter, b.terms) ->> 'farmGateVndPerKg')))
