//! What was found, as OSCAL assessment results: an observation and a finding an
//! item, the score on the result.
//!
//! OSCAL knows two states of a finding. Met is `satisfied`, all else that counts is
//! `not-satisfied`; not applicable is `satisfied` for the reason `other`, because
//! nothing is left to be done. The property `answer` always holds the exact answer.

use super::common::{
    APPROVER, BackMatter, Metadata, PREPARED_BY, Property, ResponsibleParty, Subject, first_moment,
    last_moment, metadata, moment, officer, sentence, unit,
};
use super::evidence::{self, RelevantEvidence};
use super::form::forms;
use super::name::Names;
use super::phrase::{Document, Phrase};
use super::risk::{self, RelatedObservation, Risk};
use super::selection::{ReviewedControls, Selection};
use super::text::{prose, said, title};
use super::word::{standing, yes};
use super::{FileName, NAMESPACE, Source, score, token};
use crate::model::catalog::Item;
use crate::model::scoring::Standing;

forms! {
    /// `{"assessment-results": …}`.
    ResultsDocument {
        assessment_results: ResultsForm,
    }
    /// The results.
    ResultsForm {
        uuid: String,
        metadata: Metadata,
        import_ap: ImportPlan,
        results: Vec<ResultForm>,
        back_matter: Option<BackMatter>,
    }
    /// The plan that was followed.
    ImportPlan {
        href: &'static str,
    }
    /// One result.
    ResultForm {
        uuid: String,
        title: String,
        description: String,
        start: String,
        end: Option<String>,
        props: Vec<Property>,
        reviewed_controls: ReviewedControls,
        attestations: Vec<Attestation>,
        observations: Vec<Observation>,
        risks: Vec<Risk>,
        findings: Vec<Finding>,
        remarks: Option<String>,
    }
    /// What the unit says itself.
    Attestation {
        responsible_parties: Vec<ResponsibleParty>,
        parts: Vec<AssessmentPart>,
    }
    /// A piece of what the unit says.
    AssessmentPart {
        name: &'static str,
        ns: Option<&'static str>,
        title: Option<String>,
        prose: Option<String>,
    }
    /// What was seen of one item.
    Observation {
        uuid: String,
        title: Option<String>,
        description: String,
        methods: Vec<&'static str>,
        types: Vec<&'static str>,
        origins: Vec<Origin>,
        subjects: Vec<Subject>,
        relevant_evidence: Vec<RelevantEvidence>,
        collected: String,
    }
    /// Who saw it.
    Origin {
        actors: Vec<Actor>,
    }
    /// One who saw it.
    Actor {
        r#type: &'static str,
        actor_uuid: String,
        role_id: Option<&'static str>,
    }
    /// What follows for one item.
    Finding {
        uuid: String,
        title: String,
        description: String,
        props: Vec<Property>,
        origins: Vec<Origin>,
        target: Target,
        related_observations: Vec<RelatedObservation>,
        related_risks: Vec<RelatedRisk>,
    }
    /// The objective and its state.
    Target {
        r#type: &'static str,
        target_id: String,
        status: Status,
    }
    /// The state.
    Status {
        state: &'static str,
        reason: &'static str,
    }
    /// The risk of a gap.
    RelatedRisk {
        risk_uuid: String,
    }
}

/// The results of the assessment.
pub(super) fn document(source: Source<'_>, selection: &Selection<'_>) -> ResultsDocument {
    let names = Names::of_assessment(source.assessment);
    let head = &source.assessment.head;
    let items = || {
        selection
            .items
            .iter()
            .map(|(position, item)| (*position, *item))
    };
    let observations: Vec<_> = items()
        .filter_map(|(_, item)| observation(source, &names, item))
        .collect();
    let risks = items().filter_map(|(_, item)| {
        let mut risk = risk::risk(source, &names, item)?;
        risk.related_observations = observed(&names, item);
        Some(risk)
    });
    let findings = items().map(|(position, item)| finding(source, &names, position, item));
    let result = ResultForm {
        uuid: names.uuid(&["result"]),
        title: title(&head.name),
        description: sentence(source, Phrase::ResultDescription),
        start: first_moment(source, head.period_start),
        end: Some(last_moment(source, head.period_end)),
        props: score::props(source),
        reviewed_controls: selection.reviewed(source),
        attestations: attestation(source, &names).into_iter().collect(),
        risks: risks.collect(),
        findings: findings.collect(),
        observations,
        remarks: said(&source.say(Phrase::Working)),
    };
    let resources = evidence::resources(source, &names);
    ResultsDocument {
        assessment_results: ResultsForm {
            uuid: names.document("results", source.language()),
            metadata: metadata(source, Document::Results, &names),
            import_ap: ImportPlan {
                href: FileName::Plan.text(),
            },
            results: vec![result],
            back_matter: (!resources.is_empty()).then_some(BackMatter { resources }),
        },
    }
}

