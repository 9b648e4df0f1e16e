//! PDF as bytes: its revisions, its signature fields, one more increment.
//!
//! The cross-reference chain is read here, strictly; lopdf only parses single
//! objects at places this reader has checked.

pub(super) mod appearance;
pub(super) mod attachment;
pub(super) mod emit;
pub(super) mod field;
pub(super) mod file;
pub(super) mod increment;
pub(super) mod outline;
pub(super) mod page_text;
pub(super) mod place;
pub(super) mod prepared;
pub(super) mod scan;
mod sealed;
pub(super) mod sign;
pub(super) mod standing;
pub(super) mod syntax;
pub(super) mod xref;
