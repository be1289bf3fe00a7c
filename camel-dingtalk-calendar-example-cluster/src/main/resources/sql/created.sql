-- A calendar was created, and the transaction could not be finished. If the row has the id of another calendar by now, there are
-- two, and a person must choose. All parts wait for the lock of the row first, because only its holder may touch the attempts.
WITH locked AS MATERIALIZED (
    SELECT app, calendar FROM calendar WHERE app = :#${header.app} AND calendar = :#${header.calendar} FOR UPDATE
), sent AS (
    DELETE FROM attempt a USING locked WHERE a.id = :#${header.row[attempt]}
), said AS (
    INSERT INTO redone (app, calendar, version, worker, reason)
    SELECT locked.app, locked.calendar, CAST(:#${header.row[version]} AS bigint), :#${properties:worker.id}, 'not concluded' FROM locked
), opened AS (
    UPDATE wanted w SET open = true FROM locked WHERE w.app = locked.app AND w.calendar = locked.calendar
), created AS (
    SELECT CAST(:#${header.CamelDingTalkCalendarId} AS text) AS calendar_id
)
UPDATE calendar c
SET calendar_id = coalesce(c.calendar_id, created.calendar_id),
    applied = NULL,
    status = CASE WHEN coalesce(c.calendar_id, created.calendar_id) = created.calendar_id THEN 'ok' ELSE 'needs-person' END,
    note = 'A create returned ' || created.calendar_id || ', and its transaction could not be finished'
FROM locked, created
WHERE c.app = locked.app AND c.calendar = locked.calendar
