//! A gap as an OSCAL risk: the same thing, under the same UUID, in the results and
//! in the plan of action, where its measures stand with it.

use super::super::words::RemediationStatusWord;
use super::common::{OnDate, Property, Task, Timing, last_moment, sentence};
use super::form::forms;
use super::name::Names;
use super::phrase::Phrase;
use super::text::{prose, said, title};
use super::word::{standing, word, yes};
use super::{Source, token};
use crate::model::catalog::Item;
use crate::model::remediation::{Remediation, RemediationStatus};
use crate::model::response::Answer;
use crate::model::scoring::Standing;

forms! {
    /// A gap.
    Risk {
        uuid: String,
        title: String,
        description: String,
        statement: String,
        props: Vec<Property>,
        status: &'static str,
        deadline: Option<String>,
        remediations: Vec<Response>,
        related_observations: Vec<RelatedObservation>,
    }
    /// A measure.
    Response {
        uuid: String,
        lifecycle: &'static str,
        title: String,
        description: String,
        props: Vec<Property>,
        tasks: Vec<Task>,
    }
    /// An observation the risk follows from.
    RelatedObservation {
        observation_uuid: String,
    }
}

/// The UUID of an item's risk.
pub(super) fn uuid(names: &Names, item: &Item) -> String {
    names.uuid(&["risk", item.id.as_str()])
}

/// The risk of an item whose answer is a gap, without its measures.
pub(super) fn risk(source: Source<'_>, names: &Names, item: &Item) -> Option<Risk> {
    let response = source.assessment.response(&item.id);
    let answer = response.answer.filter(Answer::is_gap)?;
    let lines: Vec<_> = source.assessment.plan_of(&item.id).collect();
    let begun = |line: &&Remediation| line.status != RemediationStatus::Planned;
    let deadline = lines.iter().filter_map(|line| line.deadline).max();
    let props = [
        Property::ours("item", item.id.as_str()),
        Property::ours("answer", &standing(Standing::from(Some(&answer)))),
        Property::ours("weight", &item.force.weight().to_string()),
        Property::ours("critical", yes(item.critical)),
    ];
    let question = item.question.get(source.language());
    Some(Risk {
        uuid: uuid(names, item),
        title: title(question),
        description: said(&response.note).unwrap_or_else(|| prose(question)),
        statement: sentence(source, Phrase::Gap(&answer)),
        props: props.into_iter().flatten().collect(),
        // A measure that is done mends the gap only once the item is answered anew.
        status: if lines.iter().any(begun) {
            "remediating"
        } else {
            "open"
        },
        deadline: deadline.map(|day| last_moment(source, day)),
        ..Risk::default()
    })
}

/// A line of the plan as a measure, its deadline as a milestone.
pub(super) fn response(source: Source<'_>, names: &Names, line: &Remediation) -> Response {
    let id = line.id.to_string();
    let milestone = line.deadline.map(|day| Task {
        uuid: names.uuid(&["milestone", &id]),
        r#type: "milestone",
        title: title(&source.say(Phrase::Finish)),
        timing: Some(Timing {
            on_date: Some(OnDate {
                date: last_moment(source, day),
            }),
            within_date_range: None,
        }),
        ..Task::default()
    });
    let action = title(&line.action);
    Response {
        uuid: names.uuid(&["response", &id]),
        lifecycle: match line.status {
            RemediationStatus::Planned | RemediationStatus::InProgress => "planned",
            RemediationStatus::Done => "completed",
        },
        description: said(&line.action).unwrap_or_else(|| action.clone()),
        title: action,
        props: Property::theirs("type", "mitigate")
            .into_iter()
            .chain(line_props(line))
            .collect(),
        tasks: milestone.into_iter().collect(),
    }
}

/// Status, deadline, cost and owner of a line. Who "owns" it is free text and need
/// not be one person, so it is no party.
pub(super) fn line_props(line: &Remediation) -> Vec<Property> {
    let status = RemediationStatusWord::from(line.status);
    let deadline = line.deadline.map(|day| day.to_string());
    let cost = line.cost.map(|dong| dong.to_string());
    let of = |name, value: Option<String>| value.and_then(|v| Property::ours(name, &v));
    let props = [
        Property::ours("status", &word(status)),
        of("deadline", deadline),
        of("cost", cost).map(|p| Property {
            class: Some("VND".to_owned()),
            ..p
        }),
        Property::ours("owner", &line.owner),
    ];
    props.into_iter().flatten().collect()
}

/// The objective of an item and its finding, named where a plan speaks of it.
pub(super) fn item_props(item: &Item) -> Vec<Property> {
    let props = [
        Property::ours("item", item.id.as_str()),
        Property::ours("objective", &token::objective(item)),
    ];
    props.into_iter().flatten().collect()
}
