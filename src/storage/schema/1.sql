-- The history as version 1 of the database holds it. What stands here never changes: a later version is a script of its own.

-- One row for each thing to remember about the database itself.
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The text of a scenario, once for each content.
CREATE TABLE contents (
    id   TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;

-- Times are microseconds since 1970 in UTC.
CREATE TABLE runs (
    id          TEXT NOT NULL PRIMARY KEY,
    scenario    TEXT NOT NULL,
    title       TEXT NOT NULL,
    content     TEXT NOT NULL REFERENCES contents (id),
    rules       INTEGER NOT NULL,
    seed        INTEGER NOT NULL,
    temperament TEXT NOT NULL,
    start_mood  INTEGER,
    purpose     TEXT NOT NULL,
    -- For another try: the run it branched off, and the exchange, from 0, before which it did.
    branch_run  TEXT,
    branch_at   INTEGER,
    begun       INTEGER NOT NULL,
    -- When the last move was made.
    last        INTEGER NOT NULL,
    -- The time on the scenario's own clock after the last move.
    clock       TEXT,
    -- The record, once the run has ended.
    record      TEXT,
    -- Both empty where the scenario left no way on.
    ending      TEXT,
    ending_kind TEXT
) STRICT;

CREATE INDEX runs_by_content ON runs (content);

-- Moves are added and never changed.
CREATE TABLE moves (
    run    TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    played TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

-- The plan made after a run. One that was taken over has no run.
CREATE TABLE plans (
    id       INTEGER PRIMARY KEY,
    run      TEXT UNIQUE,
    scenario TEXT NOT NULL,
    words    TEXT NOT NULL,
    at       INTEGER NOT NULL
) STRICT;

-- How the trainee saw a run.
CREATE TABLE views (
    run  TEXT NOT NULL PRIMARY KEY,
    view TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How many conversations had come to an ending before runs were kept.
CREATE TABLE met (
    scenario TEXT NOT NULL PRIMARY KEY,
    times    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The run lines of the diary that earlier versions wrote, each once, and the run that each became; none where the line fits no
-- dialogue that is there.
CREATE TABLE taken_over (
    line TEXT NOT NULL PRIMARY KEY,
    run  TEXT,
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
