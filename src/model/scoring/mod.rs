//! The score, exact in integers, together with its working.
//!
//! Value of an answer: Đạt 2, một phần 1, chưa đạt and chưa trả lời 0. Weight by
//! force: prohibition 3, duty 2, recommendation 1. Score = 100 · Σ w·v / Σ 2w,
//! with one decimal, rounded half up. Không áp dụng and out-of-scope items leave
//! the sum. A critical item that is chưa đạt caps the grade at C.

mod domain;
mod grade;
mod line;
mod tally;

pub use domain::Domains;
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

/// Scores an assessment as of the last day of its period. `scope` must be that of `catalog`.
pub fn score(catalog: &Catalog, scope: &Scope, assessment: &Assessment) -> Score {
    let lines = line::lines(catalog, scope, assessment);
    let mut result = Score {
        overall: Tally::default(),
        articles: vec![Tally::default(); catalog.articles().count()],
        chapters: vec![Tally::default(); catalog.chapters.len()],
        bearers: BTreeMap::new(),
        critical_failures: Vec::new(),
        grade: None,
        grade_before_cap: None,
        lines: Vec::new(),
    };
    let mut bearers = [None; Bearer::ALL.len()];
    for (position, (row, line)) in scope.rows().iter().zip(&lines).enumerate() {
        result.overall.add(line);
        if let Some((article, chapter)) = row.place {
            let tallies = [
                result.articles.get_mut(article),
                result.chapters.get_mut(chapter),
            ];
            tallies
                .into_iter()
                .flatten()
                .for_each(|tally| tally.add(line));
        }
        for (bit, tally) in bearers.iter_mut().enumerate() {
            if row.bearers & 1 << bit != 0 {
                tally.get_or_insert_with(Tally::default).add(line);
            }
        }
        if row.critical && line.standing == Standing::NotMet {
            result.critical_failures.push(position);
        }
    }
    let borne = Bearer::ALL.into_iter().zip(bearers);
    result.bearers = borne
        .filter_map(|(bearer, tally)| Some((bearer, tally?)))
        .collect();
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
