//! The report: a [`document::Document`] (what it says) → [`layout()`] (pages as
//! a display list) → [`render`] (PDF/A-3a and PDF/UA-1 bytes with two empty
//! signature fields), or [`docx::render`] (a Word file for editing).

pub mod document;
pub mod docx;
pub mod fonts;
pub mod layout;
mod pdf;
mod pdfa;
pub mod text;

pub use self::layout::layout;
use document::Document;
use fonts::Fonts;
use layout::display::Pages;

/// Why a report could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// A built-in font file is damaged.
    #[error("a built-in font cannot be read ({0}); install the program again")]
    Font(String),
    /// PDF/UA-1, 7.1 needs a title.
    #[error("the report has no title; give it one")]
    NoTitle,
    /// Two attachments of one name would hide each other.
    #[error("two attachments are called “{0}”; rename one of them")]
    SameAttachmentName(String),
    /// An attachment without a name or media type cannot be written (ISO 19005-3, 6.8).
    #[error("attachment “{0}” needs a name and a media type such as application/json")]
    BadAttachment(String),
    /// The PDF could not be put together.
    #[error("the PDF could not be written ({0}); please report this as a fault of the program")]
    Pdf(String),
    /// The Word file could not be put together.
    #[error(
        "the Word file could not be written ({0}); please report this as a fault of the program"
    )]
    Docx(String),
}

/// Renders a document as PDF. The same document gives the same bytes.
///
/// # Errors
/// See [`ReportError`].
pub fn render(document: &Document) -> Result<Vec<u8>, ReportError> {
    let fonts = Fonts::embedded()?;
    let pages = layout(document, fonts);
    pdf::write(document, &pages, fonts)
}

/// The same from pages already laid out from this document.
///
/// # Errors
/// See [`ReportError`].
pub fn render_pages(document: &Document, pages: &Pages) -> Result<Vec<u8>, ReportError> {
    pdf::write(document, pages, Fonts::embedded()?)
}
