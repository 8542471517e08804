-- I10: no contract gives more than its ceiling, nor more than is committed with the tolerance, and what it says was called off is what
-- its call-offs say.
WITH drawn AS (
  SELECT contract_id, sum(CASE WHEN state IN ('waiting', 'open', 'served') THEN called_kg
                               WHEN state IN ('cancelled', 'expired') THEN held_kg + confirmed_kg ELSE 0 END) AS kg
  FROM call_offs GROUP BY contract_id
)
SELECT c.id, c.number, c.agreed_kg, c.ceiling_kg, c.tolerance_bp, c.called_off_kg, d.kg AS drawn_kg
FROM contracts c LEFT JOIN drawn d ON d.contract_id = c.id
WHERE c.called_off_kg IS DISTINCT FROM coalesce(d.kg, 0)
   OR c.called_off_kg > c.ceiling_kg
   OR c.called_off_kg::numeric * 10000 > c.agreed_kg::numeric * (10000 + c.tolerance_bp)
   OR c.ceiling_kg IS DISTINCT FROM (c.terms ->> 'ceilingKg')::bigint
   OR c.agreed_kg IS DISTINCT FROM (SELECT sum((p ->> 'kg')::bigint) FROM jsonb_array_elements(c.terms -> 'periods') p)
