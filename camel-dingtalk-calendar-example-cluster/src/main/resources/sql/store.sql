-- Stores a record. An older or an equal version changes nothing, so a record may come twice and late. Returns the app if it needs a
-- nudge. The database checks the record: a missing field, a wrong type or broken JSON is an error.
WITH record AS (
    -- JSON that is nested too deeply for PostgreSQL fails like a database that is down. The other text is not JSON, so the record is
    -- rejected.
    SELECT CAST(CASE WHEN length(body) - length(translate(body, '[{', '')) > 2000 THEN 'more than 2000 brackets' ELSE body END AS jsonb)
               AS json
    FROM (SELECT CAST(:#${body} AS text) AS body) AS received
), stored AS (
    INSERT INTO wanted (app, calendar, version, user_id, calendar_id, state)
    SELECT json ->> 'app', json ->> 'calendar', CAST(json ->> 'version' AS bigint), json ->> 'userId', json ->> 'calendarId',
           json -> 'state'
    FROM record
    ON CONFLICT (app, calendar) DO UPDATE
    SET version = excluded.version, user_id = excluded.user_id, state = excluded.state, open = true,
        calendar_id = coalesce(excluded.calendar_id, wanted.calendar_id),
        received_at = CASE WHEN wanted.open THEN wanted.received_at ELSE now() END
    WHERE wanted.version < excluded.version
    RETURNING app, calendar
), known AS (
    INSERT INTO calendar (app, calendar)
    SELECT app, calendar
    FROM stored s
    -- ON CONFLICT alone would wait for a worker that writes a result into the row.
    WHERE NOT EXISTS (SELECT FROM calendar c WHERE c.app = s.app AND c.calendar = s.calendar)
    ON CONFLICT DO NOTHING
)
INSERT INTO app (app, nudged_at)
SELECT app, now() FROM stored
ON CONFLICT (app) DO UPDATE SET nudged_at = now()
WHERE app.nudged_at IS NULL OR app.nudged_at < now() - interval '1 second' * CAST(:#${properties:nudge.lostAfter} AS int)
RETURNING app
