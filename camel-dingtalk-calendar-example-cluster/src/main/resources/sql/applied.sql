-- The call has succeeded. A state that came during the call stays open.
WITH sent AS (
    DELETE FROM attempt WHERE id = :#${header.row[attempt]}
    RETURNING app, calendar, version, state
), closed AS (
    UPDATE wanted w SET open = false
    FROM sent
    WHERE w.app = sent.app AND w.calendar = sent.calendar AND w.version = sent.version
)
UPDATE calendar c
SET calendar_id = :#${header.CamelDingTalkCalendarId}, applied = sent.state, applied_version = sent.version,
    status = 'ok', create_name = NULL, create_at = NULL, failures = 0,
    -- A second create stays visible.
    note = CASE WHEN c.calendar_id IS NULL AND c.create_at IS NOT NULL THEN c.note || '. Created again' END
FROM sent
WHERE c.app = sent.app AND c.calendar = sent.calendar
