-- The calendars in the author's list that have the name that was sent, and that no row has. The id only if it is clear which
-- calendar, and which row.
WITH listed AS (
    SELECT entry ->> 'id' AS id
    FROM calendar c, jsonb_array_elements(CAST(:#${body} AS jsonb) -> 'response' -> 'calendars') AS entry
    WHERE c.app = :#${header.app} AND c.calendar = :#${header.calendar}
      AND entry ->> 'type' = 'subscribed' AND entry ->> 'summary' = c.create_name
      AND NOT EXISTS (SELECT FROM calendar other WHERE other.calendar_id = entry ->> 'id')
      AND NOT EXISTS (SELECT FROM wanted w WHERE w.calendar_id = entry ->> 'id')
), others AS (
    SELECT (SELECT count(*)
            FROM calendar other
            WHERE other.app = c.app AND other.calendar <> c.calendar
              AND other.create_name = c.create_name AND other.status = 'create-unknown') AS unknown,
           -- The id of a calendar that is being created is not in its row yet.
           EXISTS (SELECT
                   FROM attempt a
                   WHERE a.app = c.app AND a.calendar <> c.calendar
                     AND a.operation = 'create' AND NOT a.left_behind AND a.state ->> 'name' = c.create_name) AS creating
    FROM calendar c
    WHERE c.app = :#${header.app} AND c.calendar = :#${header.calendar}
)
SELECT string_agg(id, ', ') AS ids, bool_or(creating) AS creating,
       CASE WHEN count(id) = 1 AND max(unknown) = 0 AND NOT bool_or(creating) THEN min(id) END AS id
FROM others LEFT JOIN listed ON true
