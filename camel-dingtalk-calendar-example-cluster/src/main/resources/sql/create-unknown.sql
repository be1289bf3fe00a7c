-- Nobody knows whether the calendar was created. It is not created again before somebody has looked.
WITH begun AS (
    UPDATE attempt SET left_behind = true
    WHERE app = :#${header.app} AND calendar = :#${header.calendar} AND operation = 'create' AND NOT left_behind
    RETURNING state ->> 'name' AS name, began_at, worker
)
UPDATE calendar
SET status = 'create-unknown', create_name = begun.name, create_at = begun.began_at,
    note = 'The result of the create by ' || begun.worker || ' is not known'
FROM begun
WHERE app = :#${header.app} AND calendar = :#${header.calendar}
