SELECT app, calendar
FROM calendar c
WHERE status = 'create-unknown'
  -- The pause doubles, because each look costs a call of the month's quota. One look comes when the waiting time is over.
  AND (c.checked_at IS NULL
       OR now() - c.checked_at >= c.checked_at - c.create_at
       OR (now() > c.create_at + CAST(CAST(:#${properties:settle.wait} AS text) || ' seconds' AS interval)
           AND c.checked_at < c.create_at + CAST(CAST(:#${properties:settle.wait} AS text) || ' seconds' AS interval)))
  AND NOT EXISTS (SELECT FROM app WHERE app.app = c.app AND app.paused_until > now())
ORDER BY create_at
LIMIT 100
