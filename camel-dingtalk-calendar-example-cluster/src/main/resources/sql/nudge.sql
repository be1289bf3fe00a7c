-- The apps, or the one app of the header, that have something to do now and no nudge on its way. An old nudge may have been lost with
-- a worker.
INSERT INTO app (app, nudged_at)
SELECT DISTINCT w.app, now()
FROM wanted w
JOIN calendar c USING (app, calendar)
WHERE w.open
  AND (CAST(:#${header.app} AS text) IS NULL OR w.app = CAST(:#${header.app} AS text))
  AND c.not_before <= now()
  AND (c.status IN ('ok', 'rejected') OR w.calendar_id IS NOT NULL)
  AND NOT EXISTS (SELECT FROM app WHERE app.app = w.app AND app.paused_until > now())
ORDER BY w.app
ON CONFLICT (app) DO UPDATE SET nudged_at = now()
WHERE app.nudged_at IS NULL OR app.nudged_at < now() - interval '1 second' * CAST(:#${properties:nudge.lostAfter} AS int)
RETURNING app
