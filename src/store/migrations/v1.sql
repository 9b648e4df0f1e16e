-- Version 1: the tables.
-- Dates are ISO 8601 days, moments RFC 3339 with their offset, codes those of codes.rs.

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE assessment (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    created         TEXT NOT NULL,
    changed         TEXT NOT NULL,
    name            TEXT NOT NULL,
    catalog         TEXT NOT NULL,
    catalog_version TEXT NOT NULL,
    year            INTEGER NOT NULL,
    period_start    TEXT NOT NULL,
    period_end      TEXT NOT NULL,
    recipients      TEXT NOT NULL, -- JSON list of texts
    remarks         TEXT NOT NULL,
    proposals       TEXT NOT NULL,
    review          TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'signed')),
    unit_name       TEXT NOT NULL,
    governing_body  TEXT NOT NULL,
    unit_type       TEXT NOT NULL,
    place           TEXT NOT NULL,
    symbol          TEXT NOT NULL,
    head_name       TEXT NOT NULL,
    head_title      TEXT NOT NULL,
    officer_name    TEXT NOT NULL,
    officer_title   TEXT NOT NULL,
    roles           TEXT NOT NULL, -- codes with spaces between
    facts           TEXT NOT NULL, -- codes with spaces between
    system_level    INTEGER NOT NULL CHECK (system_level BETWEEN 0 AND 255)
) STRICT;

CREATE TABLE response (
    assessment INTEGER NOT NULL REFERENCES assessment (id),
    item       TEXT NOT NULL,
    answer     TEXT CHECK (answer IN ('met', 'partial', 'not-met', 'not-applicable')),
    reason     TEXT CHECK ((reason IS NOT NULL) = (answer IS 'not-applicable')),
    note       TEXT NOT NULL,
    flagged    INTEGER NOT NULL CHECK (flagged IN (0, 1)),
    PRIMARY KEY (assessment, item)
) STRICT, WITHOUT ROWID;

-- A file's content. Without a hash it is still being received; such rows do not outlive a start.
CREATE TABLE blob (
    id     INTEGER PRIMARY KEY,
    sha256 BLOB UNIQUE CHECK (length(sha256) = 32),
    size   INTEGER NOT NULL CHECK (size >= 0)
) STRICT;

CREATE TABLE blob_chunk (
    blob INTEGER NOT NULL REFERENCES blob (id) ON DELETE CASCADE,
    seq  INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (blob, seq)
) STRICT;

CREATE TABLE evidence (
    assessment  INTEGER NOT NULL REFERENCES assessment (id),
    id          INTEGER NOT NULL,
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    sha256      BLOB REFERENCES blob (sha256) DEFERRABLE INITIALLY DEFERRED,
    size        INTEGER CHECK ((size IS NULL) = (sha256 IS NULL)),
    media_type  TEXT CHECK ((media_type IS NULL) = (sha256 IS NULL)),
    fact_date   TEXT,
    added       TEXT NOT NULL,
    PRIMARY KEY (assessment, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_by_content ON evidence (sha256);

-- Deferred, so that evidence and its links may go and come back in any order within a transaction.
CREATE TABLE evidence_link (
    assessment INTEGER NOT NULL,
    item       TEXT NOT NULL,
    evidence   INTEGER NOT NULL,
    PRIMARY KEY (assessment, item, evidence),
    FOREIGN KEY (assessment, evidence) REFERENCES evidence (assessment, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_link_by_evidence ON evidence_link (assessment, evidence);

CREATE TABLE remediation (
    assessment INTEGER NOT NULL REFERENCES assessment (id),
    id         INTEGER NOT NULL,
    item       TEXT NOT NULL,
    action     TEXT NOT NULL,
    owner      TEXT NOT NULL,
    deadline   TEXT,
    cost       INTEGER CHECK (cost >= 0),
    status     TEXT NOT NULL CHECK (status IN ('planned', 'in-progress', 'done')),
    PRIMARY KEY (assessment, id)
) STRICT, WITHOUT ROWID;

-- Who changed what, when. Each row's hash covers the row before it.
CREATE TABLE audit (
    seq        INTEGER PRIMARY KEY,
    at         TEXT NOT NULL,
    actor      TEXT NOT NULL,
    assessment INTEGER NOT NULL REFERENCES assessment (id),
    kind       TEXT NOT NULL CHECK (kind IN ('create', 'head', 'response', 'evidence', 'link', 'plan')),
    subject    TEXT NOT NULL,
    before     TEXT,
    after      TEXT,
    prev_hash  BLOB NOT NULL CHECK (length(prev_hash) = 32),
    hash       BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX audit_by_subject ON audit (assessment, kind, subject);
