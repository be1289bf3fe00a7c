-- All workers list the same calendars. Whoever comes second does not spend another call.
SELECT c.calendar_id, w.user_id
FROM calendar c
JOIN wanted w USING (app, calendar)
WHERE c.app = :#${header.app} AND c.calendar = :#${header.calendar} AND c.applied IS NOT NULL
  AND coalesce(c.checked_at, 'epoch') < now() - interval '1 millisecond' * CAST(:#${properties:reconcile.period} AS bigint) / 2
FOR UPDATE OF c SKIP LOCKED
