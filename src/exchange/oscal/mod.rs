//! The assessment in OSCAL 1.2 (NIST, Open Security Controls Assessment Language):
//! catalog, profile, assessment plan, assessment results, and plan of action and
//! milestones, as five JSON files that refer to each other by their names.
//!
//! What OSCAL has no word for stands in properties of our own [`NAMESPACE`]. Every
//! UUID follows from what it names, and the moment of change is the assessment's, so
//! that the same data give the same bytes.

mod catalog;
mod check;
mod common;
mod evidence;
mod form;
mod name;
mod phrase;
mod plan;
mod poam;
mod profile;
mod results;
mod risk;
mod score;
mod selection;
mod text;
mod token;
mod word;

pub use check::{Broken, BrokenKind, check};
pub use phrase::{Document, Phrase, RoleName, Wording};

use serde::Serialize;
use thiserror::Error;

use crate::model::assessment::Assessment;
use crate::model::catalog::Catalog;
use crate::model::control::Controls;
use crate::model::scope::Scope;
use crate::model::scoring::Score;
use crate::model::text::Language;
use selection::Selection;

/// The namespace of our own properties and parts. Only a name: it is never fetched.
pub const NAMESPACE: &str = "https://tukiem.vn/ns/oscal";

/// The version of OSCAL that is written.
pub const OSCAL_VERSION: &str = "1.2.1";

/// One of the five files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileName {
    /// The regulation.
    Catalog,
    /// What of it concerns the unit.
    Profile,
    /// What is assessed, when and by whom.
    Plan,
    /// What was found.
    Results,
    /// What will be done about it.
    ActionPlan,
}

impl FileName {
    /// All files, in the order in which they refer to each other.
    pub const ALL: [Self; 5] = [
        Self::Catalog,
        Self::Profile,
        Self::Plan,
        Self::Results,
        Self::ActionPlan,
    ];

    /// The name on disk.
    pub fn text(self) -> &'static str {
        match self {
            Self::Catalog => "catalog.json",
            Self::Profile => "profile.json",
            Self::Plan => "assessment-plan.json",
            Self::Results => "assessment-results.json",
            Self::ActionPlan => "poam.json",
        }
    }
}

/// What the documents are made from. `scope` and `score` must be those of the assessment.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The regulation.
    pub catalog: &'a Catalog,
    /// The common controls, for their names.
    pub controls: &'a Controls,
    /// Which items concern the unit.
    pub scope: &'a Scope,
    /// The answers.
    pub assessment: &'a Assessment,
    /// The score.
    pub score: &'a Score,
    /// The words, in the language of the export.
    pub wording: &'a dyn Wording,
}

impl Source<'_> {
    fn language(self) -> Language {
        self.wording.language()
    }

    fn say(self, phrase: Phrase<'_>) -> String {
        self.wording.say(phrase)
    }
}

/// A document as it will be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OscalFile {
    /// Its name.
    pub name: FileName,
    /// Indented JSON with a line end.
    pub text: String,
}

/// Why nothing was exported. Both are faults of the program, not of the data.
#[derive(Debug, Error)]
pub enum OscalError {
    /// A document could not be written as JSON.
    #[error("{} cannot be written: {message}", name.text())]
    Write {
        /// The document.
        name: FileName,
        /// What the JSON writer says.
        message: String,
    },
    /// References between the documents lead nowhere; never empty.
    #[error("{} references lead nowhere, the first one {}", .0.len(), .0.first().map(ToString::to_string).unwrap_or_default())]
    Broken(Vec<Broken>),
}

/// Makes all five documents and checks that every reference in them leads somewhere.
///
/// # Errors
/// A reference leads nowhere, or a document cannot be written.
pub fn files(source: Source<'_>) -> Result<Vec<OscalFile>, OscalError> {
    let selection = Selection::of(source);
    let files = vec![
        written(FileName::Catalog, &catalog::document(source))?,
        written(FileName::Profile, &profile::document(source, &selection))?,
        written(FileName::Plan, &plan::document(source, &selection))?,
        written(FileName::Results, &results::document(source, &selection))?,
        written(FileName::ActionPlan, &poam::document(source, &selection))?,
    ];
    let broken = check(&files);
    if broken.is_empty() {
        Ok(files)
    } else {
        Err(OscalError::Broken(broken))
    }
}

fn written(name: FileName, document: &impl Serialize) -> Result<OscalFile, OscalError> {
    match super::to_json(document) {
        Ok(text) => Ok(OscalFile { name, text }),
        Err(error) => Err(OscalError::Write {
            name,
            message: error.to_string(),
        }),
    }
}

/// A link to another of the five files.
fn beside(name: FileName) -> common::Link {
    common::Link {
        href: name.text().to_owned(),
        rel: Some("related"),
        text: None,
    }
}
