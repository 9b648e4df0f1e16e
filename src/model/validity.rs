//! Whether a regulation binds on a given day, and what comes after it.

use chrono::NaiveDate;

use super::catalog::{Catalog, Status};
use super::id::CatalogId;

/// What a regulation is on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Not issued.
    Draft,
    /// Issued, but it takes force only on this day.
    NotYet(NaiveDate),
    /// Binding. Where a successor and its day are known, they are said.
    InForce {
        /// The catalog that follows, and from when.
        until: Option<(CatalogId, NaiveDate)>,
    },
    /// No longer binding.
    Replaced {
        /// The catalog of its successor, if there is one.
        by: Option<CatalogId>,
        /// Since when, if known.
        since: Option<NaiveDate>,
    },
    /// A draft says that it replaces this one from a day that has come; whether
    /// the draft was issued must be looked up.
    Doubtful {
        /// The catalog of the draft.
        by: CatalogId,
        /// The day the draft plans.
        since: Option<NaiveDate>,
    },
}

impl Validity {
    /// The catalog that follows or may have followed.
    pub fn successor(&self) -> Option<&CatalogId> {
        match self {
            Self::InForce {
                until: Some((by, _)),
            }
            | Self::Doubtful { by, .. } => Some(by),
            Self::Replaced { by, .. } => by.as_ref(),
            _ => None,
        }
    }
}

/// What `catalog` is on `day`; `is_draft` tells whether the catalog of a
/// successor is itself a draft.
pub fn validity(
    catalog: &Catalog,
    day: NaiveDate,
    is_draft: impl Fn(&CatalogId) -> bool,
) -> Validity {
    match &catalog.status {
        Status::Draft => Validity::Draft,
        _ if catalog.effective.is_some_and(|first| day < first) => {
            Validity::NotYet(catalog.effective.unwrap_or(day))
        }
        Status::InForce => Validity::InForce { until: None },
        Status::Replaced { by, from } => match (by, from) {
            (by, Some(from)) if day < *from => Validity::InForce {
                until: by.clone().map(|by| (by, *from)),
            },
            (Some(by), since) if is_draft(by) => Validity::Doubtful {
                by: by.clone(),
                since: *since,
            },
            (by, since) => Validity::Replaced {
                by: by.clone(),
                since: *since,
            },
        },
    }
}
