-- Reads what is to be sent, and records it before the call. The statement runs after the lock and outside of its transaction: it
-- sees the newest state, and the record stays if the worker dies. Returns nothing if the calendar has the state already, and no
-- attempt if the calendar may have been created by a call whose result is not known.
WITH due AS (
    SELECT w.app, w.calendar, w.version, w.user_id, w.state, coalesce(w.calendar_id, c.calendar_id) AS calendar_id,
           CASE WHEN coalesce(w.calendar_id, c.calendar_id) IS NULL THEN 'create' ELSE 'update' END AS operation
    FROM wanted w
    JOIN calendar c USING (app, calendar)
    WHERE w.app = :#${header.app} AND w.calendar = :#${header.calendar} AND w.open
      AND NOT EXISTS (SELECT FROM app WHERE app.app = w.app AND app.paused_until > now())
      AND (w.state IS DISTINCT FROM c.applied
           OR w.calendar_id <> c.calendar_id
           -- The calendar may have the state of a call that no worker concluded, so nobody knows what is applied.
           OR EXISTS (SELECT FROM attempt a WHERE a.app = w.app AND a.calendar = w.calendar AND NOT a.left_behind))
), abandoned AS (
    UPDATE attempt a SET left_behind = true
    FROM due
    WHERE a.app = due.app AND a.calendar = due.calendar AND NOT a.left_behind AND due.operation = 'update'
    RETURNING a.app, a.calendar, a.version
), said AS (
    INSERT INTO redone (app, calendar, version, worker, reason)
    SELECT app, calendar, version, :#${properties:worker.id}, 'left behind' FROM abandoned
), begun AS (
    INSERT INTO attempt (app, calendar, version, state, operation, worker)
    SELECT app, calendar, version, state, operation, :#${properties:worker.id}
    FROM due
    WHERE operation = 'update'
       OR NOT EXISTS (SELECT FROM attempt a WHERE a.app = due.app AND a.calendar = due.calendar AND NOT a.left_behind)
    RETURNING id
)
SELECT begun.id AS attempt, due.version, due.user_id, due.calendar_id, due.operation, CAST(due.state AS text) AS state
FROM due
LEFT JOIN begun ON true
