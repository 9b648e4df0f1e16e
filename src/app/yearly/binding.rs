//! The printed lines that tie the report's data to its figures: written here for
//! the report, and looked for by whoever receives it.

use super::words::{VI, share};
use crate::exchange::score_json::ScoreForm;
use crate::i18n;
use crate::model::evidence::Sha256;
use crate::model::scoring::{Grade, Score, Tenths};

/// What the digest's line begins with.
pub const DIGEST_MARK: &str = "SHA-256: ";

/// What the lines with the score begin with.
pub const SCORE_MARK: &str = "Điểm tổng: ";

/// The figures that are printed and travel as data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Điểm tổng; `None` where no item is in the sum.
    pub score: Option<Tenths>,
    /// Xếp loại.
    pub grade: Option<Grade>,
    /// Mức độ hoàn thành.
    pub completeness: Option<Tenths>,
}

impl Figures {
    /// The figures of a score.
    pub fn of(score: &Score) -> Self {
        Self {
            score: score.overall.score(),
            grade: score.grade,
            completeness: score.overall.completeness(),
        }
    }
}

impl From<&ScoreForm> for Figures {
    fn from(form: &ScoreForm) -> Self {
        let total = &form.total;
        Self {
            score: Tenths::of(total.overall.numerator, total.overall.denominator),
            grade: form.grade.map(Into::into),
            completeness: Tenths::of(total.completeness.numerator, total.completeness.denominator),
        }
    }
}

/// "SHA-256: 0a1b2c3d 4e5f…", in groups of eight digits that a person can compare.
pub fn digest_line(digest: Sha256) -> String {
    let mut line = DIGEST_MARK.to_owned();
    for (at, digit) in digest.to_string().chars().enumerate() {
        if at > 0 && at % 8 == 0 {
            line.push(' ');
        }
        line.push(digit);
    }
    line
}

/// "Điểm tổng: 82,4 %. Xếp loại: B. Mức độ hoàn thành: 100,0 %."
pub fn figures_line(figures: Figures) -> String {
    format!(
        "{SCORE_MARK}{}. Xếp loại: {}. Mức độ hoàn thành: {}.",
        share(figures.score),
        figures.grade.map_or("–", Grade::letter),
        share(figures.completeness)
    )
}

/// "Điểm tổng: 82,4 %. Xếp loại: B (Khá).": how the report's results begin.
pub fn verdict(figures: Figures) -> String {
    let score = share(figures.score);
    match figures.grade {
        Some(grade) => format!("{SCORE_MARK}{score}. Xếp loại: {}.", graded(grade)),
        None => format!("{SCORE_MARK}{score}."),
    }
}

/// "B (Khá)".
pub(super) fn graded(grade: Grade) -> String {
    format!("{} ({})", grade.letter(), i18n::grade(VI, grade))
}
