//! RON text → checked [`Catalog`]: every problem at once, each with its place.
//!
//! The text is read in layers. Each layer takes the fields or elements of one
//! value as untouched slices of the file, so a value that cannot be read never
//! hides another, and every problem knows its exact line and column.
//!
//! What is guaranteed:
//! - A syntax error (a bracket, quote or comma amiss) ends the reading: it is the
//!   only problem reported, since nothing after it can be trusted.
//! - In a text whose syntax is sound, everything wrong is reported in one run:
//!   unknown, doubled and missing fields, values of the wrong kind, and every
//!   broken rule. Only the one value that could not be read stays unexamined.
//! - At most [`MAX_PROBLEMS`] problems are listed.
//! - No input panics; size, nesting and number of items are bounded.
//!
//! [`write`] is the inverse of [`load`].
//!
//! [`Catalog`]: crate::model::catalog::Catalog

mod builtin;
mod check;
mod check_item;
mod control;
mod crosswalk;
mod draft;
mod draft_form;
mod forms;
mod head;
mod item;
mod load;
mod message;
mod node;
mod place;
mod problem;
mod skeleton;
mod syntax;
mod text;
mod words;
mod write;

pub use builtin::{CONTROLS, CROSSWALKS, Source, builtin};
pub use control::load_controls;
pub use crosswalk::load_crosswalk;
pub use draft::{Checked, Finding, Place, check, read_draft};
pub use load::{MAX_BYTES, MAX_ITEMS, MAX_PROBLEMS, load, load_bytes, load_with_controls};
pub use problem::{Problem, ProblemKind, Problems, Wanted};
pub use write::{WriteError, write};
