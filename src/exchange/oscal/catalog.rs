//! The regulation as an OSCAL catalog: chapters and articles are groups, a khoản
//! (or a điều without khoản) is a control, its điểm are the items of its statement.
//!
//! Each item of the checklist is an assessment objective of the control it belongs
//! to, with its question, beside its guidance and its method. The regulation's own
//! sentences are not in it: a statement only names the place.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::super::terms::{ConditionForm, CriterionForm, IntervalForm};
use super::super::words::{BearerWord, ForceWord, ReasonWord};
use super::common::{
    BackMatter, Citation, DocumentId, Link, Metadata, Part, Property, Resource, sentence,
};
use super::form::forms;
use super::name::{Names, code};
use super::phrase::Phrase;
use super::text::{prose, said, title};
use super::word::{json, word, yes};
use super::{NAMESPACE, OSCAL_VERSION, Source, token};
use crate::model::catalog::{Article, Item, Provision, Status, Treatment};
use crate::model::condition::Condition;
use crate::model::provision::ProvisionRef;

forms! {
    /// `{"catalog": …}`.
    CatalogDocument {
        catalog: CatalogForm,
    }
    /// The catalog.
    CatalogForm {
        uuid: String,
        metadata: Metadata,
        groups: Vec<Group>,
        back_matter: BackMatter,
    }
    /// A chapter or an article.
    Group {
        id: String,
        class: &'static str,
        title: String,
        props: Vec<Property>,
        parts: Vec<Part>,
        groups: Vec<Group>,
        controls: Vec<Control>,
    }
    /// A khoản, or a điều without khoản.
    Control {
        id: String,
        class: &'static str,
        title: String,
        props: Vec<Property>,
        links: Vec<Link>,
        parts: Vec<Part>,
    }
}

/// Items by the control they belong to, in the order of the checklist.
type Homes<'a> = BTreeMap<String, Vec<&'a Item>>;

/// The catalog of `source`; the same in every unit that uses it.
pub(super) fn document(source: Source<'_>) -> CatalogDocument {
    let names = Names::of_catalog(source.catalog);
    let mut homes = Homes::new();
    for item in &source.catalog.items {
        if let Some(home) = item.cites.first() {
            homes.entry(token::control(home)).or_default().push(item);
        }
    }
    let regulation = names.uuid(&["regulation"]);
    let maker = Maker {
        source,
        homes,
        regulation: format!("#{regulation}"),
    };
    let chapters = source.catalog.chapters.iter().enumerate();
    let groups = chapters.map(|(position, chapter)| Group {
        id: token::chapter(position),
        class: "chuong",
        title: title(&source.say(Phrase::Chapter(chapter))),
        props: Property::theirs("sort-id", &format!("{:02}", position + 1))
            .into_iter()
            .collect(),
        groups: chapter.articles.iter().map(|a| maker.article(a)).collect(),
        ..Group::default()
    });
    CatalogDocument {
        catalog: CatalogForm {
            uuid: names.document("catalog", source.language()),
            metadata: metadata(source),
            groups: groups.collect(),
            back_matter: BackMatter {
                resources: vec![resource(source, regulation)],
            },
        },
    }
}

fn metadata(source: Source<'_>) -> Metadata {
    let catalog = source.catalog;
    let (status, successor) = match &catalog.status {
        Status::Draft => ("draft", None),
        Status::InForce => ("in_force", None),
        Status::Replaced { by, .. } => ("replaced", by.as_ref()),
    };
    let day = |day: NaiveDate| day.to_string();
    let props = [
        Property::ours("language", code(source.language())),
        Property::ours("catalog", catalog.id.as_str()),
        Property::ours("regulation-status", status),
        successor.and_then(|by| Property::ours("replaced-by", by.as_str())),
        Property::ours("issuer", catalog.issuer.get(source.language())),
        Property::ours("issued", &day(catalog.issued)),
        catalog
            .effective
            .and_then(|first| Property::ours("effective", &day(first))),
    ];
    let gaps = catalog.text_gaps.iter();
    let gaps = gaps.map(|gap| prose(gap.get(source.language())));
    let remarks: Vec<_> = std::iter::once(sentence(source, Phrase::OwnWords))
        .chain(gaps)
        .collect();
    Metadata {
        title: title(catalog.title.get(source.language())),
        last_modified: last_modified(source),
        version: super::text::value(&catalog.content_version).unwrap_or_else(|| "-".to_owned()),
        oscal_version: OSCAL_VERSION,
        document_ids: document_ids(source),
        props: props.into_iter().flatten().collect(),
        remarks: Some(remarks.join("\n\n")),
        ..Metadata::default()
    }
}

