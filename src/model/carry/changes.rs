//! An accepted migration as changes of the new, empty assessment.

use std::collections::BTreeSet;

use super::super::assessment::Assessment;
use super::super::change::Change;
use super::super::id::{ItemId, RemediationId};
use super::super::remediation::Remediation;
use super::super::response::Response;
use super::{Migration, Proposal, Verdict};

/// The changes that write what was accepted into a new assessment: the answers
/// taken, those of `confirmed`, and for both and for what was not confirmed the
/// notes, evidence and plan. What was not confirmed stays unanswered and marked
/// to come back to, with `origin` before its note: where it came from and what differs.
pub fn changes(
    migration: &Migration,
    confirmed: &BTreeSet<ItemId>,
    from: &Assessment,
    origin: impl Fn(&Proposal) -> String,
) -> Vec<Change> {
    let mut all = Vec::new();
    let mut evidence = BTreeSet::new();
    let mut links = BTreeSet::new();
    let mut planned = BTreeSet::new();
    let mut plan = Vec::new();
    for proposal in &migration.proposals {
        let after = response(proposal, confirmed, from, &origin);
        if !after.is_blank() {
            all.push(Change::Response {
                item: proposal.item.clone(),
                before: Response::default(),
                after,
            });
        }
        for source in &proposal.sources {
            for piece in from.evidence_of(source) {
                evidence.insert(piece.id);
                links.insert((proposal.item.clone(), piece.id));
            }
            // A line of the plan goes with the first item that takes its duty up.
            for line in from.plan_of(source) {
                if planned.insert(line.id) {
                    plan.push(Remediation {
                        item: proposal.item.clone(),
                        ..line.clone()
                    });
                }
            }
        }
    }
    let pieces = evidence.iter().filter_map(|id| from.evidence.get(id));
    let pieces = pieces.map(|piece| Change::Evidence {
        id: piece.id,
        before: None,
        after: Some(piece.clone()),
    });
    all.extend(pieces);
    all.extend(links.into_iter().map(|(item, evidence)| Change::Link {
        item,
        evidence,
        linked: true,
    }));
    plan.sort_by_key(|line| line.id);
    for (line, id) in plan.into_iter().zip(1..) {
        let id = RemediationId(id);
        all.push(Change::Plan {
            id,
            before: None,
            after: Some(Remediation { id, ..line }),
        });
    }
    all
}

fn response(
    proposal: &Proposal,
    confirmed: &BTreeSet<ItemId>,
    from: &Assessment,
    origin: &impl Fn(&Proposal) -> String,
) -> Response {
    let sources = proposal.sources.iter().map(|source| from.response(source));
    let (notes, flags): (Vec<_>, Vec<_>) = sources.map(|r| (r.note, r.flagged)).unzip();
    let mut lines: Vec<_> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    lines.dedup();
    let taken = match proposal.verdict {
        Verdict::Carry => true,
        Verdict::Confirm => confirmed.contains(&proposal.item),
        Verdict::New => false,
    };
    let waits = proposal.verdict == Verdict::Confirm && !taken;
    if waits {
        lines.insert(0, origin(proposal));
    }
    let answer = proposal.answer.clone().filter(|_| taken);
    Response {
        answer,
        note: lines.join("\n"),
        flagged: waits || flags.into_iter().any(|flag| flag),
    }
}
