//! What is said of a package that was read (`package.schema.json`).

use serde::Serialize;

use super::package::ManifestForm;

/// The whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackageForm {
    /// What the package says of itself; it was held against its content.
    pub package: ManifestForm,
    /// The same assessment in the database, where one was named.
    pub here: Option<RelationWord>,
    /// What was done with it, where anything was.
    pub done: Option<DoneWord>,
    /// The assessment's number in the database, where it is there.
    pub assessment: Option<i64>,
}

/// How a package relates to a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationWord {
    /// The database does not have the assessment.
    New,
    /// It has it with the same content.
    Same,
    /// The package was changed later.
    Newer,
    /// The one in the database was changed later.
    Older,
    /// They differ and were changed at the same moment.
    Differs,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DoneWord {
    /// Added with its own id.
    Added,
    /// Added beside the one there.
    Copied,
    /// The one there was updated.
    Updated,
}
