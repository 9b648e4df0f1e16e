//! What all five documents share: metadata, properties, links, back matter.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, SecondsFormat};

use super::form::forms;
use super::name::{self, Names, code};
use super::phrase::{Document, Phrase, RoleName};
use super::text::{prose, title, value};
use super::{NAMESPACE, OSCAL_VERSION, Source};
use crate::model::profile::Person;

forms! {
    /// A named value. Without `ns` the name is OSCAL's own.
    Property {
        name: &'static str,
        ns: Option<&'static str>,
        value: String,
        class: Option<String>,
        remarks: Option<String>,
    }
    /// A reference to something.
    Link {
        href: String,
        rel: Option<&'static str>,
        text: Option<String>,
    }
    /// What is said of every document.
    Metadata {
        title: String,
        published: Option<String>,
        last_modified: String,
        version: String,
        oscal_version: &'static str,
        document_ids: Vec<DocumentId>,
        props: Vec<Property>,
        links: Vec<Link>,
        roles: Vec<Role>,
        parties: Vec<Party>,
        responsible_parties: Vec<ResponsibleParty>,
        remarks: Option<String>,
    }
    /// The number of a paper.
    DocumentId {
        identifier: String,
    }
    /// A function that somebody has.
    Role {
        id: &'static str,
        title: String,
    }
    /// A person or body.
    Party {
        uuid: String,
        r#type: &'static str,
        name: Option<String>,
        props: Vec<Property>,
        member_of_organizations: Vec<String>,
    }
    /// Who has a function.
    ResponsibleParty {
        role_id: &'static str,
        party_uuids: Vec<String>,
    }
    /// Who has a function in a task.
    ResponsibleRole {
        role_id: &'static str,
        party_uuids: Vec<String>,
    }
    /// Things referred to.
    BackMatter {
        resources: Vec<Resource>,
    }
    /// One thing referred to.
    Resource {
        uuid: String,
        title: Option<String>,
        description: Option<String>,
        props: Vec<Property>,
        document_ids: Vec<DocumentId>,
        citation: Option<Citation>,
        rlinks: Vec<ResourceLink>,
    }
    /// A thing by its name only.
    Citation {
        text: String,
    }
    /// Where a thing is.
    ResourceLink {
        href: String,
        media_type: Option<String>,
        hashes: Vec<Hash>,
    }
    /// A digest of a thing.
    Hash {
        algorithm: &'static str,
        value: String,
    }
    /// A part of a control or group.
    Part {
        id: Option<String>,
        name: &'static str,
        ns: Option<&'static str>,
        class: Option<&'static str>,
        title: Option<String>,
        props: Vec<Property>,
        prose: Option<String>,
        parts: Vec<Part>,
        links: Vec<Link>,
    }
    /// A task of a plan: an action, or a day to be kept.
    Task {
        uuid: String,
        r#type: &'static str,
        title: String,
        description: Option<String>,
        props: Vec<Property>,
        timing: Option<Timing>,
        subjects: Vec<AssessmentSubject>,
        responsible_roles: Vec<ResponsibleRole>,
    }
    /// When a task is due; one of the two.
    Timing {
        on_date: Option<OnDate>,
        within_date_range: Option<DateRange>,
    }
    /// On a day.
    OnDate {
        date: String,
    }
    /// Between two moments.
    DateRange {
        start: String,
        end: String,
    }
    /// What is assessed.
    AssessmentSubject {
        r#type: &'static str,
        include_subjects: Vec<Subject>,
    }
    /// One thing that is assessed.
    Subject {
        subject_uuid: String,
        r#type: &'static str,
    }
}

/// The function of the one who prepared the assessment.
pub(super) const PREPARED_BY: &str = "prepared-by";
/// The function of the one who answers for it.
pub(super) const APPROVER: &str = "content-approver";
/// The function of the unit that assesses itself.
pub(super) const UNIT: &str = "assessed-organization";

impl Property {
    /// A property of ours; `None` where the value is empty.
    pub(super) fn ours(name: &'static str, of: &str) -> Option<Self> {
        Some(Self {
            name,
            ns: Some(NAMESPACE),
            value: value(of)?,
            ..Self::default()
        })
    }

