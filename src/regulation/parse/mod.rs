//! Text → chapters, articles, clauses, points.

mod article;
mod body;
mod caption;
mod flow;
mod line;
mod marker;
mod numbers;
mod preamble;
mod segment;

use thiserror::Error;

use super::Parsed;
use super::legacy::{LegacyEncoding, legacy};

/// The greatest length of a text in bytes: 16 MiB, three hundred times a real one.
pub const MAX_TEXT_BYTES: usize = 16 * 1024 * 1024;

/// Why a text cannot be taken apart.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ParseError {
    /// There is no text.
    #[error("the text is empty")]
    Empty,
    /// The text is longer than [`MAX_TEXT_BYTES`].
    #[error("the text has {bytes} bytes, more than a regulation can have")]
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// The text is in an encoding from before Unicode.
    #[error("the text is in a legacy Vietnamese encoding ({0:?}); convert it to Unicode first")]
    Legacy(LegacyEncoding),
    /// No heading "Điều …" was found.
    #[error("no article (Điều) was found in the text")]
    NoArticle,
    /// Several regulations stand side by side, as in a table of comparison.
    #[error("several regulations stand side by side; give one regulation alone")]
    SideBySideTable {
        /// How many article numbers stand more than once.
        doubled: usize,
        /// How many article numbers there are.
        articles: usize,
    },
}

/// Takes a regulation's text apart. Hard-wrapped lines, page breaks, Markdown
/// and Word residue, mixed NFC and NFD are coped with; see [`super::Remark`].
///
/// # Errors
/// [`ParseError`] where there is nothing to find or several texts stand in one.
pub fn parse(text: &str) -> Result<Parsed, ParseError> {
    if text.len() > MAX_TEXT_BYTES {
        return Err(ParseError::TooLong { bytes: text.len() });
    }
    if let Some(encoding) = legacy(text) {
        return Err(ParseError::Legacy(encoding));
    }
    let mut remarks = Vec::new();
    let lines = line::lines(text, &mut remarks);
    if lines.is_empty() {
        return Err(ParseError::Empty);
    }
    let parts = segment::segment(&lines)?;
    segment::refuse_side_by_side(parts.regulation)?;
    let mut parsed = body::body(parts.regulation, remarks);
    parsed.preamble = preamble::preamble(&parts);
    parsed.remarks.sort_by_key(super::Remark::line);
    parsed.unplaced.sort_by_key(|unplaced| unplaced.source.line);
    Ok(parsed)
}