/// When the checklist was last changed, as far as its version ("2026.11") tells: the
/// first moment of that month. Otherwise the day the regulation was issued, so that
/// the catalog does not depend on the assessment it is exported with.
fn last_modified(source: Source<'_>) -> String {
    let mut parts = source.catalog.content_version.split('.');
    let year = parts.next().and_then(|year| year.parse().ok());
    let month = parts.next().and_then(|month| month.parse().ok());
    let first = year
        .zip(month)
        .filter(|(year, _)| (1900..=2200).contains(year))
        .and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1));
    let day = first.unwrap_or(source.catalog.issued);
    // Vietnam has one time zone and no summer time.
    format!("{day}T{}+07:00", NaiveTime::MIN)
}

fn document_ids(source: Source<'_>) -> Vec<DocumentId> {
    let number = super::text::value(&source.catalog.instrument);
    number
        .map(|identifier| DocumentId { identifier })
        .into_iter()
        .collect()
}

fn resource(source: Source<'_>, uuid: String) -> Resource {
    Resource {
        uuid,
        title: Some(title(source.catalog.title.get(source.language()))),
        props: Property::theirs("type", "regulation").into_iter().collect(),
        document_ids: document_ids(source),
        citation: Some(Citation {
            text: title(&source.say(Phrase::Instrument)),
        }),
        ..Resource::default()
    }
}

/// Makes the groups and controls.
struct Maker<'a> {
    source: Source<'a>,
    homes: Homes<'a>,
    /// The reference to the regulation itself.
    regulation: String,
}

