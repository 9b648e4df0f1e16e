//! Changes of what stands once in a catalog.

use chrono::NaiveDate;

use crate::model::catalog::{AnnualReport, Catalog, Recipient, Status};
use crate::model::id::CatalogId;
use crate::model::text::Text;

/// One part of the head, as it shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeadEdit {
    /// Its name in files and commands.
    Id(String),
    /// Version of the checklist.
    Version(String),
    /// Title of the regulation.
    Title(Text),
    /// Number and symbol of the instrument.
    Instrument(String),
    /// Who issued it.
    Issuer(Text),
    /// Day of issue.
    Issued(NaiveDate),
    /// First day in force.
    Effective(Option<NaiveDate>),
    /// Whether it binds.
    Status(Status),
    /// Where it applies.
    Territory(Text),
    /// To whom units report.
    Recipients(Vec<Recipient>),
    /// The yearly report.
    Report(Option<AnnualReport>),
    /// What is missing or doubtful in the source.
    Gaps(Vec<Text>),
}

impl HeadEdit {
    pub(super) fn apply(&self, catalog: &mut Catalog) {
        match self {
            Self::Id(id) => catalog.id = CatalogId::new(id.clone()),
            Self::Version(version) => catalog.content_version.clone_from(version),
            Self::Title(title) => catalog.title.clone_from(title),
            Self::Instrument(number) => catalog.instrument.clone_from(number),
            Self::Issuer(issuer) => catalog.issuer.clone_from(issuer),
            Self::Issued(day) => catalog.issued = *day,
            Self::Effective(day) => catalog.effective = *day,
            Self::Status(status) => catalog.status.clone_from(status),
            Self::Territory(name) => catalog.territory.name.clone_from(name),
            Self::Recipients(list) => catalog.recipients.clone_from(list),
            Self::Report(report) => catalog.annual_report.clone_from(report),
            Self::Gaps(gaps) => catalog.text_gaps.clone_from(gaps),
        }
    }
}
