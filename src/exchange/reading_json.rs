//! What came of reading one file, as the journal of an unfinished collation
//! keeps it: one line of JSON a file. Only this program reads it again; a line
//! that does not fit is as good as none, for the file is then read once more.

use std::sync::Arc;

use chrono::DateTime;
use serde::{Deserialize, Serialize};

use super::error::ExchangeError;
use super::words::UnitTypeWord;
use crate::model::id::CatalogId;
use crate::model::ranking::{
    ArticleName, ArticleShare, Carrier, Entry, Finding, Reading, Reason, Share, SignedTime, Signer,
};
use crate::model::scoring::Grade;
use crate::model::text::Text;

/// The longest line taken, in bytes.
pub const MAX_LINE_BYTES: usize = 1024 * 1024;

/// A file and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingLine {
    /// The file, from the folder on.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed, nanoseconds since 1970.
    pub changed: i64,
    /// SHA-256 of its content, hexadecimal; empty where it could not be read whole.
    pub sha256: String,
    /// What came of it.
    pub result: ResultForm,
}

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ResultForm {
    /// Its data can be relied on.
    Report(Box<EntryForm>),
    /// They cannot.
    Refused(RefusalForm),
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // The names are those of the entry.
pub struct EntryForm {
    pub package: bool,
    pub unit: String,
    pub symbol: String,
    pub unit_type: Option<UnitTypeWord>,
    pub uid: String,
    pub year: i32,
    pub catalog: String,
    pub catalog_version: String,
    /// Part and whole.
    pub score: [u64; 2],
    /// Part and whole.
    pub backed: [u64; 2],
    /// Part and whole.
    pub completeness: [u64; 2],
    pub grade: Option<String>,
    pub critical: Vec<String>,
    pub articles: Vec<ShareForm>,
    /// The moment, RFC 3339, and whether it is proven.
    pub signed: Option<(String, bool)>,
    /// Name and organization.
    pub signers: Vec<(String, Option<String>)>,
    pub trusted: bool,
}

/// Number, titles, points and possible points of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareForm(String, String, Option<String>, u64, u64);

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs)] // The names are those of the findings.
pub enum RefusalForm {
    NotReport(Vec<ReasonForm>),
    TooLarge(u64),
    Unsigned,
    Altered(Vec<ReasonForm>),
    NotCovered(Vec<ReasonForm>),
    FiguresDiffer(Vec<ReasonForm>),
}

/// Code, Vietnamese and English words of a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonForm(String, String, Option<String>);

impl ReadingLine {
    /// The line as JSON with its line end.
    ///
    /// # Errors
    /// [`ExchangeError::Write`], which no value of this form causes.
    pub fn to_line(&self) -> Result<String, ExchangeError> {
        match serde_json::to_string(self) {
            Ok(line) => Ok(line + "\n"),
            Err(error) => Err(ExchangeError::Write {
                message: error.to_string(),
            }),
        }
    }

    /// Reads a line; `None` where it is none.
    pub fn from_line(line: &str) -> Option<Self> {
        serde_json::from_str(line).ok()
    }
}

impl ResultForm {
    /// The form of a reading; `None` for what another try may change: a file that could not
    /// be read, or a package whose passphrase was wrong.
    pub fn of(reading: &Reading) -> Option<Self> {
        Some(match reading {
            Reading::Report(entry) => Self::Report(Box::new(entry.as_ref().into())),
            Reading::Refused { finding, .. } => Self::Refused(RefusalForm::of(finding)?),
        })
    }

    /// The reading of `file`. `share` gives one value for equal names of articles.
    pub fn reading(
        self,
        file: &str,
        share: &mut dyn FnMut(ArticleName) -> Arc<ArticleName>,
    ) -> Option<Reading> {
        let file = file.to_owned();
        Some(match self {
            Self::Report(form) => Reading::Report(Box::new(form.entry(file, share)?)),
            Self::Refused(refusal) => Reading::Refused {
                file,
                finding: refusal.finding(),
            },
        })
    }
}

