//! The unit's own copy of a regulation's text: read, held against a catalog, drafted into one.

use std::path::Path;

use chrono::NaiveDate;

use super::error::AppError;
use super::message::unplaced_reason;
use super::whole_file::write_whole;
use crate::exchange::coverage_json::{CoverageForm, PlaceForm, UnplacedForm};
use crate::i18n::Language;
use crate::i18n::regulation::{Drafting, drafted_aside, drafting};
use crate::model::catalog::Catalog;
use crate::model::id::CatalogId;
use crate::model::text::nfc;
use crate::pack;
use crate::regulation::{
    self, Coverage, DraftHead, DraftWords, MAX_FILE_BYTES, Parsed, ReadError, ReadRemark,
};

/// A text taken apart, and what was met on reading its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegulationText {
    /// The text as it was read.
    pub text: String,
    /// The text's parts.
    pub parsed: Parsed,
    /// Remarks on the file.
    pub remarks: Vec<ReadRemark>,
}

/// Reads a regulation's text from a file of the unit.
///
/// # Errors
/// The file cannot be read, is of another kind, or holds no regulation.
pub fn read_text(path: &Path) -> Result<RegulationText, AppError> {
    let size = std::fs::metadata(path)
        .map_err(|e| AppError::read(path, &e))?
        .len();
    let of_text = |error| AppError::RegulationFile {
        path: path.to_owned(),
        error,
    };
    // A file that is too large is not even loaded.
    let bytes = usize::try_from(size).unwrap_or(usize::MAX);
    if bytes > MAX_FILE_BYTES {
        return Err(of_text(ReadError::TooLarge { bytes }));
    }
    let bytes = std::fs::read(path).map_err(|e| AppError::read(path, &e))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let reading = regulation::read(&name, &bytes).map_err(of_text)?;
    take_apart(&reading.text, reading.remarks)
}

/// Takes a text apart that was read already or pasted.
///
/// # Errors
/// It holds no regulation.
pub fn take_apart(text: &str, remarks: Vec<ReadRemark>) -> Result<RegulationText, AppError> {
    Ok(RegulationText {
        parsed: regulation::parse(text)?,
        text: nfc(text),
        remarks,
    })
}

/// A coverage as the JSON form.
pub fn coverage_form(coverage: &Coverage, catalog: &Catalog, language: Language) -> CoverageForm {
    let refs = |list: &[crate::model::provision::ProvisionRef]| {
        list.iter().map(ToString::to_string).collect()
    };
    CoverageForm {
        catalog: catalog.id.to_string(),
        complete: coverage.is_complete(),
        in_text: coverage.in_text,
        in_catalog: coverage.in_catalog,
        matched: coverage.matched,
        without_place: coverage
            .without_place
            .iter()
            .map(|(reference, line)| PlaceForm {
                provision: reference.to_string(),
                line: *line,
            })
            .collect(),
        without_item: refs(&coverage.without_item),
        cites_not_in_text: coverage
            .cites_not_in_text
            .iter()
            .map(|(item, cite)| (item.to_string(), cite.to_string()).into())
            .collect(),
        not_in_text: refs(&coverage.not_in_text),
        unplaced: coverage
            .unplaced
            .iter()
            .map(|line| UnplacedForm {
                line: line.source.line,
                text: line.source.text.clone(),
                reason: unplaced_reason(language, line.reason).to_owned(),
            })
            .collect(),
    }
}

/// Drafts a catalog from a text.
pub fn draft(text: &Parsed, id: CatalogId, today: NaiveDate) -> Catalog {
    let head = DraftHead {
        id,
        content_version: today.format("%Y.%m").to_string(),
        today,
    };
    regulation::draft(text, &head, &words())
}

fn words() -> DraftWords {
    DraftWords {
        question: drafting(Drafting::Question),
        question_of_prohibition: drafting(Drafting::Prohibition),
        guidance: drafting(Drafting::Guidance),
        evidence: drafting(Drafting::Evidence),
        set_aside: drafted_aside,
        untitled: drafting(Drafting::Untitled),
        no_instrument: drafting(Drafting::NoInstrument).vi,
        no_issuer: drafting(Drafting::NoIssuer),
        no_territory: drafting(Drafting::NoTerritory),
        drafted: drafting(Drafting::Drafted),
        no_day: drafting(Drafting::NoDay),
        unplaced: drafting(Drafting::Unplaced),
        report_contents: drafting(Drafting::ReportContents),
    }
}

/// Writes a catalog as RON into a file that is not there yet.
///
/// # Errors
/// The file exists already, or cannot be written; [`pack::Problems`] where the
/// catalog would not be accepted back, such as for an id that is not well formed.
pub fn write_new(catalog: &Catalog, path: &Path) -> Result<(), AppError> {
    if path.symlink_metadata().is_ok() {
        return Err(AppError::FileExists {
            path: path.to_owned(),
        });
    }
    let text = pack::write(catalog)?;
    pack::load(&path.display().to_string(), &text)?;
    write_whole(path, text.as_bytes())
}

/// An id for a draft from the name of its text's file: "QĐ 12-2025.docx" → "qd-12-2025".
pub fn id_from(path: &Path) -> CatalogId {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let key = crate::model::text::search_key(&stem);
    let words = key.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let id: String = words.join("-").chars().take(60).collect();
    let id = id.trim_end_matches('-');
    CatalogId::new(if id.is_empty() { "quy-che" } else { id })
}
