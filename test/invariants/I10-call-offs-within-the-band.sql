-- I10: no contract gives more than was agreed and its band allows, and what it says was called off is what its call-offs say.
WITH drawn AS (
  SELECT contract_id, sum(CASE WHEN state IN ('open', 'served') THEN called_kg ELSE held_kg + confirmed_kg END) AS kg
  FROM call_offs GROUP BY contract_id
)
SELECT c.id, c.number, c.agreed_kg, c.tolerance_bp, c.called_off_kg, d.kg AS drawn_kg
FROM contracts c LEFT JOIN drawn d ON d.contract_id = c.id
WHERE c.called_off_kg IS DISTINCT FROM coalesce(d.kg, 0)
   OR c.called_off_kg::numeric * 10000 > c.agreed_kg::numeric * (10000 + c.tolerance_bp)
