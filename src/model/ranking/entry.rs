//! What is kept of a report: a few hundred bytes, whatever the report weighs.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::finding::Finding;
use crate::model::id::CatalogId;
use crate::model::profile::UnitType;
use crate::model::scoring::{Grade, Tenths};
use crate::model::text::Text;

/// An exact share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: u64,
    /// The whole; 0 where there is nothing to share.
    pub whole: u64,
}

impl Share {
    /// As it is shown, with one decimal; `None` where the whole is nothing.
    pub fn tenths(self) -> Option<Tenths> {
        Tenths::of(self.part, self.whole)
    }
}

/// How a report came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carrier {
    /// A signed PDF.
    SignedPdf,
    /// A package, which nobody signs.
    Package,
}

/// An article as the report names it; shared by all entries of one regulation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ArticleName {
    /// Its number: "13", "[25]".
    pub number: String,
    /// Its title in Vietnamese.
    pub title_vi: String,
    /// Its title in English, where there is one.
    pub title_en: Option<String>,
}

impl ArticleName {
    /// Its title.
    pub fn title(&self) -> Text {
        Text {
            vi: self.title_vi.clone(),
            en: self.title_en.clone(),
        }
    }
}

/// What a unit reached in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleShare {
    /// Which article.
    pub article: Arc<ArticleName>,
    /// Σ w·v.
    pub points: u64,
    /// Σ 2w.
    pub possible: u64,
}

/// When a report was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedTime {
    /// The moment of the first signature.
    pub at: DateTime<FixedOffset>,
    /// Whether a time stamp proves it; else it is what the signer's computer claims.
    pub proven: bool,
}

/// Who signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// Holder of the certificate.
    pub name: String,
    /// The holder's organization, where the certificate names one.
    pub organization: Option<String>,
}

/// One report whose data can be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The file, from the folder on, with `/` between its parts.
    pub file: String,
    /// How it came.
    pub carrier: Carrier,
    /// Name of the unit as the report has it.
    pub unit: String,
    /// The unit's letters in a document number.
    pub symbol: String,
    /// The kind of unit, where the report says one this program knows.
    pub unit_type: Option<UnitType>,
    /// The assessment's own name: the same in every report made from it.
    pub uid: String,
    /// Year reported on.
    pub year: i32,
    /// The catalog …
    pub catalog: CatalogId,
    /// … and its version.
    pub catalog_version: String,
    /// The score: Σ w·v of Σ 2w.
    pub score: Share,
    /// The score backed by evidence.
    pub backed: Share,
    /// Answered items of those in scope.
    pub completeness: Share,
    /// The grade; `None` where no item is in the sum.
    pub grade: Option<Grade>,
    /// Critical items that are not met.
    pub critical: Vec<String>,
    /// By article, in the order of the regulation.
    pub articles: Vec<ArticleShare>,
    /// When it was signed; `None` where no signature says a time.
    pub signed: Option<SignedTime>,
    /// Who signed, in the order of signing.
    pub signers: Vec<Signer>,
    /// Whether every signer's certificate leads to one the agency trusts.
    pub trusted: bool,
}

/// What came of reading one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Its data can be relied on.
    Report(Box<Entry>),
    /// They cannot, and why.
    Refused {
        /// The file, from the folder on, with `/` between its parts.
        file: String,
        /// The reason.
        finding: Finding,
    },
}

impl Reading {
    /// The file, from the folder on.
    pub fn file(&self) -> &str {
        match self {
            Self::Report(entry) => &entry.file,
            Self::Refused { file, .. } => file,
        }
    }
}

/// An entry for the tests of this module's files.
#[cfg(test)]
pub(super) fn sample() -> Entry {
    Entry {
        file: "a.pdf".to_owned(),
        carrier: Carrier::SignedPdf,
        unit: "UBND xã A".to_owned(),
        symbol: String::new(),
        unit_type: None,
        uid: "00000000000000000000000000000001".to_owned(),
        year: 2026,
        catalog: CatalogId::new("hai-duong-39-2024"),
        catalog_version: "1".to_owned(),
        score: Share { part: 8, whole: 10 },
        backed: Share { part: 5, whole: 10 },
        completeness: Share {
            part: 10,
            whole: 10,
        },
        grade: Some(Grade::B),
        critical: vec![],
        articles: vec![],
        signed: None,
        signers: vec![],
        trusted: false,
    }
}
