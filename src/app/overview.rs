//! Progress and score of an assessment that is not open, for lists.

use crate::model::assessment::Assessment;
use crate::model::catalog::Catalog;
use crate::model::scope::Scope;
use crate::model::scoring::{Grade, Tally, score};

/// What a list shows of an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overview {
    /// All items together.
    pub tally: Tally,
    /// The grade; `None` where no item is in the sum.
    pub grade: Option<Grade>,
}

impl Overview {
    /// Scores an assessment.
    pub fn of(catalog: &Catalog, assessment: &Assessment) -> Self {
        let scope = Scope::of(catalog, &assessment.head.profile);
        let score = score(catalog, &scope, assessment);
        Self {
            tally: score.overall,
            grade: score.grade,
        }
    }
}
