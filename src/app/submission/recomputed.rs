//! The score worked out again from the answers, by the receiver's own catalog.

use super::{Mismatch, Regulations};
use crate::exchange::score_json::{ScoreForm, TallyForm};
use crate::exchange::submission_json::{self, AnswerForm, Given, SubmissionForm, assessment};
use crate::model::evidence::Sha256;
use crate::model::id::CatalogId;
use crate::model::scope::Scope;
use crate::model::scoring::{Line, Standing, Tally, Tenths, score};

/// How far the score could be worked out again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recomputed {
    /// From the answers, by the catalog itself.
    ByCatalog,
    /// The catalog is not at hand: only the sums of the lines were added up.
    SumsOnly,
}

/// Works the score out again and notes what differs.
pub(super) fn compare(
    regulations: &Regulations,
    submission: &SubmissionForm,
    mismatches: &mut Vec<Mismatch>,
) -> Recomputed {
    let stated = &submission.regulation;
    let Some(known) = regulations.find(&stated.catalog, &stated.content_version) else {
        sums(submission, mismatches);
        return Recomputed::SumsOnly;
    };
    if Sha256::from_hex(&stated.sha256) != Some(known.digest) {
        mismatches.push(Mismatch::CatalogDiffers {
            catalog: CatalogId::new(&stated.catalog),
            version: stated.content_version.clone(),
        });
        sums(submission, mismatches);
        return Recomputed::SumsOnly;
    }
    let Some(assessment) = assessment(submission) else {
        mismatches.push(Mismatch::WorkingWrong);
        return Recomputed::ByCatalog;
    };
    let scope = Scope::of(&known.catalog, &assessment.head.profile);
    let result = score(&known.catalog, &scope, &assessment);
    let mut again = submission_json::form(Given {
        catalog: &known.catalog,
        catalog_sha256: known.digest,
        controls: &regulations.controls,
        scope: &scope,
        assessment: &assessment,
        score: &result,
        created: assessment.created,
    });
    // Words and domains come from the program's version, figures from the catalog.
    again
        .program_version
        .clone_from(&submission.program_version);
    again.created.clone_from(&submission.created);
    again.incidents.clone_from(&submission.incidents);
    same_words(&mut again.score, &submission.score);
    if again.score.total != submission.score.total || again.score.grade != submission.score.grade {
        mismatches.push(Mismatch::ScoreWrong {
            stated: percent(&submission.score.total),
            correct: percent(&again.score.total),
        });
    } else if again != *submission {
        mismatches.push(Mismatch::WorkingWrong);
    }
    Recomputed::ByCatalog
}

fn same_words(again: &mut ScoreForm, stated: &ScoreForm) {
    again.by_domain.clone_from(&stated.by_domain);
    if let (Some(again), Some(stated)) = (&mut again.explain, &stated.explain) {
        again.formula.clone_from(&stated.formula);
    }
}

fn percent(tally: &TallyForm) -> Option<Tenths> {
    Tenths::of(tally.overall.numerator, tally.overall.denominator)
}

/// Without the catalog, the lines must at least add up to the score.
fn sums(submission: &SubmissionForm, mismatches: &mut Vec<Mismatch>) {
    let mut tally = Tally::default();
    for answer in &submission.answers {
        tally.add(&line(answer));
    }
    let total = TallyForm::from(&tally);
    if total != submission.score.total {
        mismatches.push(Mismatch::ScoreWrong {
            stated: percent(&submission.score.total),
            correct: percent(&total),
        });
    } else if !submission.answers.iter().all(is_consistent) {
        mismatches.push(Mismatch::WorkingWrong);
    }
}

fn line(answer: &AnswerForm) -> Line {
    Line {
        weight: answer.weight,
        standing: answer.standing.into(),
        backed: answer.backed,
    }
}

/// Whether the parts of an answer say the same.
fn is_consistent(answer: &AnswerForm) -> bool {
    use crate::exchange::AnswerWord as A;
    let standing = Standing::from(answer.standing);
    let fits = match answer.answer {
        Some(A::Met) => standing == Standing::Met,
        Some(A::Partial) => standing == Standing::Partial,
        Some(A::NotMet) => standing == Standing::NotMet,
        Some(A::NotApplicable) => standing == Standing::NotApplicable,
        None => matches!(standing, Standing::Unanswered | Standing::OutOfScope),
    };
    let value = standing.value();
    fits && answer.value == value
        && answer.points == value.map_or(0, |value| answer.weight * value)
        && answer.possible == value.map_or(0, |_| 2 * answer.weight)
}
