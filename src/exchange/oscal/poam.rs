//! What will be done about the gaps, as an OSCAL plan of action and milestones.
//!
//! Each line of the plan is an item; a gap without a line is an item too, so that
//! none is forgotten. OSCAL allows no plan without an item: where there is nothing
//! to mend, one item says so.

use super::common::{Link, Metadata, Property, metadata, sentence, unit};
use super::form::forms;
use super::name::Names;
use super::phrase::{Document, Phrase};
use super::results::RelatedRisk;
use super::risk::{self, Risk};
use super::selection::Selection;
use super::text::{said, title};
use super::{FileName, Source};
use crate::model::catalog::Item;
use crate::model::remediation::Remediation;

forms! {
    /// `{"plan-of-action-and-milestones": …}`.
    ActionPlanDocument {
        plan_of_action_and_milestones: ActionPlanForm,
    }
    /// The plan.
    ActionPlanForm {
        uuid: String,
        metadata: Metadata,
        system_id: SystemId,
        risks: Vec<Risk>,
        poam_items: Vec<ActionItem>,
    }
    /// What the plan is about, where there is no system security plan to import.
    SystemId {
        identifier_type: &'static str,
        id: String,
    }
    /// One thing to be done.
    ActionItem {
        uuid: String,
        title: String,
        description: String,
        props: Vec<Property>,
        links: Vec<Link>,
        related_risks: Vec<RelatedRisk>,
    }
}

/// The plan of the unit. It imports no system security plan, because there is none;
/// OSCAL then wants a system identifier, and the unit's UUID is one (RFC 4122).
pub(super) fn document(source: Source<'_>, selection: &Selection<'_>) -> ActionPlanDocument {
    let names = Names::of_assessment(source.assessment);
    let mut metadata = metadata(source, Document::ActionPlan, &names);
    metadata.links.push(super::beside(FileName::Results));
    let items = || selection.items.iter().map(|(_, item)| *item);
    let gaps = items().filter_map(|item| Some((item, risk::risk(source, &names, item)?)));
    let risks: Vec<_> = gaps
        .map(|(item, mut risk)| {
            let lines = source.assessment.plan_of(&item.id);
            risk.remediations = lines.map(|l| risk::response(source, &names, l)).collect();
            risk
        })
        .collect();
    let planned = source.assessment.plan.values();
    let planned = planned.map(|line| of_line(source, &names, selection, line));
    let unplanned = items().filter_map(|item| of_gap(source, &names, item));
    let mut poam_items: Vec<_> = planned.chain(unplanned).collect();
    if poam_items.is_empty() {
        poam_items.push(nothing(source, &names));
    }
    ActionPlanDocument {
        plan_of_action_and_milestones: ActionPlanForm {
            uuid: names.document("poam", source.language()),
            metadata,
            system_id: SystemId {
                identifier_type: "https://ietf.org/rfc/rfc4122",
                id: unit(source),
            },
            risks,
            poam_items,
        },
    }
}

/// A line of the plan. Its item may be no gap any more, or not concern the unit now.
fn of_line(
    source: Source<'_>,
    names: &Names,
    selection: &Selection<'_>,
    line: &Remediation,
) -> ActionItem {
    let item = selection.items.iter().map(|(_, item)| *item);
    let item = item.into_iter().find(|item| item.id == line.item);
    let action = title(&line.action);
    let mut props = risk::line_props(line);
    match item {
        Some(item) => props.extend(risk::item_props(item)),
        None => props.extend(Property::ours("item", line.item.as_str())),
    }
    ActionItem {
        uuid: names.uuid(&["poam-item", &line.id.to_string()]),
        description: said(&line.action).unwrap_or_else(|| action.clone()),
        title: action,
        props,
        links: item.map(|item| finding(names, item)).into_iter().collect(),
        related_risks: item.map_or_else(Vec::new, |item| related(source, names, item)),
    }
}

/// A gap for which nothing is planned.
fn of_gap(source: Source<'_>, names: &Names, item: &Item) -> Option<ActionItem> {
    risk::risk(source, names, item)?;
    if source.assessment.plan_of(&item.id).next().is_some() {
        return None;
    }
    let mut props: Vec<_> = Property::ours("status", "not_planned")
        .into_iter()
        .collect();
    props.extend(risk::item_props(item));
    Some(ActionItem {
        uuid: names.uuid(&["poam-item", "gap", item.id.as_str()]),
        title: title(item.question.get(source.language())),
        description: sentence(source, Phrase::NoMeasure),
        props,
        links: vec![finding(names, item)],
        related_risks: related(source, names, item),
    })
}

fn nothing(source: Source<'_>, names: &Names) -> ActionItem {
    ActionItem {
        uuid: names.uuid(&["poam-item", "nothing"]),
        title: title(&source.say(Phrase::NothingToMend)),
        description: sentence(source, Phrase::NothingToMend),
        props: Property::ours("status", "nothing_to_mend")
            .into_iter()
            .collect(),
        ..ActionItem::default()
    }
}

fn related(source: Source<'_>, names: &Names, item: &Item) -> Vec<RelatedRisk> {
    let gap = risk::risk(source, names, item);
    let risk = gap.map(|risk| RelatedRisk {
        risk_uuid: risk.uuid,
    });
    risk.into_iter().collect()
}

/// The finding in the results beside this file.
fn finding(names: &Names, item: &Item) -> Link {
    let finding = names.uuid(&["finding", item.id.as_str()]);
    Link {
        href: format!("{}#{finding}", FileName::Results.text()),
        rel: Some("related"),
        text: None,
    }
}
