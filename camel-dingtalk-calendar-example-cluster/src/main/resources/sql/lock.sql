-- Locks the row until the transaction ends. Returns nothing if another worker holds the row, or has changed it since it was listed.
SELECT calendar
FROM calendar c
WHERE app = :#${header.app} AND calendar = :#${header.calendar}
  AND not_before <= now()
  AND (status IN ('ok', 'rejected')
       OR EXISTS (SELECT FROM wanted w WHERE w.app = c.app AND w.calendar = c.calendar AND w.calendar_id IS NOT NULL))
FOR UPDATE SKIP LOCKED
