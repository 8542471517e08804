-- I3: a trade has one supply version and one demand version of its own market and round, fruit that the demand takes, and two owners.
-- Grades serve each other as the catalogue said on the day of the trade or the day before, when its round may have been frozen.
WITH RECURSIVE grade_of AS (
  SELECT v.product_id, v.version, g ->> 'id' AS grade_id, g -> 'serves' AS direct
  FROM product_versions v, jsonb_array_elements(v.sheet -> 'grades') g WHERE v.withdrawn_at IS NULL
), serves AS (
  SELECT product_id, version, grade_id, grade_id AS serves_grade_id FROM grade_of
  UNION
  SELECT s.product_id, s.version, s.grade_id, d.id
  FROM serves s JOIN grade_of g ON (g.product_id, g.version, g.grade_id) = (s.product_id, s.version, s.serves_grade_id),
       jsonb_array_elements_text(g.direct) AS d (id)
), held AS (
  SELECT v.product_id, v.version, v.effective_from,
         lead(v.effective_from) OVER (PARTITION BY v.product_id ORDER BY v.effective_from) AS until
  FROM product_versions v WHERE v.withdrawn_at IS NULL
), demand AS (
  SELECT o.id, o.market_id, o.buyer_id, o.variety_ids, o.grade_ids, o.place_id, o.deliver_from, o.deliver_to, NULL::uuid AS seller_id
  FROM orders o
  UNION ALL
  SELECT f.id, c.product_id, c.processor_id, ARRAY(SELECT jsonb_array_elements_text(cv.terms -> 'varietyIds')),
         ARRAY(SELECT g ->> 'gradeId' FROM jsonb_array_elements(cv.terms -> 'grades') g), c.place_id, f.deliver_on, f.deliver_until, c.cooperative_id
  FROM call_offs f JOIN contracts c ON c.id = f.contract_id
  JOIN contract_versions cv ON cv.contract_id = f.contract_id AND cv.version = f.contract_version
  UNION ALL
  SELECT b.id, b.market_id, b.buyer_id, '{}', ARRAY[o.grade_id], b.place_id, (coalesce(b.counter, b.terms) ->> 'deliverFrom')::date,
         (coalesce(b.counter, b.terms) ->> 'deliverTo')::date, b.seller_id
  FROM bids b JOIN offers o ON o.id = b.offer_id WHERE b.state = 'accepted'
), checked AS (
  SELECT t.id, t.market_id, t.round_number,
         array_remove(ARRAY[
           CASE WHEN ov.offer_id IS NULL THEN 'no such offer version' END,
           CASE WHEN (ov.market_id, ov.variety_id, ov.grade_id, o.seller_id, o.place_id)
                     IS DISTINCT FROM (t.market_id, t.variety_id, t.grade_id, t.seller_id, t.from_place_id) THEN 'not the fruit that was offered' END,
           CASE WHEN d.id IS NULL THEN 'no such demand' END,
           CASE WHEN (d.market_id, d.buyer_id, d.place_id) IS DISTINCT FROM (t.market_id, t.buyer_id, t.to_place_id) THEN 'not the demand of the buyer' END,
           CASE WHEN d.seller_id <> t.seller_id THEN 'not the cooperative of the contract' END,
           CASE WHEN t.order_id IS NOT NULL AND w.order_id IS NULL THEN 'no such order version' END,
           CASE WHEN cardinality(d.variety_ids) > 0 AND t.variety_id <> ALL (d.variety_ids) THEN 'a variety that was not asked for' END,
           CASE WHEN NOT EXISTS (
             SELECT 1 FROM serves s JOIN held h USING (product_id, version)
             WHERE s.product_id = t.market_id AND s.grade_id = t.grade_id AND s.serves_grade_id = ANY (d.grade_ids)
               AND h.effective_from <= made.day AND (h.until IS NULL OR h.until >= made.day)
           ) THEN 'a grade that serves none that was asked for' END,
           CASE WHEN t.deliver_on NOT BETWEEN d.deliver_from AND d.deliver_to AND NOT corrected.yes THEN 'delivered outside the window' END,
           CASE WHEN t.pick_up_on < ov.harvest_from AND NOT corrected.yes THEN 'picked up before the harvest' END,
           CASE WHEN s.owner_group = b.owner_group OR t.seller_id = t.buyer_id THEN 'one owner on both sides' END,
           CASE WHEN t.round_number IS NOT NULL AND r.state IS DISTINCT FROM 'cleared' THEN 'no such cleared round' END
         ], NULL) AS faults
  FROM trades t
  CROSS JOIN LATERAL (SELECT (t.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) made
  CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM trade_changes x WHERE x.trade_id = t.id AND x.kind = 'correction') AS yes) corrected
  LEFT JOIN offer_versions ov ON ov.offer_id = t.offer_id AND ov.version = t.offer_version
  LEFT JOIN offers o ON o.id = t.offer_id
  LEFT JOIN demand d ON d.id = t.demand_id
  LEFT JOIN order_versions w ON w.order_id = t.order_id AND w.version = t.order_version
  LEFT JOIN organisations s ON s.id = t.seller_id
  LEFT JOIN organisations b ON b.id = t.buyer_id
  LEFT JOIN rounds r ON r.market_id = t.market_id AND r.number = t.round_number
)
SELECT * FROM checked WHERE cardinality(faults) > 0
