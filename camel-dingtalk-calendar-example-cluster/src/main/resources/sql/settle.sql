-- Adopts the calendar that was found, if it is the author's. If there was none, allows another create after a time. Waits while a
-- calendar of the same name is being created for another row.
WITH found AS (
    SELECT CASE WHEN CAST(:#${header.author} AS text) = CAST(:#${header.CamelDingTalkCalendarUserId} AS text)
                THEN CAST(:#${header.found[id]} AS text) END AS id,
           CAST(:#${header.found[ids]} AS text) AS ids,
           CAST(:#${header.found[creating]} AS boolean) AS creating
)
UPDATE calendar c
SET checked_at = clock_timestamp(),
    calendar_id = found.id,
    status = CASE
        WHEN found.creating THEN c.status
        WHEN found.id IS NOT NULL THEN 'ok'
        WHEN found.ids IS NOT NULL THEN 'needs-person'
        WHEN c.create_at + CAST(CAST(:#${properties:settle.wait} AS text) || ' seconds' AS interval) < now() THEN 'ok'
        ELSE c.status
    END,
    note = CASE
        WHEN found.creating THEN 'A create whose result is not known: another calendar of the name is being created'
        WHEN found.id IS NOT NULL THEN 'The create had succeeded: adopted ' || found.id
        WHEN found.ids IS NOT NULL THEN 'A create whose result is not known may have created one of these calendars: ' || found.ids
        ELSE 'A create whose result is not known: the author has no calendar "' || c.create_name || '" that no row has'
    END
FROM found
WHERE c.app = :#${header.app} AND c.calendar = :#${header.calendar}
RETURNING c.status || ': ' || c.note
