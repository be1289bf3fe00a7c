-- Nobody knows whether the calendar was created. It is not created again before somebody has looked. Whatever is found, the state is
-- sent once more: by an update, or by another create.
WITH begun AS (
    UPDATE attempt SET left_behind = true
    WHERE app = :#${header.app} AND calendar = :#${header.calendar} AND operation = 'create' AND NOT left_behind
    RETURNING app, calendar, version, state ->> 'name' AS name, began_at, worker
), said AS (
    INSERT INTO redone (app, calendar, version, worker, reason)
    SELECT app, calendar, version, :#${properties:worker.id},
           CASE worker WHEN :#${properties:worker.id} THEN 'no clear response' ELSE 'left behind' END
    FROM begun
)
UPDATE calendar c
SET status = 'create-unknown', create_name = begun.name, create_at = begun.began_at,
    note = 'The result of the create by ' || begun.worker || ' is not known'
FROM begun
WHERE c.app = begun.app AND c.calendar = begun.calendar
