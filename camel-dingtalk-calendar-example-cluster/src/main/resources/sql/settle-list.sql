SELECT app, calendar
FROM calendar c
WHERE status = 'create-unknown'
  AND NOT EXISTS (SELECT FROM app WHERE app.app = c.app AND app.paused_until > now())
ORDER BY create_at
LIMIT 100
