-- I30: a notice is of an event of its organisation's own stream, and a trade that is decided waits for nobody.
SELECT n.organisation_id, n.event_number, n.rule
FROM notices n JOIN streams s ON s.name = 'org:' || n.organisation_id
WHERE n.event_number >= s.kept_from
  AND NOT EXISTS (SELECT 1 FROM events e WHERE e.stream = s.name AND e.number = n.event_number)
UNION ALL
SELECT n.organisation_id, n.event_number, n.rule
FROM notices n JOIN trades t ON t.id::text = n.about_id
WHERE n.rule = 'trade.to_confirm' AND n.closed_at IS NULL AND t.state <> 'held'
  AND (SELECT c.number FROM cursors c WHERE c.subscriber = 'notices' AND c.stream = 'org:' || n.organisation_id)
      >= (SELECT max(e.number) FROM events e WHERE e.stream = 'org:' || n.organisation_id AND e.body #>> '{trade,id}' = n.about_id)
