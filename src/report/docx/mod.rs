//! The report as a Word file for editing (Office Open XML, ISO/IEC 29500-1,
//! WordprocessingML): the same [`Document`] in the same form of Decree
//! 30/2020/NĐ-CP, with real styles, repeated table heads and sections, so that a
//! person can go on writing in it. It carries no signature field and no
//! attachment: what counts is the signed PDF.
//!
//! The parts are written here, not by the `docx-rs` crate: that has no repeated
//! table heads and no title or author of the file, numbers paragraphs by a counter
//! of the thread (the same data would not give the same bytes), and puts the
//! children of `w:sectPr` out of the standard's order.

mod blocks;
mod closing;
mod form;
mod markup;
mod package;
mod paragraph;
mod section;
mod styles;
mod table;

use self::markup::Markup;
use self::paragraph::Writer;
use self::section::Section;
use super::ReportError;
use super::document::{Document, Language};
use super::fonts::Fonts;
use super::layout::closed;

/// Names of the namespaces that the parts use.
const WORD: (&str, &str) = (
    "xmlns:w",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
);
const RELATIONS: (&str, &str) = (
    "xmlns:r",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
);

/// Writes a document as `.docx`. The same document gives the same bytes.
///
/// # Errors
/// The title is missing, or a built-in font is damaged; see [`ReportError`].
pub fn render(document: &Document) -> Result<Vec<u8>, ReportError> {
    if document.meta.title.trim().is_empty() {
        return Err(ReportError::NoTitle);
    }
    package::pack(document, &main_part(document, Fonts::embedded()?))
}

/// `word/document.xml`: the body and each annex as a section.
fn main_part(document: &Document, fonts: &Fonts) -> Markup {
    let mut writer = Writer::new(Markup::part(), fonts, Section::Upright);
    writer.element("w:document", &[WORD, RELATIONS], |writer| {
        writer.element("w:body", &[], |writer| {
            writer.state_form(&document.form);
            writer.body(&closed(&document.body));
            writer.closing(&document.recipients, &document.signature);
            let mut open = Section::Upright;
            for annex in &document.annexes {
                writer.end_section(open);
                open = Section::of(annex);
                writer.begin(open);
                writer.annex(annex);
            }
            writer.last_section(open);
        });
    });
    writer.xml
}

/// The language for spelling, as Word names it.
fn spelling(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => "vi-VN",
        Language::English => "en-US",
    }
}
