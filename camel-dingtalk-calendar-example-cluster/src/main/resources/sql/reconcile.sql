-- Compares each field that was sent with the calendar. The order of a list does not count, and an empty list or text equals none.
-- Returns the version if the calendar differs.
WITH actual AS (
    SELECT CAST(:#${body} AS jsonb) AS json
), sent AS (
    SELECT c.app, c.calendar, c.applied_version, field.key, field.value
    FROM calendar c, jsonb_each(c.applied - 'subscribeScope') AS field
    WHERE c.app = :#${header.app} AND c.calendar = :#${header.calendar}
    UNION ALL
    SELECT c.app, c.calendar, c.applied_version, field.key, field.value
    FROM calendar c, jsonb_each(coalesce(c.applied -> 'subscribeScope', CAST('{}' AS jsonb))) AS field
    WHERE c.app = :#${header.app} AND c.calendar = :#${header.calendar}
), compared AS (
    SELECT app, calendar, applied_version, value,
           coalesce(json -> key, json -> 'subscribeScope' -> key,
                    CASE jsonb_typeof(value) WHEN 'array' THEN CAST('[]' AS jsonb) WHEN 'string' THEN CAST('""' AS jsonb) END) AS now
    FROM sent, actual
), differs AS (
    SELECT DISTINCT app, calendar, applied_version
    FROM compared
    WHERE jsonb_typeof(value) <> 'null' AND NOT coalesce(now @> value AND now <@ value, false)
), said AS (
    INSERT INTO redone (app, calendar, version, worker, reason)
    SELECT app, calendar, applied_version, :#${properties:worker.id}, 'differs' FROM differs
), opened AS (
    UPDATE wanted w SET open = true FROM differs WHERE w.app = differs.app AND w.calendar = differs.calendar
), done AS (
    DELETE FROM attempt a
    WHERE a.app = :#${header.app} AND a.calendar = :#${header.calendar} AND a.left_behind
      AND a.began_at + CAST(CAST(:#${properties:attempt.keep} AS text) || ' seconds' AS interval) < now()
), checked AS (
    UPDATE calendar c
    SET checked_at = now(), applied = CASE WHEN EXISTS (SELECT FROM differs) THEN NULL ELSE c.applied END
    WHERE c.app = :#${header.app} AND c.calendar = :#${header.calendar}
)
SELECT applied_version FROM differs
