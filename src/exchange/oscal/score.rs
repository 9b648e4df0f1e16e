//! The score as properties of the result, with what it comes from.

use super::common::Property;
use super::word::percent;
use super::{Source, token};
use crate::model::scoring::{Grade, Tenths};

/// Every figure of the score. Sums are those of the working: score = 100 · points / possible.
pub(super) fn props(source: Source<'_>) -> Vec<Property> {
    let (score, tally) = (source.score, &source.score.overall);
    let share = |name, share: Option<Tenths>| Property::ours(name, &percent(share?));
    let number = |name, number: u64| Property::ours(name, &number.to_string());
    let grade = |name, grade: Option<Grade>| Property::ours(name, grade?.letter());
    let mut props = vec![
        share("score", tally.score()),
        number("score-points", tally.points),
        number("score-possible", tally.possible),
        share("answered-score", tally.answered_score()),
        number("answered-possible", tally.answered_possible),
        share("evidence-backed-score", tally.backed_score()),
        number("evidence-backed-points", tally.backed_points),
        share("completeness", tally.completeness()),
        grade("grade", score.grade),
        grade("grade-before-cap", score.grade_before_cap),
        number("count-met", tally.met.into()),
        number("count-partial", tally.partial.into()),
        number("count-not-met", tally.not_met.into()),
        number("count-unanswered", tally.unanswered.into()),
        number("count-not-applicable", tally.not_applicable.into()),
        number("count-out-of-scope", tally.out_of_scope.into()),
    ];
    let critical = score.critical_failures.iter();
    let critical = critical.filter_map(|at| source.catalog.items.get(*at));
    props.extend(critical.map(|item| Property::ours("critical-failure", &token::objective(item))));
    let articles = source.catalog.articles().zip(&score.articles);
    props.extend(articles.map(|(article, tally)| {
        let property = share("article-score", tally.score())?;
        Some(Property {
            class: Some(token::article(&article.number)),
            ..property
        })
    }));
    props.into_iter().flatten().collect()
}
