//! How a regulation's text and a catalog fit, as `catalog coverage --json`
//! prints it (`coverage.schema.json`). The command fills these plain values.

use serde::Serialize;

/// The result for one text and one catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CoverageForm {
    /// The catalog's id.
    pub catalog: String,
    /// Whether nothing is missing on either side.
    pub complete: bool,
    /// How many provisions the text has.
    pub in_text: usize,
    /// How many provisions the catalog has.
    pub in_catalog: usize,
    /// How many are in both.
    pub matched: usize,
    /// Provisions of the text that the catalog lacks.
    pub without_place: Vec<PlaceForm>,
    /// Assessed provisions that no item cites.
    pub without_item: Vec<String>,
    /// Items citing what is not in the text.
    pub cites_not_in_text: Vec<CiteForm>,
    /// Provisions of the catalog that the text lacks.
    pub not_in_text: Vec<String>,
    /// Lines of the text without a place.
    pub unplaced: Vec<UnplacedForm>,
}

/// A provision and its line in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PlaceForm {
    /// The provision.
    pub provision: String,
    /// Its line, from 1.
    pub line: usize,
}

/// An item and a provision it cites.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CiteForm {
    /// The item.
    pub item: String,
    /// The provision.
    pub provision: String,
}

impl From<(String, String)> for CiteForm {
    fn from((item, provision): (String, String)) -> Self {
        Self { item, provision }
    }
}

/// A line without a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UnplacedForm {
    /// Its number, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// Why, in words for a person.
    pub reason: String,
}
