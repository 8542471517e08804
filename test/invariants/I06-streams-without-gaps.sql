-- I6: the events of a stream are numbered 1 to its head, each number once.
SELECT s.name, s.head, count(e.number) AS events, min(e.number) AS first, max(e.number) AS last
FROM streams s LEFT JOIN events e ON e.stream = s.name
GROUP BY s.name, s.head
HAVING count(e.number) <> s.head OR coalesce(min(e.number), 1) <> 1 OR coalesce(max(e.number), 0) <> s.head
