//! The part of an assessment that leaves the unit.

use crate::model::assessment::Assessment;
use crate::model::catalog::Catalog;
use crate::model::id::ItemId;
use crate::model::profile::{Person, Profile};
use crate::model::response::{Answer, Response};
use crate::model::scope::Scope;
use crate::model::text::{clean_line, is_direction_mark, nfc};

/// A copy with what the report prints: no flags, no comment of the leader, no
/// answer to an item that does not concern the unit, no character that could
/// disguise a text on the receiver's screen. It scores as the original does.
pub(super) fn printed(assessment: &Assessment, catalog: &Catalog, scope: &Scope) -> Assessment {
    let mut copy = assessment.clone();
    let head = &mut copy.head;
    head.review = String::new();
    head.profile = profile(&head.profile);
    head.recipients.iter_mut().for_each(line);
    paragraphs(&mut head.remarks);
    paragraphs(&mut head.proposals);
    copy.responses.clear();
    for (position, item) in catalog.items.iter().enumerate() {
        let Some(response) = assessment.responses.get(&item.id) else {
            continue;
        };
        let answer = response.answer.clone();
        let mut response = Response {
            answer: answer.filter(|_| scope.applies(position)),
            note: response.note.clone(),
            flagged: false,
        };
        paragraphs(&mut response.note);
        if let Some(Answer::NotApplicable { reason }) = &mut response.answer {
            paragraphs(reason);
        }
        if !response.is_blank() {
            copy.responses.insert(item.id.clone(), response);
        }
    }
    let known = |item: &ItemId| catalog.item(item).is_some();
    copy.links
        .retain(|(item, evidence)| known(item) && assessment.evidence.contains_key(evidence));
    for evidence in copy.evidence.values_mut() {
        line(&mut evidence.name);
        paragraphs(&mut evidence.description);
    }
    copy.plan.retain(|_, entry| known(&entry.item));
    for entry in copy.plan.values_mut() {
        paragraphs(&mut entry.action);
        line(&mut entry.owner);
    }
    copy
}

fn profile(profile: &Profile) -> Profile {
    let person = |person: &Person| Person {
        name: clean_line(&person.name),
        title: clean_line(&person.title),
    };
    Profile {
        name: clean_line(&profile.name),
        governing_body: clean_line(&profile.governing_body),
        place: clean_line(&profile.place),
        symbol: clean_line(&profile.symbol),
        head: person(&profile.head),
        officer: person(&profile.officer),
        ..profile.clone()
    }
}

fn line(text: &mut String) {
    *text = clean_line(text);
}

fn paragraphs(text: &mut String) {
    let text_of_lines = nfc(text.trim()).replace("\r\n", "\n");
    *text = text_of_lines
        .chars()
        .filter(|c| !is_forbidden(*c))
        .collect();
}

/// Characters that no text of a submission holds.
pub(super) fn is_forbidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t') || is_direction_mark(c)
}
