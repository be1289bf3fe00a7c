-- First the calendars with an attempt that was left behind, then those that were not read back for the longest time. What any
-- worker has read counts.
SELECT app, calendar
FROM calendar c
WHERE applied IS NOT NULL
  AND coalesce(checked_at, 'epoch') < now() - interval '1 millisecond' * CAST(:#${properties:reconcile.period} AS bigint) / 2
  AND NOT EXISTS (SELECT FROM app WHERE app.app = c.app AND app.paused_until > now())
ORDER BY EXISTS (SELECT FROM attempt a WHERE a.app = c.app AND a.calendar = c.calendar AND a.left_behind) DESC,
         checked_at NULLS FIRST
LIMIT greatest(0, CAST(:#${properties:reconcile.rows} AS int) - (
    SELECT count(*)
    FROM calendar
    WHERE checked_at > now() - interval '1 millisecond' * CAST(:#${properties:reconcile.period} AS bigint) / 2))
