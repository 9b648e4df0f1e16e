//! A first catalog from a text: one item, or one set-aside provision, a provision.
//!
//! Kind, bearer, numbers and intervals are guessed from the provision's own
//! words; the officer goes over all of it. What the program itself says in the
//! draft comes in as [`DraftWords`].

mod bearers;
mod due;
mod figures;
mod kind;
mod scan;

use chrono::NaiveDate;

use super::parsed::{Leaf, Parsed};
use crate::model::catalog::{
    AnnualReport, Article, Catalog, Chapter, GradeBands, IncidentScheme, Item, Provision,
    SetAsideReason, Status, Territory, Treatment,
};
use crate::model::condition::Condition;
use crate::model::id::{CatalogId, ItemId};
use crate::model::interval::Interval;
use crate::model::provision::ProvisionRef;
use crate::model::text::{Language, Text};
use kind::Kind;

/// Provisions longer than this are cut in the question, in characters.
const MAX_QUOTE: usize = 1500;

/// What the draft is called and what stands in where the text names no day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftHead {
    /// The catalog's id: lower-case ASCII letters, digits and single hyphens.
    pub id: CatalogId,
    /// Version of the checklist, such as "2026.11".
    pub content_version: String,
    /// Day of issue where the text names none.
    pub today: NaiveDate,
}

/// What the program says in a draft, in the languages of the catalog.
#[derive(Clone, Debug)]
pub struct DraftWords {
    /// The question, with `{cite}` and `{words}` in it.
    pub question: Text,
    /// The same for a prohibition.
    pub question_of_prohibition: Text,
    /// What the officer must still fill in as guidance.
    pub guidance: Text,
    /// Evidence to be named.
    pub evidence: Text,
    /// Why a provision of this kind is set aside.
    pub set_aside: fn(SetAsideReason) -> Text,
    /// Stands in for a title that the text lacks.
    pub untitled: Text,
    /// Stands in for an instrument that the text does not number.
    pub no_instrument: String,
    /// Stands in for an issuer that the text does not name.
    pub no_issuer: Text,
    /// Stands in for a territory that the text does not name.
    pub no_territory: Text,
    /// A gap: the catalog is a draft by machine.
    pub drafted: Text,
    /// A gap: the text names no day of issue.
    pub no_day: Text,
    /// A gap: lines of the text were not placed.
    pub unplaced: Text,
    /// Contents of the yearly report, to be filled in.
    pub report_contents: Text,
}

/// Drafts a catalog. It passes the checks of `pack` for every text that
/// [`parse`](super::parse) took apart.
pub fn draft(text: &Parsed, head: &DraftHead, words: &DraftWords) -> Catalog {
    let preamble = &text.preamble;
    let mut items = Vec::new();
    let mut annual_report = None;
    let mut drafted = Vec::new();
    for leaf in text.leaves() {
        let (treatment, item) = provision(&leaf, words);
        if annual_report.is_none() {
            annual_report = item.as_ref().and_then(|item| yearly(item, &leaf, words));
        }
        drafted.push((leaf, treatment));
        items.extend(item);
    }
    items.sort_by(|a, b| a.cites.cmp(&b.cites));
    let issued = preamble.issued.unwrap_or(head.today);
    let mut text_gaps = vec![words.drafted.clone()];
    if preamble.issued.is_none() {
        text_gaps.push(words.no_day.clone());
    }
    if !text.unplaced.is_empty() {
        text_gaps.push(words.unplaced.clone());
    }
    let plain = |text: &str| Text {
        vi: one_line(text),
        en: None,
    };
    let named =
        |text: &Option<String>, or: &Text| text.as_deref().map_or_else(|| or.clone(), plain);
    Catalog {
        id: head.id.clone(),
        content_version: head.content_version.clone(),
        title: named(&preamble.title, &words.untitled),
        instrument: preamble
            .instrument
            .clone()
            .unwrap_or_else(|| words.no_instrument.clone()),
        issuer: named(&preamble.issuer, &words.no_issuer),
        issued,
        effective: preamble.effective.filter(|day| *day >= issued),
        status: if preamble.instrument.is_some() {
            Status::InForce
        } else {
            Status::Draft
        },
        territory: Territory {
            name: named(&territory(preamble.issuer.as_deref()), &words.no_territory),
            became: None,
        },
        recipients: Vec::new(),
        annual_report,
        incidents: IncidentScheme::default(),
        text_gaps,
        grade_bands: GradeBands::default(),
        chapters: chapters(&drafted, words),
        items,
    }
}

