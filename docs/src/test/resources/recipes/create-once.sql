CREATE TABLE created_calendar (
    business_key VARCHAR(200) PRIMARY KEY,
    calendar_id VARCHAR(256)
)
