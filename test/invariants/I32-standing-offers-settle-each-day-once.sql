-- I32: each settled day of a standing offer has one line, its lot is of that seller, and no day is both settled and to come.
SELECT 'offer' AS fault, l.standing_offer_id || ' ' || l.day AS what
FROM standing_offer_lines l JOIN standing_offers s ON s.id = l.standing_offer_id JOIN offers o ON o.id = l.offer_id
WHERE o.seller_id <> s.seller_id
UNION ALL
SELECT 'to come', l.standing_offer_id || ' ' || l.day
FROM standing_offer_lines l JOIN standing_offer_due d USING (standing_offer_id) WHERE l.day >= d.next_day
UNION ALL
SELECT 'nowhere in the calendar', s.id::text FROM standing_offers s LEFT JOIN standing_offer_due d ON d.standing_offer_id = s.id
WHERE d.standing_offer_id IS NULL OR (s.state = 'ended' AND d.due_at IS NOT NULL)
