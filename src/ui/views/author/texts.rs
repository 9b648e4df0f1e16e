//! The texts of items, provisions, articles, chapters and the head by their keys.

use super::fields::{Key, Texts};
use crate::app::author::{Edit, HeadEdit};
use crate::i18n::{date, parse_date};
use crate::model::catalog::{AnnualReport, Catalog, Item, Provision, Treatment};
use crate::model::criterion::{Bound, Criterion};
use crate::model::interval::Interval;
use crate::model::provision::ProvisionRef;
use crate::model::text::Text;

/// A chapter with its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ChapterText {
    pub(super) position: usize,
    pub(super) number: String,
    pub(super) title: Text,
}

/// An article's title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ArticleText {
    pub(super) number: String,
    pub(super) title: Text,
}

fn vi(text: &mut Text, to: &str) -> bool {
    to.clone_into(&mut text.vi);
    true
}

/// English that is empty is none.
fn en(text: &mut Text, to: &str) -> bool {
    text.en = (!to.trim().is_empty()).then(|| to.to_owned());
    true
}

fn english(text: &Text) -> String {
    text.en.clone().unwrap_or_default()
}

fn nth<T>(list: &mut [T], at: usize, set: impl FnOnce(&mut T) -> bool) -> bool {
    list.get_mut(at).is_some_and(set)
}

impl Texts for Item {
    fn get(&self, (name, at): Key) -> String {
        let evidence = || self.evidence.get(at);
        match name {
            "question" => self.question.vi.clone(),
            "question.en" => english(&self.question),
            "guidance" => self.guidance.vi.clone(),
            "guidance.en" => english(&self.guidance),
            "evidence" => evidence().map(|line| line.vi.clone()).unwrap_or_default(),
            "evidence.en" => evidence().map(english).unwrap_or_default(),
            "cites" => joined(self.cites.iter().map(ProvisionRef::as_str)),
            _ if name.starts_with("interval") => interval_text(self.interval.as_ref(), name),
            _ => self
                .criteria
                .get(at)
                .map(|criterion| criterion_text(criterion, name))
                .unwrap_or_default(),
        }
    }

    fn set(&mut self, (name, at): Key, text: &str) -> bool {
        match name {
            "question" => vi(&mut self.question, text),
            "question.en" => en(&mut self.question, text),
            "guidance" => vi(&mut self.guidance, text),
            "guidance.en" => en(&mut self.guidance, text),
            "evidence" => nth(&mut self.evidence, at, |line| vi(line, text)),
            "evidence.en" => nth(&mut self.evidence, at, |line| en(line, text)),
            "cites" => match references(text) {
                Some(cites) => {
                    self.cites = cites;
                    true
                }
                None => false,
            },
            _ if name.starts_with("interval") => set_interval(&mut self.interval, name, text),
            _ => nth(&mut self.criteria, at, |c| set_criterion(c, name, text)),
        }
    }

    fn edits(self, before: &Self) -> Vec<Edit> {
        vec![Edit::Item {
            id: before.id.clone(),
            after: Box::new(self),
        }]
    }
}

fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([',', ';']).map(str::trim);
    parts.filter(|part| !part.is_empty())
}

/// "7.2, 13.1.đ" as references; `None` where one cannot be read.
pub(super) fn references(text: &str) -> Option<Vec<ProvisionRef>> {
    let read = parts(text).map(|part| ProvisionRef::parse(part).ok());
    read.collect()
}

fn interval_text(interval: Option<&Interval>, name: &str) -> String {
    match (interval, name) {
        (
            Some(Interval::EveryMonths(n) | Interval::EveryDays(n) | Interval::WithinHours(n, _)),
            "interval.number",
        ) => n.to_string(),
        (Some(Interval::YearlyBefore { day, .. }), "interval.day") => day.to_string(),
        (Some(Interval::YearlyBefore { month, .. }), "interval.month") => month.to_string(),
        (
            Some(Interval::AtOnce(event) | Interval::Before(event) | Interval::When(event)),
            "interval.event",
        ) => event.vi.clone(),
        (
            Some(Interval::AtOnce(event) | Interval::Before(event) | Interval::When(event)),
            "interval.event.en",
        ) => english(event),
        _ => String::new(),
    }
}

