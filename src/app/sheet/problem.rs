//! What is wrong with a filled-in spreadsheet.

use crate::model::id::ItemId;

/// Why a whole file is not taken: nothing in it can be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetRefusal {
    /// No sheet has a head row with the item and answer columns.
    NoChecklist,
    /// Made for another regulation.
    OtherCatalog {
        /// The catalog it names.
        found: String,
        /// The assessment's catalog.
        needed: String,
    },
    /// Made for another version of the checklist, whose items may mean something else.
    OtherVersion {
        /// The version it names.
        found: String,
        /// The assessment's version.
        needed: String,
    },
}

/// One thing wrong, with its place. Rows with a problem are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetProblem {
    /// Name of the sheet; empty where it concerns the whole file.
    pub sheet: String,
    /// The row as the spreadsheet program numbers it; none for a whole sheet.
    pub row: Option<u32>,
    /// Title of the column; empty where it concerns the whole row.
    pub column: String,
    /// What is wrong.
    pub kind: SheetProblemKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetProblemKind {
    /// The file does not say which assessment it belongs to.
    Unmarked,
    /// The file belongs to another assessment.
    OtherAssessment {
        /// Its name for it, or its id.
        found: String,
    },
    /// A column is not there; what it holds stays as it is.
    ColumnMissing,
    /// A column is there twice; the first counts.
    ColumnDoubled,
    /// The row says something and names no item.
    ItemMissing,
    /// The catalog has no such item.
    UnknownItem {
        /// What stands there.
        found: String,
    },
    /// The program that saved the file made a number or a day of the item's name.
    ItemChanged,
    /// Another row is about the same item; neither is taken.
    Doubled {
        /// The item.
        item: ItemId,
        /// The first row about it.
        first: u32,
    },
    /// An item outside the unit's scope has an answer.
    OutOfScope {
        /// The item.
        item: ItemId,
    },
    /// No word for an answer.
    BadAnswer {
        /// What stands there.
        found: String,
    },
    /// Không áp dụng without a reason.
    ReasonMissing,
    /// A reason beside another answer than Không áp dụng.
    ReasonNotUsed,
    /// A text longer than allowed.
    TooLong {
        /// The greatest length in characters.
        max: usize,
    },
    /// A formula.
    Formula,
    /// An error value, or a number or day where text belongs.
    Unreadable,
}
