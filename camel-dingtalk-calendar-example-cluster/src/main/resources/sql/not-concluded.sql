-- An update was sent, and its transaction could not be finished. All parts wait for the lock of the row first, because only its
-- holder may touch the attempts.
WITH locked AS MATERIALIZED (
    SELECT app, calendar FROM calendar WHERE app = :#${header.app} AND calendar = :#${header.calendar} FOR UPDATE
), sent AS (
    DELETE FROM attempt a USING locked WHERE a.id = :#${header.row[attempt]}
), said AS (
    INSERT INTO redone (app, calendar, version, worker, reason)
    SELECT app, calendar, CAST(:#${header.row[version]} AS bigint), :#${properties:worker.id}, 'not concluded' FROM locked
), opened AS (
    UPDATE wanted w SET open = true FROM locked WHERE w.app = locked.app AND w.calendar = locked.calendar
)
UPDATE calendar c
SET applied = NULL, failures = c.failures + 1, note = 'An update was sent, and its transaction could not be finished',
    not_before = now() + least(interval '5 minutes', interval '1 second' * (power(2, least(c.failures, 10)) - 1))
FROM locked
WHERE c.app = locked.app AND c.calendar = locked.calendar
