-- I31: each settled day of a standing order has one line, its order is of that buyer, market and day, and no day is both settled and to come.
SELECT 'order' AS fault, l.standing_order_id || ' ' || l.day AS what
FROM standing_order_lines l JOIN standing_orders s ON s.id = l.standing_order_id JOIN orders o ON o.id = l.order_id
WHERE o.buyer_id <> s.buyer_id OR o.market_id <> s.market_id OR o.deliver_from <> l.day
UNION ALL
SELECT 'to come', l.standing_order_id || ' ' || l.day
FROM standing_order_lines l JOIN standing_order_due d USING (standing_order_id) WHERE l.day >= d.next_day
UNION ALL
SELECT 'nowhere in the calendar', s.id::text FROM standing_orders s LEFT JOIN standing_order_due d ON d.standing_order_id = s.id
WHERE d.standing_order_id IS NULL OR (s.state = 'ended' AND d.due_at IS NOT NULL)
