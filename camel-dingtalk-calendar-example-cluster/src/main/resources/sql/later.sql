-- The call has failed and is repeated: after the time that DingTalk asks for, or after a pause that doubles up to five minutes. The
-- pause counts from the end of the call; now() would be the begin of the transaction. If the call may have arrived, nobody knows
-- what is applied, and the repeated call counts as redone. Its attempt stays, because DingTalk may execute the call after a newer
-- one: reconcile reads the calendar back. One such attempt of a calendar is enough: the newest, which is kept for the longest time.
WITH kept AS (
    UPDATE attempt SET left_behind = true
    WHERE id = :#${header.row[attempt]} AND CAST(:#${header.mayHaveArrived} AS boolean)
    RETURNING app, calendar, version
), deleted AS (
    DELETE FROM attempt
    WHERE id = :#${header.row[attempt]} AND NOT CAST(:#${header.mayHaveArrived} AS boolean)
    RETURNING app, calendar, version
), replaced AS (
    DELETE FROM attempt a USING kept WHERE a.app = kept.app AND a.calendar = kept.calendar AND a.left_behind
), sent AS (
    SELECT app, calendar, version FROM kept
    UNION ALL
    SELECT app, calendar, version FROM deleted
), said AS (
    INSERT INTO redone (app, calendar, version, worker, reason)
    SELECT app, calendar, version, :#${properties:worker.id}, 'no clear response' FROM kept
)
UPDATE calendar c
SET failures = c.failures + 1, note = :#${header.failure},
    not_before = clock_timestamp() + coalesce(CAST(CAST(:#${header.retryAfter} AS text) AS interval),
                                  least(interval '5 minutes', interval '1 second' * power(2, least(c.failures, 10)))),
    applied = CASE WHEN CAST(:#${header.mayHaveArrived} AS boolean) THEN NULL ELSE c.applied END
FROM sent
WHERE c.app = sent.app AND c.calendar = sent.calendar
