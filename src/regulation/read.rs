//! A file's bytes → its text.

mod docx;
mod numbering;
mod pdf;
mod pdf_font;
mod plain;

use thiserror::Error;

use super::legacy::{LegacyEncoding, legacy};

/// The greatest size of a file in bytes: 50 MB.
pub const MAX_FILE_BYTES: usize = 50_000_000;

/// The greatest size of one unpacked part of a .docx or page of a PDF in bytes: 64 MiB.
pub const MAX_UNPACKED_BYTES: usize = 64 * 1024 * 1024;

/// Why a file gives no text.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ReadError {
    /// The file is larger than [`MAX_FILE_BYTES`].
    #[error("the file has {bytes} bytes, more than {MAX_FILE_BYTES}")]
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// The file unpacks to more than [`MAX_UNPACKED_BYTES`]: damaged or made to do harm.
    #[error("the file unpacks to more than {MAX_UNPACKED_BYTES} bytes; it is damaged or hostile")]
    Bomb,
    /// The file holds no text at all.
    #[error("the file is empty")]
    Empty,
    /// The kind of file is not one that can be read.
    #[error("files of this kind ({extension:?}) cannot be read; save it as .docx, .txt or PDF")]
    UnknownKind {
        /// The ending of its name, without the dot.
        extension: String,
    },
    /// An old Word file (.doc), or a .docx that is locked with a password.
    #[error("the file is an old .doc or locked with a password; save it as an open .docx")]
    OldWord,
    /// Bytes that are neither UTF-8 nor UTF-16 with its mark.
    #[error("byte {byte} is not UTF-8; save the text as UTF-8")]
    NotUnicode {
        /// Offset of the first bad byte.
        byte: usize,
    },
    /// Text for fonts from before Unicode.
    #[error("the text is in a legacy Vietnamese encoding ({0:?}); convert it to Unicode first")]
    Legacy(LegacyEncoding),
    /// A .docx that is no sound Word document.
    #[error("the Word file cannot be read: {detail}")]
    Docx {
        /// What the reader met, in English.
        detail: String,
    },
    /// A PDF that cannot be read.
    #[error("the PDF cannot be read: {detail}")]
    Pdf {
        /// What the reader met, in English.
        detail: String,
    },
    /// A PDF locked with a password.
    #[error("the PDF is locked with a password; save it without one")]
    PdfLocked,
    /// A PDF of pictures.
    #[error("the PDF has {pages} pages and no text: a scan; recognise its text (OCR) first")]
    Scanned {
        /// How many pages.
        pages: usize,
    },
}

/// Something the reader of the text should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadRemark {
    /// Numbers that Word makes itself were written out.
    NumbersRestored {
        /// Of how many paragraphs.
        paragraphs: usize,
    },
    /// Paragraphs are numbered by Word in a way that could not be written out.
    NumbersLost {
        /// How many.
        paragraphs: usize,
    },
    /// The document has tables; their cells follow each other row by row.
    Tables {
        /// How many.
        tables: usize,
    },
    /// Pages of a PDF without text, probably scanned.
    PagesWithoutText {
        /// How many.
        pages: usize,
    },
    /// Text boxes, footnotes or comments of a Word file were left out.
    SideTextLeftOut {
        /// How many pieces.
        pieces: usize,
    },
}

/// The text of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The text, one paragraph or printed line a line.
    pub text: String,
    /// What is worth knowing about how it was won.
    pub remarks: Vec<ReadRemark>,
}

/// Reads the text of a .txt, .md, .docx or text PDF. The kind is told by the
/// first bytes; the name only decides between plain text and what cannot be read.
///
/// # Errors
/// [`ReadError`]; hostile bytes give one too, never a panic.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Reading, ReadError> {
    if bytes.len() > MAX_FILE_BYTES {
        let bytes = bytes.len();
        return Err(ReadError::TooLarge { bytes });
    }
    let reading = match bytes {
        [] => return Err(ReadError::Empty),
        [b'P', b'K', 3, 4, ..] => docx::read(bytes)?,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(ReadError::OldWord),
        _ if has_pdf_header(bytes) => pdf::read(bytes)?,
        _ => plain_text(file_name, bytes)?,
    };
    if reading.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    match legacy(&reading.text) {
        Some(encoding) => Err(ReadError::Legacy(encoding)),
        None => Ok(reading),
    }
}

/// The header may stand behind some stray bytes (ISO 32000-2, annex I).
fn has_pdf_header(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes);
    head.windows(5).any(|window| window == b"%PDF-")
}

fn plain_text(file_name: &str, bytes: &[u8]) -> Result<Reading, ReadError> {
    let extension = file_name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let extension: String = extension.to_lowercase().chars().take(10).collect();
    let rich = bytes.starts_with(b"{\\rtf");
    if rich || !matches!(extension.as_str(), "" | "txt" | "md" | "markdown" | "text") {
        let extension = if rich { "rtf".to_owned() } else { extension };
        return Err(ReadError::UnknownKind { extension });
    }
    Ok(Reading {
        text: plain::decode(bytes)?,
        remarks: Vec::new(),
    })
}
