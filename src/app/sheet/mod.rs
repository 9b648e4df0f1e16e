//! The assessment as a spreadsheet, and a filled-in spreadsheet back into it.
//!
//! The file is written in Vietnamese, as the report is. What comes back is held
//! against the open assessment and looked at ([`SheetDraft`]) before a person
//! takes it over; what is wrong with it is told cell by cell ([`SheetProblem`]).

mod book;
mod columns;
mod draft;
mod incoming;
mod problem;
mod results;
mod titles;
mod words;

pub use book::workbook;
pub use draft::{SheetDraft, SheetRow};
pub use incoming::read;
pub use problem::{SheetProblem, SheetProblemKind, SheetRefusal};