fn set_interval(interval: &mut Option<Interval>, name: &str, text: &str) -> bool {
    let number = text.trim();
    match (interval.as_mut(), name) {
        (
            Some(Interval::EveryMonths(n) | Interval::EveryDays(n) | Interval::WithinHours(n, _)),
            "interval.number",
        ) => put(n, number),
        (Some(Interval::YearlyBefore { day, .. }), "interval.day") => put(day, number),
        (Some(Interval::YearlyBefore { month, .. }), "interval.month") => put(month, number),
        (
            Some(Interval::AtOnce(event) | Interval::Before(event) | Interval::When(event)),
            "interval.event",
        ) => vi(event, text),
        (
            Some(Interval::AtOnce(event) | Interval::Before(event) | Interval::When(event)),
            "interval.event.en",
        ) => en(event, text),
        _ => true,
    }
}

fn put<N: std::str::FromStr>(number: &mut N, text: &str) -> bool {
    text.parse().is_ok_and(|read| {
        *number = read;
        true
    })
}

fn criterion_text(criterion: &Criterion, name: &str) -> String {
    match (name, &criterion.bound) {
        ("criteria.subject", _) => criterion.subject.clone(),
        ("criteria.low", Bound::AtLeast(n) | Bound::AtMost(n) | Bound::Between(n, _))
        | ("criteria.high", Bound::Between(_, n)) => n.to_string(),
        ("criteria.names", Bound::AnyOf(names) | Bound::AllOf(names)) => {
            joined(names.iter().map(String::as_str))
        }
        _ => String::new(),
    }
}

fn set_criterion(criterion: &mut Criterion, name: &str, text: &str) -> bool {
    match (name, &mut criterion.bound) {
        ("criteria.subject", _) => {
            text.trim().clone_into(&mut criterion.subject);
            true
        }
        ("criteria.low", Bound::AtLeast(n) | Bound::AtMost(n) | Bound::Between(n, _))
        | ("criteria.high", Bound::Between(_, n)) => put(n, text.trim()),
        ("criteria.names", Bound::AnyOf(names) | Bound::AllOf(names)) => {
            *names = parts(text).map(str::to_owned).collect();
            true
        }
        _ => true,
    }
}

impl Texts for Provision {
    fn get(&self, (name, _): Key) -> String {
        match (&self.treatment, name) {
            (Treatment::SetAside { note, .. }, "note") => note.vi.clone(),
            (Treatment::SetAside { note, .. }, "note.en") => english(note),
            _ => String::new(),
        }
    }

    fn set(&mut self, (name, _): Key, text: &str) -> bool {
        match (&mut self.treatment, name) {
            (Treatment::SetAside { note, .. }, "note") => vi(note, text),
            (Treatment::SetAside { note, .. }, "note.en") => en(note, text),
            _ => true,
        }
    }

    fn edits(self, _before: &Self) -> Vec<Edit> {
        vec![Edit::Treat {
            reference: self.reference,
            treatment: self.treatment,
        }]
    }
}

impl Texts for ArticleText {
    fn get(&self, (name, _): Key) -> String {
        match name {
            "title.en" => english(&self.title),
            _ => self.title.vi.clone(),
        }
    }

    fn set(&mut self, (name, _): Key, text: &str) -> bool {
        match name {
            "title.en" => en(&mut self.title, text),
            _ => vi(&mut self.title, text),
        }
    }

    fn edits(self, _before: &Self) -> Vec<Edit> {
        vec![Edit::Article {
            number: self.number,
            title: self.title,
        }]
    }
}

impl Texts for ChapterText {
    fn get(&self, (name, _): Key) -> String {
        match name {
            "number" => self.number.clone(),
            "title.en" => english(&self.title),
            _ => self.title.vi.clone(),
        }
    }

    fn set(&mut self, (name, _): Key, text: &str) -> bool {
        match name {
            "number" => {
                text.clone_into(&mut self.number);
                true
            }
            "title.en" => en(&mut self.title, text),
            _ => vi(&mut self.title, text),
        }
    }

    fn edits(self, _before: &Self) -> Vec<Edit> {
        vec![Edit::Chapter {
            position: self.position,
            number: self.number,
            title: self.title,
        }]
    }
}

