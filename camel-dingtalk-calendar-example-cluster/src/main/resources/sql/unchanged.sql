-- The calendar has the wanted state already.
UPDATE wanted w SET open = false
FROM calendar c
WHERE w.app = :#${header.app} AND w.calendar = :#${header.calendar} AND w.open
  AND c.app = w.app AND c.calendar = w.calendar AND c.applied = w.state
  AND NOT EXISTS (SELECT FROM attempt a WHERE a.app = w.app AND a.calendar = w.calendar AND NOT a.left_behind)
