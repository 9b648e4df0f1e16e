//! The profile file of `assess --profile FILE` (`profile.schema.json`).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::error::{ExchangeError, FindingKind};
use super::inbound::{Findings, Object, parse};
use super::words::{FactWord, RoleWord, UnitTypeWord};
use crate::model::profile::{Person, Profile};

/// The greatest length of a name or title, in characters.
pub const MAX_LINE: usize = 300;

/// A unit as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileForm {
    /// Name of the unit.
    pub name: String,
    /// Governing body printed above it; empty where there is none.
    pub governing_body: String,
    /// Kind of unit.
    pub unit_type: UnitTypeWord,
    /// Place printed before the date.
    pub place: String,
    /// Its letters in a document number.
    pub symbol: String,
    /// The head, who signs.
    pub head: PersonForm,
    /// The IT officer, who prepares.
    pub officer: PersonForm,
    /// Roles beyond an ordinary unit.
    pub roles: BTreeSet<RoleWord>,
    /// Facts answered yes.
    pub facts: BTreeSet<FactWord>,
    /// Highest approved level of its systems, 0–5.
    pub system_level: u8,
}

/// A person as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonForm {
    /// Full name.
    pub name: String,
    /// Position.
    pub title: String,
}

impl From<&Profile> for ProfileForm {
    fn from(profile: &Profile) -> Self {
        let person = |person: &Person| PersonForm {
            name: person.name.clone(),
            title: person.title.clone(),
        };
        Self {
            name: profile.name.clone(),
            governing_body: profile.governing_body.clone(),
            unit_type: profile.unit_type.into(),
            place: profile.place.clone(),
            symbol: profile.symbol.clone(),
            head: person(&profile.head),
            officer: person(&profile.officer),
            roles: profile.roles.iter().map(|r| (*r).into()).collect(),
            facts: profile.facts.iter().map(|f| (*f).into()).collect(),
            system_level: profile.system_level,
        }
    }
}

impl From<&ProfileForm> for Profile {
    fn from(form: &ProfileForm) -> Self {
        let person = |person: &PersonForm| Person {
            name: person.name.clone(),
            title: person.title.clone(),
        };
        Self {
            name: form.name.clone(),
            governing_body: form.governing_body.clone(),
            unit_type: form.unit_type.into(),
            place: form.place.clone(),
            symbol: form.symbol.clone(),
            head: person(&form.head),
            officer: person(&form.officer),
            roles: form.roles.iter().map(|r| (*r).into()).collect(),
            facts: form.facts.iter().map(|f| (*f).into()).collect(),
            system_level: form.system_level,
        }
    }
}

const NAMES: &[&str] = &[
    "name",
    "governing_body",
    "unit_type",
    "place",
    "symbol",
    "head",
    "officer",
    "roles",
    "facts",
    "system_level",
];

/// Reads a profile file. Only `name` and `unit_type` must be there.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Profile, ExchangeError> {
    let value = parse(bytes)?;
    let mut findings = Findings::default();
    let profile = Object::open(value, "", NAMES, &mut findings)
        .and_then(|mut object| profile(&mut object, &mut findings));
    findings.pass(profile)
}

fn profile(object: &mut Object, findings: &mut Findings) -> Option<Profile> {
    let name = object.full_line("name", MAX_LINE, findings);
    let mut line = |name| object.line(name, MAX_LINE, findings).unwrap_or_default();
    let governing_body = line("governing_body");
    let place = line("place");
    let symbol = line("symbol");
    let unit_type: Option<UnitTypeWord> = object.need("unit_type", findings);
    let head = person(object, "head", findings);
    let officer = person(object, "officer", findings);
    let roles: Option<BTreeSet<RoleWord>> = object.may("roles", findings);
    let facts: Option<BTreeSet<FactWord>> = object.may("facts", findings);
    let system_level: u8 = object.may("system_level", findings).unwrap_or_default();
    if system_level > 5 {
        let kind = FindingKind::OutOfRange { min: 0, max: 5 };
        findings.add(&object.at("system_level"), kind);
    }
    Some(Profile {
        name: name?,
        governing_body,
        unit_type: unit_type?.into(),
        place,
        symbol,
        head,
        officer,
        roles: roles.into_iter().flatten().map(Into::into).collect(),
        facts: facts.into_iter().flatten().map(Into::into).collect(),
        system_level,
    })
}

fn person(object: &mut Object, name: &str, findings: &mut Findings) -> Person {
    let at = object.at(name);
    let opened = object.may(name, findings);
    let opened = opened.and_then(|v| Object::open(v, &at, &["name", "title"], findings));
    let Some(mut object) = opened else {
        return Person::default();
    };
    let mut line = |name| object.line(name, MAX_LINE, findings).unwrap_or_default();
    Person {
        name: line("name"),
        title: line("title"),
    }
}