/// The head stands in the catalog itself; what it says besides is left alone.
impl Texts for Catalog {
    fn get(&self, (name, at): Key) -> String {
        let report = self.annual_report.as_ref();
        let line = |list: &[Text]| list.get(at).map(|t| t.vi.clone()).unwrap_or_default();
        match name {
            "id" => self.id.to_string(),
            "version" => self.content_version.clone(),
            "title" => self.title.vi.clone(),
            "title.en" => english(&self.title),
            "instrument" => self.instrument.clone(),
            "issuer" => self.issuer.vi.clone(),
            "issuer.en" => english(&self.issuer),
            "issued" => date(self.issued),
            "effective" => self.effective.map(date).unwrap_or_default(),
            "territory" => self.territory.name.vi.clone(),
            "territory.en" => english(&self.territory.name),
            "recipients" => {
                let found = self.recipients.get(at);
                found.map(|r| r.name.vi.clone()).unwrap_or_default()
            }
            "gaps" => line(&self.text_gaps),
            "report.day" => report.map(|r| r.day.to_string()).unwrap_or_default(),
            "report.month" => report.map(|r| r.month.to_string()).unwrap_or_default(),
            "report.cite" => report.map(|r| r.cite.to_string()).unwrap_or_default(),
            _ => report.map(|r| line(&r.contents)).unwrap_or_default(),
        }
    }

    fn set(&mut self, (name, at): Key, text: &str) -> bool {
        let string = |to: &mut String| {
            text.clone_into(to);
            true
        };
        match name {
            "version" => string(&mut self.content_version),
            "instrument" => string(&mut self.instrument),
            "id" => {
                self.id = crate::model::id::CatalogId::new(text.trim());
                true
            }
            "title" => vi(&mut self.title, text),
            "title.en" => en(&mut self.title, text),
            "issuer" => vi(&mut self.issuer, text),
            "issuer.en" => en(&mut self.issuer, text),
            "issued" => parse_date(text).is_some_and(|day| {
                self.issued = day;
                true
            }),
            "effective" if text.trim().is_empty() => {
                self.effective = None;
                true
            }
            "effective" => parse_date(text).is_some_and(|day| {
                self.effective = Some(day);
                true
            }),
            "territory" => vi(&mut self.territory.name, text),
            "territory.en" => en(&mut self.territory.name, text),
            "recipients" => nth(&mut self.recipients, at, |r| vi(&mut r.name, text)),
            "gaps" => nth(&mut self.text_gaps, at, |line| vi(line, text)),
            _ => {
                let report = self.annual_report.as_mut();
                report.is_none_or(|report| set_report(report, name, at, text))
            }
        }
    }

    fn edits(self, before: &Self) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut changed = |is: bool, edit: HeadEdit| {
            if is {
                edits.push(Edit::Head(edit));
            }
        };
        let b = before;
        changed(self.id != b.id, HeadEdit::Id(self.id.to_string()));
        changed(
            self.content_version != b.content_version,
            HeadEdit::Version(self.content_version),
        );
        changed(self.title != b.title, HeadEdit::Title(self.title));
        changed(
            self.instrument != b.instrument,
            HeadEdit::Instrument(self.instrument),
        );
        changed(self.issuer != b.issuer, HeadEdit::Issuer(self.issuer));
        changed(self.issued != b.issued, HeadEdit::Issued(self.issued));
        changed(
            self.effective != b.effective,
            HeadEdit::Effective(self.effective),
        );
        changed(self.status != b.status, HeadEdit::Status(self.status));
        changed(
            self.territory.name != b.territory.name,
            HeadEdit::Territory(self.territory.name),
        );
        changed(
            self.recipients != b.recipients,
            HeadEdit::Recipients(self.recipients),
        );
        changed(
            self.annual_report != b.annual_report,
            HeadEdit::Report(self.annual_report),
        );
        changed(
            self.text_gaps != b.text_gaps,
            HeadEdit::Gaps(self.text_gaps),
        );
        edits
    }
}

fn set_report(report: &mut AnnualReport, name: &str, at: usize, text: &str) -> bool {
    match name {
        "report.day" => put(&mut report.day, text.trim()),
        "report.month" => put(&mut report.month, text.trim()),
        "report.cite" => ProvisionRef::parse(text.trim()).is_ok_and(|cite| {
            report.cite = cite;
            true
        }),
        _ => nth(&mut report.contents, at, |line| vi(line, text)),
    }
}
