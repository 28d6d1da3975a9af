-- Sessions with a room. Each is its beginning and its keys; what came of a key stands with it.

-- Times are microseconds since 1970 in UTC.
CREATE TABLE group_sessions (
    id          TEXT NOT NULL PRIMARY KEY,
    scenario    TEXT NOT NULL,
    title       TEXT NOT NULL,
    content     TEXT NOT NULL REFERENCES contents (id),
    rules       INTEGER NOT NULL,
    seed        INTEGER NOT NULL,
    temperament TEXT NOT NULL,
    -- How many people there are, how they vote, and where.
    setup       TEXT NOT NULL,
    begun       INTEGER NOT NULL,
    -- When the last key was pressed.
    last        INTEGER NOT NULL,
    -- 1 once it is over.
    over        INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX group_sessions_by_content ON group_sessions (content);

-- Keys are added and never changed.
CREATE TABLE group_keys (
    session TEXT NOT NULL REFERENCES group_sessions (id) ON DELETE CASCADE,
    number  INTEGER NOT NULL,
    key     TEXT NOT NULL,
    -- What came of it that does not follow from the keys before it: a move, or an exchange that the room went back to.
    came    TEXT,
    at      INTEGER NOT NULL,
    PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;
