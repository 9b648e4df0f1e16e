//! What a receiving agency makes of its units' reports: which of them count,
//! in which order the units stand, where all of them are weak.
//!
//! Everything is worked out from small values, one an accepted report
//! ([`Entry`]), and is the same whatever order the files were read in. All
//! sums are of integers.
//!
//! Practice: the yearly rankings of state agencies by classes A to E, and the
//! ranking that provincial regulations ask of their information department
//! (Quảng Bình 26/2014, Điều 14; Hải Phòng 2993/2016, Điều 14).

mod article;
mod basis;
mod choose;
mod collated;
mod entry;
mod finding;
mod name_key;
mod order;
mod unit_list;
mod years;

pub use article::WeakArticle;
pub use basis::{Basis, Rules};
pub use collated::{Collated, Found, MissingUnit, Ranked, collate};
pub use entry::{ArticleName, ArticleShare, Carrier, Entry, Reading, Share, SignedTime, Signer};
pub use finding::{Finding, Reason, Severity};
pub use name_key::NameKey;
pub use unit_list::{ListedUnit, Matched, UnitList};
pub use years::{EarlierUnit, YearRow, YearScore, YearTotal, Years};