    /// A property that OSCAL itself defines.
    pub(super) fn theirs(name: &'static str, of: &str) -> Option<Self> {
        Some(Self {
            name,
            value: value(of)?,
            ..Self::default()
        })
    }

    /// The same with words for a reader.
    pub(super) fn explained(mut self, words: &str) -> Self {
        self.remarks = super::text::said(words);
        self
    }
}

/// Three functions, and who has them.
pub(super) struct People {
    roles: Vec<Role>,
    parties: Vec<Party>,
    responsible: Vec<ResponsibleParty>,
}

impl People {
    fn of(source: Source<'_>, names: &Names) -> Self {
        let profile = &source.assessment.head.profile;
        let unit = unit(source);
        let role = |id, name| Role {
            id,
            title: title(&source.say(Phrase::Role(name))),
        };
        let person = |key: &str, person: &Person, name| Party {
            uuid: names.uuid(&["party", key]),
            r#type: "person",
            // A party is never without a name to a reader.
            name: value(&person.name).or_else(|| value(&source.say(Phrase::Role(name)))),
            props: Property::theirs("job-title", &person.title)
                .into_iter()
                .collect(),
            member_of_organizations: vec![unit.clone()],
        };
        let organization = Party {
            uuid: unit.clone(),
            r#type: "organization",
            name: value(&profile.name).or_else(|| value(&source.say(Phrase::Role(RoleName::Unit)))),
            ..Party::default()
        };
        let has = |role_id, party: &Party| ResponsibleParty {
            role_id,
            party_uuids: vec![party.uuid.clone()],
        };
        let officer = person("officer", &profile.officer, RoleName::Officer);
        let head = person("head", &profile.head, RoleName::Head);
        Self {
            roles: vec![
                role(UNIT, RoleName::Unit),
                role(PREPARED_BY, RoleName::Officer),
                role(APPROVER, RoleName::Head),
            ],
            responsible: vec![
                has(UNIT, &organization),
                has(PREPARED_BY, &officer),
                has(APPROVER, &head),
            ],
            parties: vec![organization, officer, head],
        }
    }
}

/// The unit as a party.
pub(super) fn unit(source: Source<'_>) -> String {
    name::unit(&source.assessment.head.profile)
}

/// The one who prepares the assessment, as a party.
pub(super) fn officer(names: &Names) -> String {
    names.uuid(&["party", "officer"])
}

/// The metadata of a document that belongs to the assessment. Its moment of change
/// is the assessment's: the same data give the same bytes.
pub(super) fn metadata(source: Source<'_>, document: Document, names: &Names) -> Metadata {
    let people = People::of(source, names);
    let head = &source.assessment.head;
    let props = [
        Property::ours("language", code(source.language())),
        Property::ours("catalog", head.catalog.as_str()),
        Property::ours("catalog-version", &head.catalog_version),
        Property::ours("year", &head.year.to_string()),
        Property::ours("assessment-state", super::word::state(head.state)),
    ];
    Metadata {
        title: title(&source.say(Phrase::Title(document))),
        last_modified: moment(source.assessment.changed),
        version: moment(source.assessment.changed),
        oscal_version: OSCAL_VERSION,
        props: props.into_iter().flatten().collect(),
        roles: people.roles,
        parties: people.parties,
        responsible_parties: people.responsible,
        ..Metadata::default()
    }
}

/// A moment with its offset, to the second (RFC 3339).
pub(super) fn moment(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// The first moment of a day where the assessment was made.
pub(super) fn first_moment(source: Source<'_>, day: NaiveDate) -> String {
    at(source, day, NaiveTime::MIN)
}

/// The last second of a day where the assessment was made.
pub(super) fn last_moment(source: Source<'_>, day: NaiveDate) -> String {
    let last = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or(NaiveTime::MIN);
    at(source, day, last)
}

fn at(source: Source<'_>, day: NaiveDate, time: NaiveTime) -> String {
    let offset = *source.assessment.created.offset();
    format!("{day}T{time}{offset}")
}

/// A sentence as Markdown.
pub(super) fn sentence(source: Source<'_>, phrase: Phrase<'_>) -> String {
    prose(&source.say(phrase))
}
