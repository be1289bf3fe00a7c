CREATE TABLE applied_state (
    calendar_id VARCHAR(256) PRIMARY KEY,
    hash CHAR(64)
)
