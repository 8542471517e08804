-- I13: what trades bring to a plant on a day is what is written there, and with what rounds have reserved it never passes the line.
WITH brought AS (
  SELECT t.to_place_id AS place_id, t.deliver_on AS day, sum(t.kg) AS kg
  FROM trades t JOIN places p ON p.id = t.to_place_id AND p.kind = 'factory'
  WHERE t.state IN ('held', 'confirmed') GROUP BY 1, 2
), reserved AS (
  SELECT place_id, day, sum(kg) AS kg FROM plant_day_shares GROUP BY 1, 2
)
SELECT coalesce(d.place_id, b.place_id) AS place_id, coalesce(d.day, b.day) AS day, d.capacity_kg, d.used_kg, d.shared_kg, b.kg AS brought_kg,
       r.kg AS reserved_kg
FROM plant_days d FULL JOIN brought b ON b.place_id = d.place_id AND b.day = d.day
LEFT JOIN reserved r ON r.place_id = d.place_id AND r.day = d.day
WHERE d.used_kg IS DISTINCT FROM coalesce(b.kg, 0)
   OR d.shared_kg IS DISTINCT FROM coalesce(r.kg, 0)
   OR d.used_kg + d.shared_kg > d.capacity_kg