/// "ỦY BAN NHÂN DÂN TỈNH HẢI DƯƠNG" → "tỉnh Hải Dương".
fn territory(issuer: Option<&str>) -> Option<String> {
    const KINDS: [&str; 6] = [
        "tỉnh ",
        "thành phố ",
        "huyện ",
        "xã ",
        "phường ",
        "đặc khu ",
    ];
    let issuer = issuer?.to_lowercase();
    let (at, kind) = KINDS
        .iter()
        .filter_map(|kind| Some((issuer.find(kind)?, *kind)))
        .min()?;
    let name = issuer.get(at + kind.len()..)?;
    let words = name.split_whitespace().map(|word| {
        let mut chars = word.chars();
        let first = chars.next().map(char::to_uppercase);
        first.into_iter().flatten().chain(chars).collect::<String>()
    });
    let name: Vec<String> = words.collect();
    (!name.is_empty()).then(|| format!("{kind}{}", name.join(" ")))
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// One provision: what becomes of it, and its item if it is assessed.
fn provision(leaf: &Leaf<'_>, words: &DraftWords) -> (Treatment, Option<Item>) {
    let force = match kind::kind(leaf) {
        Kind::Aside(reason) => {
            let note = (words.set_aside)(reason);
            return (Treatment::SetAside { reason, note }, None);
        }
        Kind::Assessed(force) => force,
    };
    let question = if force == crate::model::catalog::Force::Prohibition {
        &words.question_of_prohibition
    } else {
        &words.question
    };
    let quote = quote(leaf);
    let fill = |template: &str, language: Language| {
        let cite = leaf.reference.cite(language);
        template.replace("{cite}", &cite).replace("{words}", &quote)
    };
    let item = Item {
        id: ItemId::new(leaf.reference.as_str()),
        cites: vec![leaf.reference.clone()],
        question: Text {
            vi: fill(&question.vi, Language::Vietnamese),
            en: question.en.as_deref().map(|en| fill(en, Language::English)),
        },
        guidance: words.guidance.clone(),
        evidence: vec![words.evidence.clone()],
        bearers: bearers::bearers(leaf),
        force,
        critical: false,
        applies_if: Condition::Always,
        interval: due::interval(leaf.words),
        criteria: figures::criteria(leaf.words),
        controls: Vec::new(),
    };
    (Treatment::Assessed, Some(item))
}

/// The provision's own words on one line, after the lead of its clause.
fn quote(leaf: &Leaf<'_>) -> String {
    let lead = leaf.clause.map_or("", |clause| clause.words.as_str());
    let whole = one_line(&format!("{lead} {}", leaf.words));
    let whole = if whole.is_empty() {
        one_line(&leaf.article.title)
    } else {
        whole
    };
    if whole.chars().count() <= MAX_QUOTE {
        return whole;
    }
    let cut: String = whole.chars().take(MAX_QUOTE).collect();
    format!("{}…", cut.trim_end())
}

/// The yearly report, where the provision asks units for one before a day.
fn yearly(item: &Item, leaf: &Leaf<'_>, words: &DraftWords) -> Option<AnnualReport> {
    let Some(Interval::YearlyBefore { day, month }) = item.interval else {
        return None;
    };
    leaf.words
        .to_lowercase()
        .contains("báo cáo")
        .then(|| AnnualReport {
            day,
            month,
            cite: leaf.reference.clone(),
            contents: vec![words.report_contents.clone()],
        })
}

/// The skeleton in the order of the law. A text whose articles are out of order
/// across chapters loses its chapters: `pack` asks for ascending provisions.
fn chapters(drafted: &[(Leaf<'_>, Treatment)], words: &DraftWords) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut line = None;
    for (leaf, treatment) in drafted {
        if line != Some(leaf.chapter.line) || chapters.is_empty() {
            chapters.push(Chapter {
                number: one_line(&leaf.chapter.number),
                title: titled(&leaf.chapter.title, words),
                articles: Vec::new(),
            });
            line = Some(leaf.chapter.line);
        }
        if let Some(chapter) = chapters.last_mut() {
            push(chapter, leaf, treatment, words);
        }
    }
    for chapter in &mut chapters {
        chapter
            .articles
            .sort_by_key(|article| ProvisionRef::parse(&article.number).ok());
    }
    let numbers = |chapters: &[Chapter]| -> Vec<Option<ProvisionRef>> {
        let articles = chapters.iter().flat_map(|chapter| &chapter.articles);
        articles
            .map(|article| ProvisionRef::parse(&article.number).ok())
            .collect()
    };
    if numbers(&chapters).is_sorted() {
        return chapters;
    }
    let mut articles: Vec<Article> = chapters.into_iter().flat_map(|c| c.articles).collect();
    articles.sort_by_key(|article| ProvisionRef::parse(&article.number).ok());
    vec![Chapter {
        number: String::new(),
        title: words.untitled.clone(),
        articles,
    }]
}

fn titled(title: &str, words: &DraftWords) -> Text {
    if title.trim().is_empty() {
        return words.untitled.clone();
    }
    Text {
        vi: one_line(title),
        en: None,
    }
}

fn push(chapter: &mut Chapter, leaf: &Leaf<'_>, treatment: &Treatment, words: &DraftWords) {
    let number = leaf.article.reference.as_str();
    if chapter
        .articles
        .last()
        .is_none_or(|article| article.number != number)
    {
        chapter.articles.push(Article {
            number: number.to_owned(),
            title: titled(&leaf.article.title, words),
            provisions: Vec::new(),
        });
    }
    if let Some(article) = chapter.articles.last_mut() {
        article.provisions.push(Provision {
            reference: leaf.reference.clone(),
            treatment: treatment.clone(),
        });
    }
}
