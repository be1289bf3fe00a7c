-- The call has failed and is repeated: after the time that DingTalk asks for, or after a pause that doubles. The pause counts from
-- the end of the call; now() would be the begin of the transaction. If the call may have arrived, nobody knows what is applied, and
-- the repeated call counts as redone. Its attempt stays, because DingTalk may execute the call after a newer one: reconcile reads
-- the calendar back. One such attempt of a calendar is enough: the newest, which is kept for the longest time.
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
SET failures = CASE WHEN pause.longest > interval '5 minutes' THEN c.failures + 1
                    -- DingTalk was not reached. However long that takes, the first error that it answers must not cost hours.
                    ELSE greatest(c.failures, least(c.failures + 1, 9)) END,
    note = :#${header.failure},
    not_before = clock_timestamp() + coalesce(CAST(CAST(:#${header.retryAfter} AS text) AS interval),
                                              least(pause.longest, interval '1 second' * power(2, least(c.failures, 15)))),
    applied = CASE WHEN CAST(:#${header.mayHaveArrived} AS boolean) THEN NULL ELSE c.applied END
FROM sent, (SELECT CAST(CAST(:#${header.longestPause} AS text) AS interval) AS longest) AS pause
WHERE c.app = sent.app AND c.calendar = sent.calendar
