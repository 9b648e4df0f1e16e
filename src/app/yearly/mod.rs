//! The yearly report as the state wants it: what it says, from the same score
//! that the window shows. The text is Vietnamese, as the form of NĐ 30/2020 is.

mod annexes;
mod body;
mod excluded;
mod files;
mod form;
mod method;
mod provisions;
mod results;
mod words;

use chrono::{DateTime, FixedOffset};

use crate::exchange::{ExchangeError, score_json, to_json};
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

/// The score with its working, for machines: the same figures that are printed.
fn data(source: Source<'_>) -> Result<Vec<Attachment>, ExchangeError> {
    let form = score_json::form(
        source.score,
        (source.catalog, source.controls),
        source.assessment,
        true,
    );
    Ok(vec![Attachment {
        name: "tukiem-score.json".to_owned(),
        mime: "application/json".to_owned(),
        description: "Kết quả tự đánh giá ở dạng dữ liệu (score.schema.json)".to_owned(),
        bytes: to_json(&form)?.into_bytes(),
    }])
}

/// Writes the report. `now` dates the file; the date of the paper itself stays
/// open for the document system.
///
/// # Errors
/// The figures cannot be written as JSON, which no data of the model causes.
pub fn document(source: Source<'_>, now: DateTime<FixedOffset>) -> Result<Document, ExchangeError> {
    let head = &source.assessment.head;
    Ok(Document {
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
        annexes: annexes::annexes(source),
        attachments: data(source)?,
    })
}
