CREATE TABLE calendar_update (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    calendar_id VARCHAR(256) NOT NULL,
    state VARCHAR(4000) NOT NULL, -- the JSON of the update
    status VARCHAR(10) DEFAULT 'new' NOT NULL
)
