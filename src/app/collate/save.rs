//! The result into a file, whole or not at all.

use std::path::{Path, PathBuf};

use super::document::Agency;
use super::{Collation, document, form, workbook};
use crate::app::error::AppError;
use crate::app::whole_file::write_whole;
use crate::exchange::{self, ExchangeError, to_json};
use crate::i18n::Language;
use crate::report::{self, fonts::Fonts};

/// In which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveAs {
    /// A spreadsheet.
    Xlsx,
    /// The state's form of a report, unsigned.
    Pdf,
    /// Data; an agency keeps it to compare the next year.
    Json,
}

/// Writes the result to `path`, an existing file is replaced.
///
/// # Errors
/// The file cannot be written; an old one then stands untouched.
pub fn save(
    collation: &Collation,
    how: SaveAs,
    agency: &Agency,
    language: Language,
    path: &Path,
) -> Result<PathBuf, AppError> {
    let bytes = match how {
        SaveAs::Xlsx => {
            let book = workbook(collation, language);
            exchange::workbook::write(&book, collation.created).map_err(ExchangeError::from)?
        }
        SaveAs::Pdf => {
            let document = document(collation, agency);
            let pages = report::layout(&document, Fonts::embedded()?);
            report::render_pages(&document, &pages)?
        }
        SaveAs::Json => to_json(&form(collation, language))?.into_bytes(),
    };
    write_whole(path, &bytes)?;
    Ok(path.to_owned())
}
