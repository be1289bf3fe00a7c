-- DingTalk has refused a call, and its transaction could not be finished. The call has changed nothing, so the attempt tells of
-- nothing. Another worker may have found the attempt of a create, and then only this worker knows that nothing was created. All parts
-- wait for the lock of the row first, because only its holder may touch the attempts.
WITH locked AS MATERIALIZED (
    SELECT app, calendar FROM calendar WHERE app = :#${header.app} AND calendar = :#${header.calendar} FOR UPDATE
), refused AS (
    DELETE FROM attempt a USING locked WHERE a.id = :#${header.row[attempt]}
    RETURNING a.began_at
), found AS (
    SELECT c.app, c.calendar, c.status = 'create-unknown' AND c.create_at IN (SELECT began_at FROM refused) AS by_another
    FROM calendar c
    JOIN locked USING (app, calendar)
)
UPDATE calendar c
SET status = CASE WHEN by_another THEN 'ok' ELSE status END,
    create_name = CASE WHEN NOT by_another THEN create_name END,
    create_at = CASE WHEN NOT by_another THEN create_at END,
    failures = failures + 1, note = 'A call was refused, and its transaction could not be finished',
    not_before = now() + least(interval '5 minutes', interval '1 second' * (power(2, least(failures, 10)) - 1))
FROM found
WHERE c.app = found.app AND c.calendar = found.calendar