impl From<&Entry> for EntryForm {
    fn from(entry: &Entry) -> Self {
        let pair = |share: Share| [share.part, share.whole];
        let articles = entry.articles.iter().map(|share| {
            let name = &share.article;
            let (number, title) = (name.number.clone(), name.title_vi.clone());
            ShareForm(
                number,
                title,
                name.title_en.clone(),
                share.points,
                share.possible,
            )
        });
        let signers = entry.signers.iter();
        Self {
            package: entry.carrier == Carrier::Package,
            unit: entry.unit.clone(),
            symbol: entry.symbol.clone(),
            unit_type: entry.unit_type.map(Into::into),
            uid: entry.uid.clone(),
            year: entry.year,
            catalog: entry.catalog.to_string(),
            catalog_version: entry.catalog_version.clone(),
            score: pair(entry.score),
            backed: pair(entry.backed),
            completeness: pair(entry.completeness),
            grade: entry.grade.map(|grade| grade.letter().to_owned()),
            critical: entry.critical.clone(),
            articles: articles.collect(),
            signed: entry.signed.map(|time| (time.at.to_rfc3339(), time.proven)),
            signers: signers
                .map(|signer| (signer.name.clone(), signer.organization.clone()))
                .collect(),
            trusted: entry.trusted,
        }
    }
}

impl EntryForm {
    fn entry(
        self,
        file: String,
        share: &mut dyn FnMut(ArticleName) -> Arc<ArticleName>,
    ) -> Option<Entry> {
        let of = |[part, whole]: [u64; 2]| Share { part, whole };
        let grade = match self.grade {
            Some(letter) => Some(Grade::ALL.into_iter().find(|g| g.letter() == letter)?),
            None => None,
        };
        let signed = match self.signed {
            Some((at, proven)) => {
                let at = DateTime::parse_from_rfc3339(&at).ok()?;
                Some(SignedTime { at, proven })
            }
            None => None,
        };
        let articles = self.articles.into_iter();
        let articles = articles.map(|ShareForm(number, title_vi, title_en, points, possible)| {
            let name = ArticleName {
                number,
                title_vi,
                title_en,
            };
            ArticleShare {
                article: share(name),
                points,
                possible,
            }
        });
        let articles = articles.collect();
        let signers = self.signers.into_iter();
        Some(Entry {
            file,
            carrier: if self.package {
                Carrier::Package
            } else {
                Carrier::SignedPdf
            },
            unit: self.unit,
            symbol: self.symbol,
            unit_type: self.unit_type.map(Into::into),
            uid: self.uid,
            year: self.year,
            catalog: CatalogId::new(self.catalog),
            catalog_version: self.catalog_version,
            score: of(self.score),
            backed: of(self.backed),
            completeness: of(self.completeness),
            grade,
            critical: self.critical,
            articles,
            signed,
            signers: signers
                .map(|(name, organization)| Signer { name, organization })
                .collect(),
            trusted: self.trusted,
        })
    }
}

impl RefusalForm {
    fn of(finding: &Finding) -> Option<Self> {
        let forms = |reasons: &[Reason]| reasons.iter().map(Into::into).collect();
        Some(match finding {
            Finding::NotReport { reasons } => Self::NotReport(forms(reasons)),
            Finding::TooLarge { bytes } => Self::TooLarge(*bytes),
            Finding::Unsigned => Self::Unsigned,
            Finding::Altered { reasons } => Self::Altered(forms(reasons)),
            Finding::NotCovered { reasons } => Self::NotCovered(forms(reasons)),
            Finding::FiguresDiffer { reasons } => Self::FiguresDiffer(forms(reasons)),
            _ => return None,
        })
    }

    fn finding(self) -> Finding {
        let read = |forms: Vec<ReasonForm>| forms.into_iter().map(Into::into).collect();
        match self {
            Self::NotReport(forms) => Finding::NotReport {
                reasons: read(forms),
            },
            Self::TooLarge(bytes) => Finding::TooLarge { bytes },
            Self::Unsigned => Finding::Unsigned,
            Self::Altered(forms) => Finding::Altered {
                reasons: read(forms),
            },
            Self::NotCovered(forms) => Finding::NotCovered {
                reasons: read(forms),
            },
            Self::FiguresDiffer(forms) => Finding::FiguresDiffer {
                reasons: read(forms),
            },
        }
    }
}

impl From<&Reason> for ReasonForm {
    fn from(reason: &Reason) -> Self {
        let said = &reason.said;
        Self(reason.code.clone(), said.vi.clone(), said.en.clone())
    }
}

impl From<ReasonForm> for Reason {
    fn from(ReasonForm(code, vi, en): ReasonForm) -> Self {
        Self {
            code,
            said: Text { vi, en },
        }
    }
}
