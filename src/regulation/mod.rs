//! The unit's own copy of a regulation's text: bytes → text → provisions.
//!
//! [`read`] takes a file apart, [`parse`] finds chapters, articles, clauses and
//! points in its text, [`coverage`] holds them against a catalog and [`draft`]
//! makes a first catalog of them.
//!
//! What is guaranteed:
//! - No input panics; size of input, unpacked size and pages are bounded.
//! - No line of the regulation is lost without a word: it stands in a provision,
//!   in the preamble, in the closing lines or in [`Parsed::unplaced`]; only
//!   page numbers are dropped, and each is a [`Remark`].
//! - The same text gives the same result. Only [`read`] looks at bytes; it opens no file.

mod coverage;
mod draft;
mod legacy;
mod parse;
mod parsed;
mod read;

pub use coverage::{Coverage, coverage};
pub use draft::{DraftHead, DraftWords, draft};
pub use legacy::LegacyEncoding;
pub use parse::{MAX_TEXT_BYTES, ParseError, parse};
pub use parsed::{
    Article, Chapter, Clause, DecisionArticle, Leaf, Parsed, Point, Preamble, Remark, SourceLine,
    Unplaced, UnplacedReason,
};
pub use read::{MAX_FILE_BYTES, MAX_UNPACKED_BYTES, ReadError, ReadRemark, Reading, read};
