//! What is said once for an assessment, and the unit, as they stand in a package.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::error::Fault;
use super::form::{date, impossible};
use crate::exchange::profile_json::ProfileForm;
use crate::exchange::words::StateWord;
use crate::model::assessment::Head;
use crate::model::id::CatalogId;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadForm {
    name: String,
    catalog: String,
    catalog_version: String,
    year: i32,
    period_start: String,
    period_end: String,
    unit: ProfileForm,
    recipients: Vec<String>,
    remarks: String,
    proposals: String,
    review: String,
    state: StateWord,
}

impl From<&Head> for HeadForm {
    fn from(head: &Head) -> Self {
        Self {
            name: head.name.clone(),
            catalog: head.catalog.to_string(),
            catalog_version: head.catalog_version.clone(),
            year: head.year,
            period_start: head.period_start.to_string(),
            period_end: head.period_end.to_string(),
            unit: (&head.profile).into(),
            recipients: head.recipients.clone(),
            remarks: head.remarks.clone(),
            proposals: head.proposals.clone(),
            review: head.review.clone(),
            state: head.state.into(),
        }
    }
}

impl HeadForm {
    pub(super) fn into_head(self) -> Result<Head, Fault> {
        let day = |text: &str, place| date(text).ok_or_else(|| impossible(place));
        let period_start: NaiveDate = day(&self.period_start, "period_start")?;
        let period_end = day(&self.period_end, "period_end")?;
        if !(1900..=2300).contains(&self.year) {
            return Err(impossible("year"));
        }
        if self.unit.system_level > 5 {
            return Err(impossible("system_level"));
        }
        Ok(Head {
            name: self.name,
            catalog: CatalogId::new(self.catalog),
            catalog_version: self.catalog_version,
            year: self.year,
            period_start,
            period_end,
            profile: (&self.unit).into(),
            recipients: self.recipients,
            remarks: self.remarks,
            proposals: self.proposals,
            review: self.review,
            state: self.state.into(),
        })
    }
}
