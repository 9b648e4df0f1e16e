//! An assessment from files instead of from the window, through the same commands.

use std::io;
use std::path::{Path, PathBuf};

use super::command::Command;
use super::error::AppError;
use super::event::Event;
use super::headless;
use super::session::Session;
use crate::exchange::answers_json::{AnswerEntry, Answers, EvidenceDraft};
use crate::model::assessment::{Head, State};
use crate::model::catalog::Catalog;
use crate::model::evidence::MAX_FILE_BYTES;
use crate::model::id::{AssessmentId, EvidenceId, ItemId, RemediationId};
use crate::model::profile::Profile;
use crate::model::remediation::Remediation;

/// Makes an assessment, fills it and waits until it is on disk.
///
/// # Errors
/// A file of evidence cannot be read or the disk refuses. What was stored before
/// that stays; the assessment can be opened and finished in the window.
pub fn assess(
    session: &mut Session,
    catalog: &Catalog,
    profile: Profile,
    answers: Answers,
    evidence: Option<&Path>,
) -> Result<AssessmentId, AppError> {
    check_files(&answers, evidence)?;
    let entries = answers.answers.clone();
    session.execute(Command::Create(Box::new(head(catalog, profile, answers))))?;
    for entry in entries {
        fill(session, entry, evidence)?;
    }
    session.flush(headless::PATIENCE)?;
    session
        .current
        .as_ref()
        .map(|current| current.assessment.id)
        .ok_or(AppError::NothingOpen)
}

/// Looks for every file before anything is written.
///
/// # Errors
/// A file is missing, not a plain file, too large, or outside `folder`.
pub fn check_files(answers: &Answers, folder: Option<&Path>) -> Result<(), AppError> {
    let drafts = answers.answers.iter().flat_map(|entry| &entry.evidence);
    drafts
        .filter_map(|draft| draft.file.as_ref())
        .try_for_each(|file| locate(folder, file).map(drop))
}

/// The real place of a file of evidence. A link that leads out of the folder is
/// refused: an answers file from elsewhere must not take in what it was not given.
fn locate(folder: Option<&Path>, file: &str) -> Result<PathBuf, AppError> {
    let folder = folder.unwrap_or(Path::new("."));
    let path = folder.join(file);
    let root = folder
        .canonicalize()
        .map_err(|e| AppError::read(folder, &e))?;
    let real = path.canonicalize().map_err(|e| AppError::read(&path, &e))?;
    if !real.starts_with(&root) {
        return Err(AppError::OutsideFolder { path });
    }
    let found = std::fs::metadata(&real).map_err(|e| AppError::read(&path, &e))?;
    if found.is_dir() {
        return Err(AppError::read(&path, &io::ErrorKind::IsADirectory.into()));
    }
    if !found.is_file() {
        return Err(AppError::read(&path, &io::Error::other("not a plain file")));
    }
    if found.len() > MAX_FILE_BYTES {
        return Err(AppError::TooLarge {
            name: file.to_owned(),
            size: found.len(),
        });
    }
    Ok(real)
}

fn head(catalog: &Catalog, profile: Profile, answers: Answers) -> Head {
    let recipients = catalog.recipients.iter();
    let today = recipients.map(|r| r.now.as_ref().unwrap_or(&r.name).vi.clone());
    Head {
        name: answers
            .name
            .unwrap_or_else(|| format!("Tự đánh giá năm {}", answers.year)),
        catalog: catalog.id.clone(),
        catalog_version: catalog.content_version.clone(),
        year: answers.year,
        period_start: answers.period_start,
        period_end: answers.period_end,
        profile,
        recipients: answers.recipients.unwrap_or_else(|| today.collect()),
        remarks: answers.remarks.unwrap_or_default(),
        proposals: answers.proposals.unwrap_or_default(),
        review: String::new(),
        state: State::Draft,
    }
}

fn fill(session: &mut Session, entry: AnswerEntry, folder: Option<&Path>) -> Result<(), AppError> {
    let AnswerEntry {
        item,
        response,
        evidence,
        plan,
    } = entry;
    session.execute(Command::Answer {
        item: item.clone(),
        answer: response.answer,
    })?;
    session.execute(Command::Note {
        item: item.clone(),
        note: response.note,
    })?;
    session.execute(Command::Flag {
        item: item.clone(),
        flagged: response.flagged,
    })?;
    for draft in evidence {
        attach(session, &item, draft, folder)?;
    }
    for draft in plan {
        let line = Remediation {
            id: RemediationId(0),
            item: item.clone(),
            action: draft.action,
            owner: draft.owner,
            deadline: draft.deadline,
            cost: draft.cost,
            status: draft.status,
        };
        session.execute(Command::EditPlan { new: true, line })?;
    }
    Ok(())
}

fn attach(
    session: &mut Session,
    item: &ItemId,
    draft: EvidenceDraft,
    folder: Option<&Path>,
) -> Result<(), AppError> {
    let EvidenceDraft {
        file,
        name,
        description,
        fact_date,
    } = draft;
    let item = Some(item.clone());
    let Some(file) = file else {
        return session.execute(Command::AddReference {
            name,
            description,
            fact_date,
            item,
        });
    };
    let paths = vec![locate(folder, &file)?];
    session.execute(Command::ImportFiles { paths, item })?;
    let added = headless::finish(session)?
        .into_iter()
        .find_map(|event| match event {
            Event::Imported { added, .. } => added.first().copied(),
            _ => None,
        });
    let id: EvidenceId = added.ok_or(AppError::Cancelled)?;
    session.execute(Command::EditEvidence {
        id,
        name,
        description,
        fact_date,
    })
}
