-- The state is wrong for good. A newer state opens the row again.
WITH sent AS (
    DELETE FROM attempt WHERE id = :#${header.row[attempt]}
    RETURNING app, calendar, version
), closed AS (
    UPDATE wanted w SET open = false
    FROM sent
    WHERE w.app = sent.app AND w.calendar = sent.calendar AND w.version = sent.version
)
UPDATE calendar c
SET status = 'rejected', note = :#${header.failure}
FROM sent
WHERE c.app = sent.app AND c.calendar = sent.calendar
