-- Version 2: what must not change cannot, whoever writes.

-- The audit only grows, at its end.
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'append-only'); END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'append-only'); END;

CREATE TRIGGER audit_at_end BEFORE INSERT ON audit
WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
BEGIN SELECT raise(ABORT, 'append-only'); END;

-- An approved or signed assessment is frozen. Only its state may change, which
-- the audit tells.
CREATE VIEW frozen AS
SELECT id FROM assessment WHERE state IN ('approved', 'signed');

-- A change that would alter nothing writes its audit row all the same; it is refused too.
CREATE TRIGGER audit_frozen BEFORE INSERT ON audit
WHEN new.kind NOT IN ('create', 'head') AND new.assessment IN (SELECT id FROM frozen)
BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER assessment_frozen_delete BEFORE DELETE ON assessment
WHEN old.id IN (SELECT id FROM frozen)
BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER assessment_frozen_update BEFORE UPDATE ON assessment
WHEN old.id IN (SELECT id FROM frozen) AND (
    old.id, old.created, old.name, old.catalog, old.catalog_version, old.year, old.period_start,
    old.period_end, old.recipients, old.remarks, old.proposals, old.review, old.unit_name,
    old.governing_body, old.unit_type, old.place, old.symbol, old.head_name, old.head_title,
    old.officer_name, old.officer_title, old.roles, old.facts, old.system_level
) IS NOT (
    new.id, new.created, new.name, new.catalog, new.catalog_version, new.year, new.period_start,
    new.period_end, new.recipients, new.remarks, new.proposals, new.review, new.unit_name,
    new.governing_body, new.unit_type, new.place, new.symbol, new.head_name, new.head_title,
    new.officer_name, new.officer_title, new.roles, new.facts, new.system_level
)
BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER response_frozen_insert BEFORE INSERT ON response
WHEN new.assessment IN (SELECT id FROM frozen)
BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER response_frozen_update BEFORE UPDATE ON response
WHEN old.assessment IN (SELECT id FROM frozen) OR new.assessment IN (SELECT id FROM frozen)
BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER response_frozen_delete BEFORE DELETE ON response
WHEN old.assessment IN (SELECT id FROM frozen)
BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER evidence_frozen_insert BEFORE INSERT ON evidence
WHEN new.assessment IN (SELECT id FROM frozen)
BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER evidence_frozen_update BEFORE UPDATE ON evidence
WHEN old.assessment IN (SELECT id FROM frozen) OR new.assessment IN (SELECT id FROM frozen)
BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER evidence_frozen_delete BEFORE DELETE ON evidence
WHEN old.assessment IN (SELECT id FROM frozen)
BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER evidence_link_frozen_insert BEFORE INSERT ON evidence_link
WHEN new.assessment IN (SELECT id FROM frozen)
BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER evidence_link_frozen_update BEFORE UPDATE ON evidence_link
WHEN old.assessment IN (SELECT id FROM frozen) OR new.assessment IN (SELECT id FROM frozen)
BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER evidence_link_frozen_delete BEFORE DELETE ON evidence_link
WHEN old.assessment IN (SELECT id FROM frozen)
BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER remediation_frozen_insert BEFORE INSERT ON remediation
WHEN new.assessment IN (SELECT id FROM frozen)
BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER remediation_frozen_update BEFORE UPDATE ON remediation
WHEN old.assessment IN (SELECT id FROM frozen) OR new.assessment IN (SELECT id FROM frozen)
BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER remediation_frozen_delete BEFORE DELETE ON remediation
WHEN old.assessment IN (SELECT id FROM frozen)
BEGIN SELECT raise(ABORT, 'frozen'); END;
