//! What is said once for an assessment, and the unit, as they stand in a package.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::error::Fault;
use super::form::{date, impossible};
use crate::exchange::words::{FactWord, RoleWord, StateWord, UnitTypeWord};
use crate::model::assessment::Head;
use crate::model::id::CatalogId;
use crate::model::profile::{Person, Profile};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadForm {
    name: String,
    catalog: String,
    catalog_version: String,
    year: i32,
    period_start: String,
    period_end: String,
    unit: UnitForm,
    recipients: Vec<String>,
    remarks: String,
    proposals: String,
    review: String,
    state: StateWord,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitForm {
    name: String,
    governing_body: String,
    unit_type: UnitTypeWord,
    place: String,
    symbol: String,
    head: PersonForm,
    officer: PersonForm,
    roles: BTreeSet<RoleWord>,
    facts: BTreeSet<FactWord>,
    system_level: u8,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonForm {
    name: String,
    title: String,
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

impl From<&Profile> for UnitForm {
    fn from(unit: &Profile) -> Self {
        Self {
            name: unit.name.clone(),
            governing_body: unit.governing_body.clone(),
            unit_type: unit.unit_type.into(),
            place: unit.place.clone(),
            symbol: unit.symbol.clone(),
            head: (&unit.head).into(),
            officer: (&unit.officer).into(),
            roles: unit.roles.iter().map(|role| (*role).into()).collect(),
            facts: unit.facts.iter().map(|fact| (*fact).into()).collect(),
            system_level: unit.system_level,
        }
    }
}

impl From<&Person> for PersonForm {
    fn from(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            title: person.title.clone(),
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
            profile: self.unit.into_profile(),
            recipients: self.recipients,
            remarks: self.remarks,
            proposals: self.proposals,
            review: self.review,
            state: self.state.into(),
        })
    }
}

impl UnitForm {
    fn into_profile(self) -> Profile {
        let person = |form: PersonForm| Person {
            name: form.name,
            title: form.title,
        };
        Profile {
            name: self.name,
            governing_body: self.governing_body,
            unit_type: self.unit_type.into(),
            place: self.place,
            symbol: self.symbol,
            head: person(self.head),
            officer: person(self.officer),
            roles: self.roles.into_iter().map(Into::into).collect(),
            facts: self.facts.into_iter().map(Into::into).collect(),
            system_level: self.system_level,
        }
    }
}
