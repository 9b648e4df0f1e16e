//! How one state of an assessment becomes another.

use super::assessment::Assessment;
use super::change::Change;

/// The changes that make `before` what `after` is, in an order in which each one
/// stands: links go before their evidence, evidence comes before its links.
/// Numbers, ids and moments of the whole are not compared.
pub fn difference(before: &Assessment, after: &Assessment) -> Vec<Change> {
    let mut changes = Vec::new();
    let link = |(item, evidence): &(_, _), linked| Change::Link {
        item: Clone::clone(item),
        evidence: *evidence,
        linked,
    };
    let gone = before.links.difference(&after.links);
    changes.extend(gone.map(|old| link(old, false)));
    evidence(before, after, &mut changes);
    let new = after.links.difference(&before.links);
    changes.extend(new.map(|new| link(new, true)));
    plan(before, after, &mut changes);
    responses(before, after, &mut changes);
    if before.head != after.head {
        changes.push(Change::Head {
            before: Box::new(before.head.clone()),
            after: Box::new(after.head.clone()),
        });
    }
    changes
}

fn evidence(before: &Assessment, after: &Assessment, changes: &mut Vec<Change>) {
    let mut ids: Vec<_> = before.evidence.keys().collect();
    ids.extend(after.evidence.keys());
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        let (old, new) = (before.evidence.get(id), after.evidence.get(id));
        if old != new {
            changes.push(Change::Evidence {
                id: *id,
                before: old.cloned(),
                after: new.cloned(),
            });
        }
    }
}

fn plan(before: &Assessment, after: &Assessment, changes: &mut Vec<Change>) {
    let mut ids: Vec<_> = before.plan.keys().collect();
    ids.extend(after.plan.keys());
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        let (old, new) = (before.plan.get(id), after.plan.get(id));
        if old != new {
            changes.push(Change::Plan {
                id: *id,
                before: old.cloned(),
                after: new.cloned(),
            });
        }
    }
}

fn responses(before: &Assessment, after: &Assessment, changes: &mut Vec<Change>) {
    let mut items: Vec<_> = before.responses.keys().collect();
    items.extend(after.responses.keys());
    items.sort_unstable();
    items.dedup();
    for item in items {
        let (old, new) = (before.response(item), after.response(item));
        if old != new {
            changes.push(Change::Response {
                item: item.clone(),
                before: old,
                after: new,
            });
        }
    }
}
