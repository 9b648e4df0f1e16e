-- Version 3: texts kept beside the assessments.

-- Catalogs as assessments were made against them, so that a newer program or
-- file never leaves an old assessment without its questions.
CREATE TABLE catalog_text (
    id      TEXT NOT NULL,
    version TEXT NOT NULL,
    text    TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

-- The unit's own copies of regulations, by the catalog made from them.
CREATE TABLE regulation_text (
    catalog  TEXT NOT NULL PRIMARY KEY,
    name     TEXT NOT NULL, -- of the file it came from, empty where it was pasted
    text     TEXT NOT NULL,
    imported TEXT NOT NULL
) STRICT, WITHOUT ROWID;
