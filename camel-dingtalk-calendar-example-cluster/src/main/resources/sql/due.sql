-- The first rows of an app with something to do. From here on the app may be nudged again.
WITH begun AS (
    UPDATE app SET nudged_at = NULL WHERE app = :#${header.app}
)
SELECT w.calendar
FROM wanted w
JOIN calendar c USING (app, calendar)
WHERE w.app = :#${header.app}
  AND w.open
  AND c.not_before <= now()
  AND (c.status IN ('ok', 'rejected') OR w.calendar_id IS NOT NULL)
  AND NOT EXISTS (SELECT FROM app WHERE app.app = w.app AND app.paused_until > now())
ORDER BY w.received_at
LIMIT CAST(:#${properties:work.rows} AS int)
