//! The lines of the checklist.

use super::check_item::{condition, criteria, interval};
use super::node::{At, Fields, Node, Sink};
use super::problem::{ProblemKind, Wanted};
use super::text::{Breaks, both, each, line, name, once, reference, text};
use super::words::{BearerWord, ForceWord};
use crate::model::bearer::Bearer;
use crate::model::catalog::Item;
use crate::model::condition::Condition;
use crate::model::id::{ControlId, ItemId};
use crate::model::provision::ProvisionRef;

/// What the rules across items need, kept also of items with other problems.
pub(super) struct Traces {
    pub(super) ids: Vec<At<ItemId>>,
    pub(super) cites: Vec<At<ProvisionRef>>,
    pub(super) controls: Vec<At<ControlId>>,
}

const FIELDS: &[&str] = &[
    "id",
    "cites",
    "question",
    "guidance",
    "evidence",
    "bearers",
    "force",
    "critical",
    "applies_if",
    "interval",
    "criteria",
    "controls",
];

pub(super) fn item<'a>(node: Node<'a>, traces: &mut Traces, sink: &mut Sink<'a>) -> Option<Item> {
    let fields = node.fields(FIELDS, sink)?;
    let id = fields.need("id", sink).and_then(|n| {
        let value = line(n, sink)?;
        Some(At { value, at: n.at })
    });
    let cites = cites(&fields, sink);
    if let Some(id) = &id {
        traces.ids.push(At {
            value: ItemId::new(id.value.clone()),
            at: id.at,
        });
        if let Some(first) = cites.iter().flatten().next() {
            id_from_cite(id, &first.value, sink);
        }
    }
    traces.cites.extend(cites.iter().flatten().cloned());
    let question = fields.need("question", sink).and_then(|n| text(n, sink));
    let guidance = fields.need("guidance", sink);
    let guidance = guidance.and_then(|n| both(n, Breaks::Allowed, sink));
    let evidence = fields
        .need("evidence", sink)
        .and_then(|n| n.full_list(sink));
    let evidence = each(evidence, sink, text);
    let bearers = bearers(&fields, sink);
    let force = fields.need("force", sink);
    let force = force.and_then(|n| n.read::<ForceWord>(sink));
    let critical = fields.may("critical");
    let critical = critical.map_or(Some(false), |n| n.read_as(Wanted::Boolean, sink));
    let applies_if = fields.may("applies_if");
    let applies_if = applies_if.map_or(Some(Condition::Always), |n| condition(n, sink));
    let interval = fields.may("interval").and_then(|n| interval(n, sink));
    let criteria = fields
        .may("criteria")
        .map_or(Some(Vec::new()), |n| criteria(n, sink));
    let controls = controls(&fields, traces, sink);
    Some(Item {
        id: ItemId::new(id?.value),
        cites: cites?.into_iter().map(|c| c.value).collect(),
        question: question?,
        guidance: guidance?,
        evidence: evidence?,
        bearers: bearers?,
        force: force?.into(),
        critical: critical?,
        applies_if: applies_if?,
        interval,
        criteria: criteria?,
        controls: controls?,
    })
}

fn cites<'a>(fields: &Fields<'a>, sink: &mut Sink<'a>) -> Option<Vec<At<ProvisionRef>>> {
    let list = fields.need("cites", sink).and_then(|n| n.full_list(sink));
    let cites = each(list, sink, reference)?;
    once(cites.iter().map(|c| (&c.value, c.at)), sink);
    Some(cites)
}

/// The id is the first cited provision, alone or with a letter behind a hyphen.
fn id_from_cite(id: &At<String>, first: &ProvisionRef, sink: &mut Sink<'_>) {
    let good = match id.value.strip_prefix(first.as_str()) {
        Some("") => true,
        Some(rest) => {
            let mut letters = rest.strip_prefix('-').unwrap_or_default().chars();
            letters.next().is_some_and(|c| c.is_ascii_lowercase()) && letters.next().is_none()
        }
        None => false,
    };
    if !good {
        let id_text = id.value.chars().take(40).collect();
        let first = first.to_string();
        sink.add(id.at, ProblemKind::IdNotFromCite { id: id_text, first });
    }
}

fn bearers<'a>(fields: &Fields<'a>, sink: &mut Sink<'a>) -> Option<Vec<Bearer>> {
    let list = fields.need("bearers", sink)?.full_list(sink);
    let words = each(list, sink, |n, sink| {
        let bearer = Bearer::from(n.read::<BearerWord>(sink)?);
        Some((bearer, format!("{bearer:?}"), n.at))
    })?;
    once(words.iter().map(|(_, word, at)| (word, *at)), sink);
    Some(words.into_iter().map(|(bearer, ..)| bearer).collect())
}

fn controls<'a>(
    fields: &Fields<'a>,
    traces: &mut Traces,
    sink: &mut Sink<'a>,
) -> Option<Vec<ControlId>> {
    let Some(node) = fields.may("controls") else {
        return Some(Vec::new());
    };
    let list = node.list(sink);
    let names = each(list, sink, |n, sink| name(n, ".-", sink))?;
    once(names.iter().map(|c| (&c.value, c.at)), sink);
    let found = names.into_iter().map(|c| At {
        value: ControlId::new(c.value),
        at: c.at,
    });
    let found: Vec<_> = found.collect();
    traces.controls.extend(found.iter().cloned());
    Some(found.into_iter().map(|c| c.value).collect())
}
