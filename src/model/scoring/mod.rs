//! The score, exact in integers, together with its working.
//!
//! Value of an answer: Đạt 2, một phần 1, chưa đạt and chưa trả lời 0. Weight by
//! force: prohibition 3, duty 2, recommendation 1. Score = 100 · Σ w·v / Σ 2w,
//! with one decimal, rounded half up. Không áp dụng and out-of-scope items leave
//! the sum. A critical item that is chưa đạt caps the grade at C.

mod grade;
mod line;
mod tally;

pub use grade::Grade;
pub use line::{Line, Standing};
pub use tally::{Tally, Tenths};

use std::collections::BTreeMap;

use super::assessment::Assessment;
use super::bearer::Bearer;
use super::catalog::Catalog;
use super::scope::Scope;

/// The score of an assessment. Every figure shown anywhere is read from here,
/// so the number and its explanation cannot disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Every item of the catalog, in its order, with what it contributes.
    pub lines: Vec<Line>,
    /// All items together.
    pub overall: Tally,
    /// By article, in the order of [`Catalog::articles`].
    pub articles: Vec<Tally>,
    /// By chapter.
    pub chapters: Vec<Tally>,
    /// By bearer; an item of several bearers counts for each.
    pub bearers: BTreeMap<Bearer, Tally>,
    /// Positions of critical items that are chưa đạt (điểm liệt).
    pub critical_failures: Vec<usize>,
    /// The grade; `None` where no item is in the sum.
    pub grade: Option<Grade>,
    /// The grade the score alone would give, where a critical failure lowered it.
    pub grade_before_cap: Option<Grade>,
}

/// Scores an assessment as of the last day of its period.
pub fn score(catalog: &Catalog, scope: &Scope, assessment: &Assessment) -> Score {
    let places = catalog.article_positions();
    let lines = line::lines(catalog, scope, assessment);
    let mut result = Score {
        overall: Tally::default(),
        articles: vec![Tally::default(); places.len()],
        chapters: vec![Tally::default(); catalog.chapters.len()],
        bearers: BTreeMap::new(),
        critical_failures: Vec::new(),
        grade: None,
        grade_before_cap: None,
        lines: Vec::new(),
    };
    // Items come in the order of the law: the article rarely changes from one to the next.
    let mut place = ("", None);
    for (position, (item, line)) in catalog.items.iter().zip(&lines).enumerate() {
        if place.0 != item.article() || position == 0 {
            place = (item.article(), places.get(item.article()));
        }
        result.overall.add(line);
        if let Some(&(article, chapter)) = place.1 {
            result.articles[article].add(line);
            result.chapters[chapter].add(line);
        }
        for bearer in &item.bearers {
            result.bearers.entry(*bearer).or_default().add(line);
        }
        if item.critical && line.standing == Standing::NotMet {
            result.critical_failures.push(position);
        }
    }
    result.lines = lines;
    if let Some(tenths) = result.overall.score() {
        let earned = Grade::of(tenths, &catalog.grade_bands);
        let capped = if result.critical_failures.is_empty() {
            earned
        } else {
            earned.max(Grade::C)
        };
        result.grade = Some(capped);
        result.grade_before_cap = (capped != earned).then_some(earned);
    }
    result
}