/// The unit's remarks and proposals.
fn attestation(source: Source<'_>, names: &Names) -> Option<Attestation> {
    let head = &source.assessment.head;
    let part = |name, heading, text: &str| {
        Some(AssessmentPart {
            name,
            ns: Some(NAMESPACE),
            title: Some(title(&source.say(heading))),
            prose: Some(said(text)?),
        })
    };
    let parts = [
        part("remarks", Phrase::Remarks, &head.remarks),
        part("proposals", Phrase::Proposals, &head.proposals),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| Attestation {
        responsible_parties: vec![ResponsibleParty {
            role_id: APPROVER,
            party_uuids: vec![names.uuid(&["party", "head"])],
        }],
        parts,
    })
}

fn observation_uuid(names: &Names, item: &Item) -> String {
    names.uuid(&["observation", item.id.as_str()])
}

fn observed(names: &Names, item: &Item) -> Vec<RelatedObservation> {
    vec![RelatedObservation {
        observation_uuid: observation_uuid(names, item),
    }]
}

fn origins(names: &Names) -> Vec<Origin> {
    vec![Origin {
        actors: vec![Actor {
            r#type: "party",
            actor_uuid: officer(names),
            role_id: Some(PREPARED_BY),
        }],
    }]
}

/// Whether anything was seen of an item: an answer, a note or evidence.
fn is_observed(source: Source<'_>, item: &Item) -> bool {
    let response = source.assessment.response(&item.id);
    response.answer.is_some()
        || said(&response.note).is_some()
        || source.assessment.evidence_of(&item.id).next().is_some()
}

fn observation(source: Source<'_>, names: &Names, item: &Item) -> Option<Observation> {
    if !is_observed(source, item) {
        return None;
    }
    let response = source.assessment.response(&item.id);
    let answer = sentence(source, Phrase::Answer(response.answer.as_ref()));
    let seen: Vec<_> = std::iter::once(answer)
        .chain(said(&response.note))
        .collect();
    let relevant_evidence = evidence::relevant(source, names, item);
    Some(Observation {
        uuid: observation_uuid(names, item),
        title: Some(title(item.question.get(source.language()))),
        description: seen.join("\n\n"),
        // How an answer without evidence was found is not recorded.
        methods: vec![if relevant_evidence.is_empty() {
            "UNKNOWN"
        } else {
            "EXAMINE"
        }],
        types: vec!["control-objective"],
        origins: origins(names),
        subjects: vec![Subject {
            subject_uuid: unit(source),
            r#type: "party",
        }],
        relevant_evidence,
        collected: moment(source.assessment.changed),
    })
}

fn finding(source: Source<'_>, names: &Names, position: usize, item: &Item) -> Finding {
    let line = source.score.lines.get(position);
    let response = source.assessment.response(&item.id);
    let found = line.map_or(Standing::from(response.answer.as_ref()), |l| l.standing);
    let (state, reason) = match found {
        Standing::Met => ("satisfied", "pass"),
        Standing::NotApplicable | Standing::OutOfScope => ("satisfied", "other"),
        Standing::Partial | Standing::Unanswered => ("not-satisfied", "other"),
        Standing::NotMet => ("not-satisfied", "fail"),
    };
    let value = found.value().map(|value| value.to_string());
    let props = [
        Property::ours("item", item.id.as_str()),
        Property::ours("answer", &standing(found)),
        Property::ours("weight", &item.force.weight().to_string()),
        value.and_then(|value| Property::ours("value", &value)),
        line.and_then(|line| Property::ours("evidence-backed", yes(line.backed))),
    ];
    let is_gap = response
        .answer
        .as_ref()
        .is_some_and(crate::model::response::Answer::is_gap);
    Finding {
        uuid: names.uuid(&["finding", item.id.as_str()]),
        title: title(item.question.get(source.language())),
        description: prose(&source.say(Phrase::Answer(response.answer.as_ref()))),
        props: props.into_iter().flatten().collect(),
        origins: origins(names),
        target: Target {
            r#type: "objective-id",
            target_id: token::objective(item),
            status: Status { state, reason },
        },
        related_observations: if is_observed(source, item) {
            observed(names, item)
        } else {
            Vec::new()
        },
        related_risks: is_gap
            .then(|| RelatedRisk {
                risk_uuid: risk::uuid(names, item),
            })
            .into_iter()
            .collect(),
    }
}
