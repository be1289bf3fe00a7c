-- No calls of the app for this time. After a short time only the row waits: the component paces the other calls.
UPDATE app
SET paused_until = greatest(paused_until, clock_timestamp() + CAST(CAST(:#${header.retryAfter} AS text) AS interval)),
    pause_reason = :#${header.failure}
WHERE app = :#${header.app} AND CAST(CAST(:#${header.retryAfter} AS text) AS interval) >= interval '10 seconds'
