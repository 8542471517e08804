-- I14: no trade stays held a minute past its time, and none ended twice.
SELECT t.id, t.state, t.confirm_by, 0::bigint AS endings
FROM trades t WHERE t.state = 'held' AND t.confirm_by < clock_timestamp() - interval '60 seconds'
UNION ALL
SELECT t.id, t.state, t.confirm_by, count(*)
FROM trades t
JOIN events e ON e.stream = 'org:' || t.seller_id AND e.name IN ('trade.confirmed', 'trade.declined', 'trade.lapsed')
  AND e.body #>> '{trade,id}' = t.id::text
GROUP BY t.id, t.state, t.confirm_by
HAVING count(*) > 1
