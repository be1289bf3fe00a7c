-- Compares the list of the author's calendars with the name that was sent. Calendars that a row has already do not count.
WITH unknown AS (
    SELECT app, calendar, create_name, create_at FROM calendar WHERE app = :#${header.app} AND calendar = :#${header.calendar}
), listed AS (
    SELECT entry ->> 'id' AS id
    FROM unknown, jsonb_array_elements(CAST(:#${body} AS jsonb) -> 'response' -> 'calendars') AS entry
    WHERE entry ->> 'type' = 'subscribed' AND lower(entry ->> 'privilege') = 'owner' AND entry ->> 'summary' = unknown.create_name
      AND NOT EXISTS (SELECT FROM calendar c WHERE c.calendar_id = entry ->> 'id')
      AND NOT EXISTS (SELECT FROM wanted w WHERE w.calendar_id = entry ->> 'id')
), found AS (
    SELECT count(*) AS calendars, min(id) AS id, string_agg(id, ', ') AS ids FROM listed
), rivals AS (
    SELECT count(*) AS rows
    FROM unknown
    JOIN calendar c ON c.app = unknown.app AND c.create_name = unknown.create_name AND c.status = 'create-unknown'
)
UPDATE calendar c
SET calendar_id = CASE WHEN calendars = 1 AND rivals.rows = 1 THEN found.id END,
    status = CASE
        WHEN calendars = 1 AND rivals.rows = 1 THEN 'ok'
        WHEN calendars > 0 THEN 'needs-person'
        WHEN c.create_at + CAST(CAST(:#${properties:settle.wait} AS text) || ' seconds' AS interval) < now() THEN 'ok'
        ELSE 'create-unknown'
    END,
    note = CASE
        WHEN calendars = 1 AND rivals.rows = 1 THEN 'The create had succeeded: adopted ' || found.id
        WHEN calendars > 0 THEN 'One of these calendars may be the one that was created: ' || found.ids
        ELSE 'The author has no calendar of the name "' || c.create_name || '" that no row has'
    END
FROM unknown, found, rivals
WHERE c.app = unknown.app AND c.calendar = unknown.calendar
RETURNING c.status || ': ' || c.note
