-- The calendars in the author's list that have the name that was sent, and that no row has. The id only if it is clear which
-- calendar, and which row.
WITH listed AS (
    SELECT entry ->> 'id' AS id
    FROM calendar c, jsonb_array_elements(CAST(:#${body} AS jsonb) -> 'response' -> 'calendars') AS entry
    WHERE c.app = :#${header.app} AND c.calendar = :#${header.calendar}
      AND entry ->> 'type' = 'subscribed' AND entry ->> 'summary' = c.create_name
      AND NOT EXISTS (SELECT FROM calendar other WHERE other.calendar_id = entry ->> 'id')
      AND NOT EXISTS (SELECT FROM wanted w WHERE w.calendar_id = entry ->> 'id')
), rivals AS (
    SELECT count(*) AS rows
    FROM calendar c
    JOIN calendar other ON other.app = c.app AND other.create_name = c.create_name AND other.status = 'create-unknown'
    WHERE c.app = :#${header.app} AND c.calendar = :#${header.calendar}
)
SELECT string_agg(id, ', ') AS ids, CASE WHEN count(*) = 1 AND max(rivals.rows) = 1 THEN min(id) END AS id
FROM rivals LEFT JOIN listed ON true
