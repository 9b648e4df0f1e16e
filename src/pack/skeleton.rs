//! The regulation's skeleton: chapters, articles and every citable provision.

use ron::value::RawValue;

use super::forms::TreatmentForm;
use super::node::{At, Node, Sink};
use super::problem::{ProblemKind, Wanted};
use super::text::{each, once, plain, reference, text};
use crate::model::catalog::{Article, Chapter, Provision, Treatment};
use crate::model::provision::ProvisionRef;

/// A provision's place in the file and what the catalog does with it.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) reference: At<ProvisionRef>,
    pub(super) assessed: bool,
}

/// The chapters, and the places of all provisions in the order of the file.
#[derive(Default)]
pub(super) struct Skeleton {
    pub(super) chapters: Vec<Chapter>,
    pub(super) places: Vec<Place>,
    articles: Vec<At<String>>,
}

pub(super) fn skeleton<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<Skeleton> {
    let mut found = Skeleton::default();
    for node in node.full_list(sink)? {
        if let Some(chapter) = chapter(node, &mut found, sink) {
            found.chapters.push(chapter);
        }
    }
    once(found.articles.iter().map(|a| (&a.value, a.at)), sink);
    order(&found.places, sink);
    Some(found)
}

fn chapter<'a>(node: Node<'a>, found: &mut Skeleton, sink: &mut Sink<'a>) -> Option<Chapter> {
    let fields = node.fields(&["number", "title", "articles"], sink)?;
    // A text without chapters has one with an empty number.
    let number = fields.need("number", sink).and_then(|n| {
        let raw: String = n.read_as(Wanted::Text, sink)?;
        if raw.is_empty() {
            return Some(raw);
        }
        plain(&raw, n.at, super::text::Breaks::Forbidden, sink)
    });
    let title = fields.need("title", sink).and_then(|n| text(n, sink));
    let list = fields.need("articles", sink)?.full_list(sink)?;
    let read = list.into_iter().filter_map(|n| article(n, found, sink));
    let articles = read.collect();
    Some(Chapter {
        number: number?,
        title: title?,
        articles,
    })
}

fn article<'a>(node: Node<'a>, found: &mut Skeleton, sink: &mut Sink<'a>) -> Option<Article> {
    let fields = node.fields(&["number", "title", "provisions"], sink)?;
    // An article's number is a reference of one part, brackets included.
    let number = fields
        .need("number", sink)
        .and_then(|n| reference(n, sink))
        .and_then(|number| {
            if number.value.as_str() != number.value.article() {
                let message = format!("`{}` is more than an article's number", number.value);
                sink.add(number.at, ProblemKind::BadReference { message });
                return None;
            }
            found.articles.push(At {
                value: number.value.to_string(),
                at: number.at,
            });
            Some(number.value.to_string())
        });
    let title = fields.need("title", sink).and_then(|n| text(n, sink));
    let list = fields
        .need("provisions", sink)
        .and_then(|n| n.full_list(sink));
    let provisions = each(list, sink, |n, sink| {
        provision(n, number.as_deref(), &mut found.places, sink)
    });
    Some(Article {
        number: number?,
        title: title?,
        provisions: provisions?,
    })
}

fn provision<'a>(
    node: Node<'a>,
    article: Option<&str>,
    places: &mut Vec<Place>,
    sink: &mut Sink<'a>,
) -> Option<Provision> {
    let (name, treatment): (&'a RawValue, &'a RawValue) = node.read_as(Wanted::Provision, sink)?;
    let (name, treatment) = (sink.node(name), sink.node(treatment));
    let reference = reference(name, sink);
    let treatment = match treatment.read::<TreatmentForm<&'a RawValue>>(sink) {
        None => None,
        Some(TreatmentForm::Assessed) => Some(Treatment::Assessed),
        Some(TreatmentForm::SetAside(reason, why)) => {
            let why = sink.node(why);
            text(why, sink).map(|note| Treatment::SetAside {
                reason: reason.into(),
                note,
            })
        }
    };
    let reference = reference?;
    if let Some(article) = article
        && reference.value.article() != article
    {
        let provision = reference.value.to_string();
        let article = article.to_owned();
        sink.add(
            reference.at,
            ProblemKind::WrongArticle { provision, article },
        );
    }
    places.push(Place {
        reference: reference.clone(),
        // A provision whose treatment cannot be read is not called set aside as well.
        assessed: !matches!(treatment, Some(Treatment::SetAside { .. })),
    });
    Some(Provision {
        reference: reference.value,
        treatment: treatment?,
    })
}

/// Every provision once, and in the order of the law.
fn order(places: &[Place], sink: &mut Sink<'_>) {
    let found = places.iter().map(|p| (&p.reference.value, p.reference.at));
    once(found, sink);
    for pair in places.windows(2) {
        if let [before, this] = pair
            && this.reference.value < before.reference.value
        {
            let found = this.reference.value.to_string();
            let after = before.reference.value.to_string();
            sink.add(this.reference.at, ProblemKind::OutOfOrder { found, after });
        }
    }
}
