//! The unit's own copy of a regulation's text: every regulation here is made up.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed step fails the test"
)]

mod regulation {
    mod against_catalog;
    mod defects;
    mod drafts;
    mod files;
    mod hostile;
    mod made;
    mod whole;
}
