-- The quota of the app is spent: no calls until the next day, or the next month. The period is P1D or P1M.
WITH sent AS (
    DELETE FROM attempt WHERE id = :#${header.row[attempt]}
), today AS (
    SELECT CASE CAST(:#${header.quotaPeriod} AS text) WHEN 'P1M' THEN 'month' ELSE 'day' END AS period,
           CAST(:#${properties:quota.zone} AS text) AS zone
)
UPDATE app
SET paused_until = greatest(paused_until,
                            (date_trunc(period, now() AT TIME ZONE zone) + CAST('1 ' || period AS interval)) AT TIME ZONE zone),
    pause_reason = :#${header.failure}
FROM today
WHERE app = :#${header.app}
