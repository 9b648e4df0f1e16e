//! What a draft begins from when there is no text.

use chrono::NaiveDate;

use crate::app::library::Library;
use crate::model::catalog::{Catalog, GradeBands, IncidentScheme, Status, Territory};
use crate::model::id::CatalogId;
use crate::model::text::Text;

/// The longest id that still leaves room for an ending.
const MAX_ID: usize = 70;

/// A catalog with nothing in it.
pub fn blank(library: &Library, today: NaiveDate) -> Catalog {
    Catalog {
        id: free_id(library, "quy-che-noi-bo"),
        content_version: version_of(today),
        title: Text::default(),
        instrument: String::new(),
        issuer: Text::default(),
        issued: today,
        effective: None,
        status: Status::Draft,
        territory: Territory {
            name: Text::default(),
            became: None,
        },
        recipients: Vec::new(),
        annual_report: None,
        incidents: IncidentScheme::default(),
        text_gaps: Vec::new(),
        grade_bands: GradeBands::default(),
        chapters: Vec::new(),
        items: Vec::new(),
    }
}

/// A catalog to write on: a built-in one under an id of its own, an added one as it is.
pub fn copy_of(catalog: &Catalog, library: &Library, today: NaiveDate) -> Catalog {
    let mut copy = catalog.clone();
    if library.is_built_in(&copy.id) {
        copy.id = free_id(library, &format!("{}-rieng", copy.id));
        copy.content_version = version_of(today);
    }
    copy
}

/// The version of a checklist begun today.
fn version_of(today: NaiveDate) -> String {
    today.format("%Y.%m").to_string()
}

/// `wished`, with a number behind it where a catalog of that id is here already.
pub(crate) fn free_id(library: &Library, wished: &str) -> CatalogId {
    let wished: String = wished.chars().take(MAX_ID).collect();
    let wished = wished.trim_end_matches('-');
    let numbered = (2_u32..).map(|n| format!("{wished}-{n}"));
    let names = std::iter::once(wished.to_owned()).chain(numbered);
    let mut ids = names.map(CatalogId::new);
    let free = ids.find(|id| library.get(id).is_err());
    free.unwrap_or_else(|| CatalogId::new(wished))
}
