-- The nudge of the app has not arrived, or its consumer could not work on it.
UPDATE app SET nudged_at = NULL WHERE app = :#${header.app}
