-- A read that has failed counts as well. Otherwise the same calendars would be the first again.
UPDATE calendar SET checked_at = clock_timestamp() WHERE app = :#${header.app} AND calendar = :#${header.calendar}
