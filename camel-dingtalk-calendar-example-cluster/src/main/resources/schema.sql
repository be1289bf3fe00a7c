-- What the systems want, and what a worker knows of DingTalk, are two tables. A worker locks a row of "calendar" for the time of a
-- call, so a new state must not need that row. Otherwise one slow call would stop the intake of a whole partition.

-- The last wanted state of each calendar. Only the intake writes state and version.
CREATE TABLE IF NOT EXISTS wanted (
    -- An entry of an index has a limit of about 2,700 bytes.
    app         text        NOT NULL CHECK (app <> '' AND octet_length(app) <= 200),
    -- The sender's key of the calendar, not DingTalk's id.
    calendar    text        NOT NULL CHECK (calendar <> '' AND octet_length(calendar) <= 1000),
    version     bigint      NOT NULL,                        -- an older version never replaces a newer one
    user_id     text        NOT NULL CHECK (user_id <> ''),  -- the unionId of the author or a co-editor
    calendar_id text        CHECK (calendar_id <> ''),       -- DingTalk's id, if the calendar exists already
    state       jsonb       NOT NULL CHECK (jsonb_typeof(state) = 'object'),
    open        boolean     NOT NULL DEFAULT true,           -- false: there is nothing to do for this state
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (app, calendar)
);

-- The few rows with something to do are found without reading all others.
CREATE INDEX IF NOT EXISTS wanted_open ON wanted (app, received_at) WHERE open;

-- What DingTalk has. Only a worker that holds the row's lock writes it.
CREATE TABLE IF NOT EXISTS calendar (
    app             text        NOT NULL,
    calendar        text        NOT NULL,
    calendar_id     text,                 -- NULL: not created by a worker, see wanted.calendar_id
    applied         jsonb,                -- NULL: unknown, so the wanted state is sent
    applied_version bigint,
    status          text        NOT NULL DEFAULT 'ok'
                    CHECK (status IN ('ok', 'rejected', 'create-unknown', 'needs-person')),
    note            text,                 -- for a person: why the status is not 'ok', or what became of a create
    create_name     text,                 -- of a create with an unknown outcome: the name that was sent
    create_at       timestamptz,          -- and when
    not_before      timestamptz NOT NULL DEFAULT now(),
    failures        int         NOT NULL DEFAULT 0, -- since the last success: each makes the next pause longer
    checked_at      timestamptz,          -- when a worker last read the calendar back, or the list in which it may be
    PRIMARY KEY (app, calendar)
);

-- A call that began. It is deleted in the transaction that writes the call's result. So a row that stays tells of a call that may
-- still arrive. Its worker died or lost its session, or the call had no clear response.
CREATE TABLE IF NOT EXISTS attempt (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    app         text        NOT NULL,
    calendar    text        NOT NULL,
    version     bigint      NOT NULL,
    state       jsonb       NOT NULL,
    operation   text        NOT NULL CHECK (operation IN ('create', 'update')),
    worker      text        NOT NULL,
    began_at    timestamptz NOT NULL DEFAULT now(),
    left_behind boolean     NOT NULL DEFAULT false -- the result is given up; the calendar is to be read back
);
CREATE INDEX IF NOT EXISTS attempt_of_calendar ON attempt (app, calendar);

-- Each time that a state is sent once more because nobody knows whether it arrived. Rows are only added.
CREATE TABLE IF NOT EXISTS redone (
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    app      text        NOT NULL,
    calendar text        NOT NULL,
    version  bigint      NOT NULL,
    worker   text        NOT NULL, -- who says so
    reason   text        NOT NULL CHECK (reason IN ('left behind', 'not concluded', 'no clear response', 'differs'))
);

-- An app. As long as a nudge is on its way, no other follows. Otherwise the nudges of an app with many states would pile up, and delay
-- the other apps of its partition. Only a nudge that is older than nudge.lostAfter counts as lost.
CREATE TABLE IF NOT EXISTS app (
    app          text        PRIMARY KEY,
    nudged_at    timestamptz, -- NULL: no nudge is on its way
    paused_until timestamptz, -- no calls before this time
    pause_reason text
);
