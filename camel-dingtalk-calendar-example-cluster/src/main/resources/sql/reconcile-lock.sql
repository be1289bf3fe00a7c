SELECT c.calendar_id, w.user_id
FROM calendar c
JOIN wanted w USING (app, calendar)
WHERE c.app = :#${header.app} AND c.calendar = :#${header.calendar} AND c.applied IS NOT NULL
FOR UPDATE OF c SKIP LOCKED
