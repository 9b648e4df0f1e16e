//! The yearly report as the state wants it: what it says, from the same score
//! that the window shows. The text is Vietnamese, as the form of NĐ 30/2020 is.

mod annexes;
pub mod binding;
mod body;
mod excluded;
mod files;
mod form;
mod method;
mod provisions;
mod results;
mod words;

use chrono::{DateTime, FixedOffset};

use super::catalog_digest::{catalog_digest, digest};
use super::error::AppError;
use crate::exchange::submission_json::{self, Given};
use crate::exchange::to_json;
use crate::model::assessment::Assessment;
use crate::model::catalog::{Catalog, Item};
use crate::model::control::Controls;
use crate::model::scope::Scope;
use crate::model::scoring::{Line, Score};
use crate::report::document::{Attachment, Document, Language, Meta};

/// Everything the report is written from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The regulation.
    pub catalog: &'a Catalog,
    /// The common controls, whose groups are the domains.
    pub controls: &'a Controls,
    /// What concerns the unit.
    pub scope: &'a Scope,
    /// The answers.
    pub assessment: &'a Assessment,
    /// The score.
    pub score: &'a Score,
}

impl<'a> Source<'a> {
    /// Every item with its position and what it contributes.
    fn items(&self) -> impl Iterator<Item = (usize, &'a Item, &'a Line)> {
        let lines = self.catalog.items.iter().zip(&self.score.lines);
        lines
            .enumerate()
            .map(|(position, (item, line))| (position, item, line))
    }
}

/// Name of the file in the report that holds its data.
pub const ATTACHMENT: &str = "tukiem-submission.json";

/// Its media type.
pub const ATTACHMENT_TYPE: &str = "application/json";

/// The submission, for machines: the same figures that are printed.
fn data(source: Source<'_>, now: DateTime<FixedOffset>) -> Result<Attachment, AppError> {
    let form = submission_json::form(Given {
        catalog: source.catalog,
        catalog_sha256: catalog_digest(source.catalog)?,
        controls: source.controls,
        scope: source.scope,
        assessment: source.assessment,
        score: source.score,
        created: now,
    });
    let bytes = to_json(&form)?.into_bytes();
    submission_json::fits(&bytes)?;
    Ok(Attachment {
        name: ATTACHMENT.to_owned(),
        mime: ATTACHMENT_TYPE.to_owned(),
        description: format!(
            "Kết quả tự đánh giá ở dạng dữ liệu (submission.schema.json, phiên bản {})",
            submission_json::VERSION
        ),
        bytes,
    })
}

/// Writes the report. `now` dates the file; the date of the paper itself stays
/// open for the document system.
///
/// # Errors
/// The data are too large to travel inside ([`submission_json::MAX_BYTES`]).
pub fn document(source: Source<'_>, now: DateTime<FixedOffset>) -> Result<Document, AppError> {
    Ok(written(source, now, Some(data(source, now)?)))
}

/// The same without its data and without the lines that tie them to it: for a
/// kind of file that carries none.
pub fn without_data(source: Source<'_>, now: DateTime<FixedOffset>) -> Document {
    written(source, now, None)
}

fn written(source: Source<'_>, now: DateTime<FixedOffset>, data: Option<Attachment>) -> Document {
    let head = &source.assessment.head;
    let digest = data.as_ref().map(|data| digest(&data.bytes));
    Document {
        meta: Meta {
            title: format!(
                "Báo cáo kết quả tự đánh giá an toàn thông tin mạng năm {}",
                head.year
            ),
            author: head.profile.name.clone(),
            subject: format!("{} – {}", head.profile.name, source.catalog.title.vi),
            keywords: vec![
                "tự đánh giá".to_owned(),
                "an toàn thông tin mạng".to_owned(),
                source.catalog.instrument.clone(),
            ],
            language: Language::Vietnamese,
            created: now,
            seed: format!("{}/{}", source.assessment.id, source.assessment.created),
        },
        form: form::state_form(source),
        body: body::body(source),
        signature: form::signature(source),
        recipients: form::recipients(source),
        annexes: annexes::annexes(source, digest),
        attachments: data.into_iter().collect(),
    }
}
