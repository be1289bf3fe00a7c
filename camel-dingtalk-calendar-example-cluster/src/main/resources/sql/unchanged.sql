-- The calendar has the wanted state already.
WITH closed AS (
    UPDATE wanted w SET open = false
    FROM calendar c
    WHERE w.app = :#${header.app} AND w.calendar = :#${header.calendar} AND w.open
      AND c.app = w.app AND c.calendar = w.calendar AND c.applied = w.state
      AND (w.calendar_id IS NULL OR w.calendar_id = c.calendar_id)
      AND NOT EXISTS (SELECT FROM attempt a WHERE a.app = w.app AND a.calendar = w.calendar AND NOT a.left_behind)
    RETURNING w.app, w.calendar
)
UPDATE calendar c SET status = 'ok', note = NULL
FROM closed
WHERE c.app = closed.app AND c.calendar = closed.calendar AND c.status = 'rejected'
