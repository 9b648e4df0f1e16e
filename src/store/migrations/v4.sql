-- Version 4: an assessment has a name that it keeps wherever it goes.

-- 32 lower-case hexadecimal digits. A column that is added cannot be NOT NULL
-- without a default, so a trigger demands it.
ALTER TABLE assessment ADD COLUMN uid TEXT
    CHECK (length(uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*');

UPDATE assessment SET uid = lower(hex(randomblob(16)));

CREATE UNIQUE INDEX assessment_by_uid ON assessment (uid);

CREATE TRIGGER assessment_uid_needed BEFORE INSERT ON assessment
WHEN new.uid IS NULL
BEGIN SELECT raise(ABORT, 'uid missing'); END;

CREATE TRIGGER assessment_uid_stays BEFORE UPDATE OF uid ON assessment
WHEN old.uid IS NOT new.uid
BEGIN SELECT raise(ABORT, 'uid fixed'); END;