impl Maker<'_> {
    fn article(&self, article: &Article) -> Group {
        let label = ProvisionRef::parse(&article.number).map_or_else(
            |_| article.number.clone(),
            |place| place.cite(self.source.language()),
        );
        let mut group = Group {
            id: token::article(&article.number),
            class: "dieu",
            title: title(&self.source.say(Phrase::Article(article))),
            props: [
                Property::theirs("label", &label),
                Property::theirs("sort-id", &sort_id(&article.number)),
            ]
            .into_iter()
            .flatten()
            .collect(),
            ..Group::default()
        };
        let same = |a: &Provision, b: &Provision| {
            token::control(&a.reference) == token::control(&b.reference)
        };
        for provisions in article.provisions.chunk_by(same) {
            if assessed(provisions) {
                group.controls.extend(self.control(provisions));
            } else {
                // Nothing to assess: told with its reason, but no control.
                let set_aside = provisions.iter().map(|p| self.place("set-aside", p));
                group.parts.extend(set_aside);
            }
        }
        group
    }

    fn control(&self, provisions: &[Provision]) -> Option<Control> {
        let first = &provisions.first()?.reference;
        let id = token::control(first);
        let parts: Vec<&str> = first.as_str().split('.').take(2).collect();
        let place = ProvisionRef::parse(&parts.join(".")).ok()?;
        let cite = place.cite(self.source.language());
        let statement = self.statement(&place, provisions);
        let items = self.homes.get(&id).into_iter().flatten();
        let assessing = items.flat_map(|item| self.assessing(item));
        Some(Control {
            class: if parts.len() > 1 { "khoan" } else { "dieu" },
            title: title(&cite),
            props: [
                Property::theirs("label", &cite),
                Property::theirs("sort-id", &sort_id(place.as_str())),
            ]
            .into_iter()
            .flatten()
            .collect(),
            links: vec![Link {
                href: self.regulation.clone(),
                rel: Some("reference"),
                text: None,
            }],
            parts: std::iter::once(statement).chain(assessing).collect(),
            id,
        })
    }

    /// The statement names the place; its điểm stand in it.
    fn statement(&self, place: &ProvisionRef, provisions: &[Provision]) -> Part {
        let whole = provisions.iter().find(|p| &p.reference == place);
        let points = provisions.iter().filter(|p| &p.reference != place);
        let mut statement = match whole {
            Some(provision) => self.place("statement", provision),
            None => Part {
                id: Some(token::statement(place)),
                name: "statement",
                title: Some(title(&place.cite(self.source.language()))),
                ..Part::default()
            },
        };
        statement.parts = points.map(|point| self.place("item", point)).collect();
        statement
    }

    /// A place of the regulation, with the reason where it is set aside.
    fn place(&self, name: &'static str, provision: &Provision) -> Part {
        let cite = provision.reference.cite(self.source.language());
        let (reason, note) = match &provision.treatment {
            Treatment::Assessed => (None, None),
            Treatment::SetAside { reason, note } => (
                Property::ours("set-aside", &word(ReasonWord::from(*reason))),
                said(note.get(self.source.language())),
            ),
        };
        Part {
            id: Some(token::statement(&provision.reference)),
            name,
            // `statement` and `item` are OSCAL's words, `set-aside` is ours.
            ns: (name == "set-aside").then_some(NAMESPACE),
            title: Some(title(&cite)),
            props: [Property::theirs("label", &cite), reason]
                .into_iter()
                .flatten()
                .collect(),
            prose: note,
            ..Part::default()
        }
    }

    /// Objective, guidance and method of an item.
    fn assessing(&self, item: &Item) -> [Part; 3] {
        let language = self.source.language();
        let link = |href: String, rel| Link {
            href: format!("#{href}"),
            rel: Some(rel),
            text: None,
        };
        let objective = token::objective(item);
        let cites = item.cites.iter();
        let objects: Vec<_> = item
            .evidence
            .iter()
            .map(|evidence| format!("- {}", title(evidence.get(language))))
            .collect();
        [
            Part {
                id: Some(objective.clone()),
                name: "assessment-objective",
                props: self.item_props(item),
                prose: Some(prose(item.question.get(language))),
                links: cites
                    .map(|cite| link(token::statement(cite), "assessment-for"))
                    .collect(),
                ..Part::default()
            },
            Part {
                id: Some(token::guidance(item)),
                name: "guidance",
                prose: Some(prose(item.guidance.get(language))),
                links: vec![link(objective.clone(), "related")],
                ..Part::default()
            },
            Part {
                id: Some(token::method(item)),
                name: "assessment-method",
                props: Property::theirs("method", "EXAMINE").into_iter().collect(),
                parts: vec![Part {
                    name: "assessment-objects",
                    prose: Some(objects.join("\n")),
                    ..Part::default()
                }],
                links: vec![link(objective, "assessment-for")],
                ..Part::default()
            },
        ]
    }

    fn item_props(&self, item: &Item) -> Vec<Property> {
        let say = |phrase| self.source.say(phrase);
        let mut props = vec![
            Property::ours("item", item.id.as_str()),
            Property::ours("force", &word(ForceWord::from(item.force)))
                .map(|p| p.explained(&say(Phrase::Force(item.force)))),
            Property::ours("weight", &item.force.weight().to_string()),
            Property::ours("critical", yes(item.critical)),
        ];
        let bearers = item.bearers.iter();
        props.extend(bearers.map(|b| Property::ours("bearer", &word(BearerWord::from(*b)))));
        if item.applies_if != Condition::Always {
            let form = ConditionForm::from(&item.applies_if);
            let said = say(Phrase::Condition(&item.applies_if));
            props.push(Property::ours("applies-if", &json(&form)).map(|p| p.explained(&said)));
        }
        if let Some(interval) = &item.interval {
            let form = IntervalForm::from(interval);
            let said = say(Phrase::Interval(interval));
            props.push(Property::ours("interval", &json(&form)).map(|p| p.explained(&said)));
        }
        for criterion in &item.criteria {
            let form = CriterionForm::from(criterion);
            let said = say(Phrase::Criterion(criterion));
            props.push(Property::ours("criterion", &json(&form)).map(|p| p.explained(&said)));
        }
        for id in &item.controls {
            let name = self.source.controls.get(id);
            let name = name.map_or("", |control| control.name.get(self.source.language()));
            props.push(Property::ours("common-control", id.as_str()).map(|p| p.explained(name)));
        }
        props.into_iter().flatten().collect()
    }
}

/// Whether a control is made of these provisions: at least one is assessed.
pub(super) fn assessed(provisions: &[Provision]) -> bool {
    let is = |p: &Provision| p.treatment == Treatment::Assessed;
    provisions.iter().any(is)
}

/// `013.001` for `13.1`: text that sorts as the law does.
fn sort_id(place: &str) -> String {
    let parts = place.split('.').map(|part| {
        let digits = part.trim_matches(['[', ']']);
        format!("{digits:0>3}")
    });
    parts.collect::<Vec<_>>().join(".")
}
