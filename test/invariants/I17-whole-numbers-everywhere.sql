-- I17: weights and money are whole numbers: every such column is a bigint, and no event carries a fraction of one.
SELECT c.table_name AS place, c.column_name AS name, c.data_type AS found
FROM information_schema.columns c
WHERE c.table_schema = 'public' AND c.column_name ~ '(^|_)(kg|vnd)(_|$)' AND c.data_type <> 'bigint'
UNION ALL
SELECT e.stream || ' ' || e.number, e.name, 'a fraction'
FROM events e
WHERE jsonb_path_exists(e.body, '$.** ? (@.type() == "object").keyvalue() ? (@.key like_regex "(?i)(kg|vnd)" && @.value.type() == "number" && @.value != @.value.floor())')
