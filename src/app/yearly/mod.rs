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

use crate::model::assessment::Assessment;
use crate::model::catalog::{Catalog, Item};
use crate::model::scope::Scope;
use crate::model::scoring::{Line, Score};
use crate::report::document::{Document, Language, Meta};

/// Everything the report is written from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The regulation.
    pub catalog: &'a Catalog,
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
        lines.enumerate().map(|(position, (item, line))| (position, item, line))
    }
}

/// Writes the report. `now` dates the file; the date of the paper itself stays
/// open for the document system.
pub fn document(source: Source<'_>, now: DateTime<FixedOffset>) -> Document {
    let head = &source.assessment.head;
    Document {
        meta: Meta {
            title: format!("Báo cáo kết quả tự đánh giá an toàn thông tin mạng năm {}", head.year),
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
        attachments: vec![],
    }
}
