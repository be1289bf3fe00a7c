-- Locks the row until the transaction ends. Returns nothing if another worker holds the row or has delayed it since it was listed.
SELECT calendar
FROM calendar
WHERE app = :#${header.app} AND calendar = :#${header.calendar} AND not_before <= now()
FOR UPDATE SKIP LOCKED
