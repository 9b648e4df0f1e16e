//! Evidence and its links.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::known;
use crate::app::current::Current;
use crate::app::error::AppError;
use crate::model::change::Change;
use crate::model::evidence::{Evidence, safe_file_name};
use crate::model::id::{EvidenceId, ItemId};
use crate::model::text::{clean_line, nfc};

/// What a person says about a piece of evidence.
pub(super) struct Said {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) fact_date: Option<NaiveDate>,
}

/// The changes that add a piece of evidence and link it.
pub(in crate::app) fn add(
    current: &Current,
    evidence: Evidence,
    item: Option<ItemId>,
) -> Result<Vec<Change>, AppError> {
    if evidence.name.is_empty() {
        return Err(AppError::NameMissing);
    }
    let id = evidence.id;
    let mut made = vec![Change::Evidence {
        id,
        before: None,
        after: Some(evidence),
    }];
    if let Some(item) = item {
        known(current, &item)?;
        made.push(Change::Link {
            item,
            evidence: id,
            linked: true,
        });
    }
    Ok(made)
}

/// A reference to a paper kept elsewhere.
pub(super) fn refer(
    current: &Current,
    said: &Said,
    item: Option<ItemId>,
    now: DateTime<FixedOffset>,
) -> Result<Vec<Change>, AppError> {
    let evidence = Evidence {
        id: current.assessment.next_evidence(),
        name: clean_line(&said.name),
        description: nfc(said.description.trim()),
        file: None,
        fact_date: said.fact_date,
        added: now,
    };
    add(current, evidence, item)
}

pub(super) fn edit(
    current: &Current,
    id: EvidenceId,
    said: &Said,
) -> Result<Vec<Change>, AppError> {
    let before = find(current, id)?;
    let is_file = before.file.is_some();
    let name = if is_file {
        safe_file_name(&said.name)
    } else {
        clean_line(&said.name)
    };
    if name.is_empty() {
        return Err(AppError::NameMissing);
    }
    let description = nfc(said.description.trim());
    let after = Evidence {
        name,
        description,
        fact_date: said.fact_date,
        ..before.clone()
    };
    Ok(vec![Change::Evidence {
        id,
        before: Some(before),
        after: Some(after),
    }])
}

/// Links first: the store refuses evidence that goes while links to it stay.
pub(super) fn remove(current: &Current, id: EvidenceId) -> Result<Vec<Change>, AppError> {
    let before = find(current, id)?;
    let unlink = |item: &ItemId| Change::Link {
        item: item.clone(),
        evidence: id,
        linked: false,
    };
    let mut made: Vec<_> = current.assessment.items_of(id).map(unlink).collect();
    made.push(Change::Evidence {
        id,
        before: Some(before),
        after: None,
    });
    Ok(made)
}

pub(super) fn link(
    current: &Current,
    item: ItemId,
    id: EvidenceId,
    linked: bool,
) -> Result<Vec<Change>, AppError> {
    find(current, id)?;
    known(current, &item)?;
    if current.assessment.links.contains(&(item.clone(), id)) == linked {
        return Ok(vec![]);
    }
    Ok(vec![Change::Link {
        item,
        evidence: id,
        linked,
    }])
}

fn find(current: &Current, id: EvidenceId) -> Result<Evidence, AppError> {
    current
        .assessment
        .evidence
        .get(&id)
        .cloned()
        .ok_or(AppError::UnknownEvidence(id))
}
