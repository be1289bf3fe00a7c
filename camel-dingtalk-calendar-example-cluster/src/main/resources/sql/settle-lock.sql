-- Locks the row, and the settling of the app's creates, so that two rows do not adopt the same calendar.
WITH alone AS MATERIALIZED (
    SELECT pg_try_advisory_xact_lock(hashtext('settle'), hashtext(:#${header.app})) AS alone
)
SELECT w.user_id
FROM alone, calendar c
JOIN wanted w USING (app, calendar)
WHERE alone.alone AND c.app = :#${header.app} AND c.calendar = :#${header.calendar} AND c.status = 'create-unknown'
  -- Another worker may have looked since the row was listed.
  AND (c.checked_at IS NULL
       OR now() - c.checked_at >= c.checked_at - c.create_at
       OR (now() > c.create_at + CAST(CAST(:#${properties:settle.wait} AS text) || ' seconds' AS interval)
           AND c.checked_at < c.create_at + CAST(CAST(:#${properties:settle.wait} AS text) || ' seconds' AS interval)))
FOR UPDATE OF c SKIP LOCKED
