//! The score: bounds, monotony, neutrality, and equality with a slow
//! implementation written from the formula alone.
#![expect(clippy::unwrap_used)]

#[path = "scoring/given.rs"]
mod given;

use given::{Row, build, by_hand, row, rows};
use proptest::prelude::*;
use tukiem::exchange::score_json;
use tukiem::model::catalog::GradeBands;
use tukiem::model::control::{Control, ControlGroup, Controls, GroupKind};
use tukiem::model::id::ControlId;
use tukiem::model::interval::{ClockStart, Interval};
use tukiem::model::scoring::{Domains, Grade, Score, Tally, Tenths, score};
use tukiem::model::text::Text;

fn of(rows: &[Row]) -> Score {
    let (catalog, scope, assessment) = build(rows);
    score(&catalog, &scope, &assessment)
}

/// The figures that N/A must not move.
fn figures(score: &Score) -> [Option<Tenths>; 3] {
    let tally = &score.overall;
    [tally.score(), tally.answered_score(), tally.backed_score()]
}

fn sum<'a>(tallies: impl IntoIterator<Item = &'a Tally>) -> Tally {
    tallies.into_iter().fold(Tally::default(), |a, b| Tally {
        met: a.met + b.met,
        partial: a.partial + b.partial,
        not_met: a.not_met + b.not_met,
        unanswered: a.unanswered + b.unanswered,
        not_applicable: a.not_applicable + b.not_applicable,
        out_of_scope: a.out_of_scope + b.out_of_scope,
        backed: a.backed + b.backed,
        points: a.points + b.points,
        possible: a.possible + b.possible,
        answered_possible: a.answered_possible + b.answered_possible,
        backed_points: a.backed_points + b.backed_points,
    })
}

proptest! {
    #[test]
    fn equals_the_formula_worked_by_hand(rows in rows()) {
        let score = of(&rows);
        let hand = by_hand(&rows);
        let tally = &score.overall;
        let shares = [tally.score(), tally.answered_score(), tally.backed_score(), tally.completeness()];
        prop_assert_eq!(shares.map(|share| share.map(|t| i128::from(t.0))), hand.shares);
        prop_assert_eq!(score.grade.map(Grade::letter), hand.grade);
        for (article, expected) in score.articles.iter().zip(hand.articles) {
            prop_assert_eq!(article.score().map(|t| i128::from(t.0)), expected);
        }
    }

    #[test]
    fn stays_within_bounds(rows in rows()) {
        let score = of(&rows);
        let groups = score.articles.iter().chain(&score.chapters).chain(score.bearers.values());
        for tally in groups.chain([&score.overall]) {
            prop_assert!(tally.backed_points <= tally.points);
            prop_assert!(tally.points <= tally.answered_possible);
            prop_assert!(tally.answered_possible <= tally.possible);
            for share in [tally.score(), tally.answered_score(), tally.backed_score(), tally.completeness()] {
                prop_assert!(share.is_none_or(|t| t.0 <= 1000));
            }
        }
    }

    #[test]
    fn a_better_answer_never_lowers_it(rows in rows(), at: prop::sample::Index) {
        prop_assume!(!rows.is_empty());
        let at = at.index(rows.len());
        let Some(better) = rows[at].raised() else { return Ok(()) };
        let mut raised = rows.clone();
        raised[at] = better;
        let (before, after) = (of(&rows), of(&raised));
        prop_assert!(after.overall.score() >= before.overall.score());
        prop_assert!(after.overall.backed_score() >= before.overall.backed_score());
        // A greater grade is a worse one. From unanswered to chưa đạt is no step up here.
        prop_assert!(after.grade <= before.grade);
    }

    #[test]
    fn more_evidence_never_lowers_what_is_backed(
        rows in rows(), at: prop::sample::Index, age in prop::option::of(-5_i64..900)
    ) {
        prop_assume!(!rows.is_empty());
        let at = at.index(rows.len());
        let mut more = rows.clone();
        more[at].facts.push(age);
        let (before, after) = (of(&rows), of(&more));
        prop_assert!(after.overall.backed_score() >= before.overall.backed_score());
        prop_assert_eq!(after.overall.score(), before.overall.score());
        prop_assert_eq!(after.grade, before.grade);
    }

    #[test]
    fn not_applicable_is_as_if_not_in_the_catalog(rows in rows(), at: prop::sample::Index) {
        prop_assume!(!rows.is_empty());
        let at = at.index(rows.len());
        let (mut with, mut without) = (rows.clone(), rows);
        with[at].answer = 4;
        without.remove(at);
        let (with, without) = (of(&with), of(&without));
        prop_assert_eq!(figures(&with), figures(&without));
        prop_assert_eq!((with.grade, with.grade_before_cap), (without.grade, without.grade_before_cap));
        let shares = |score: &Score| score.articles.iter().map(Tally::score).collect::<Vec<_>>();
        prop_assert_eq!(shares(&with), shares(&without));
    }

    #[test]
    fn out_of_scope_is_as_if_not_in_the_catalog(rows in rows(), at: prop::sample::Index, how in 1_u8..3) {
        prop_assume!(!rows.is_empty());
        let at = at.index(rows.len());
        let (mut with, mut without) = (rows.clone(), rows);
        with[at].outside = how;
        without.remove(at);
        let (with, without) = (of(&with), of(&without));
        prop_assert_eq!(figures(&with), figures(&without));
        prop_assert_eq!(with.overall.completeness(), without.overall.completeness());
        prop_assert_eq!(with.grade, without.grade);
        prop_assert_eq!(with.critical_failures.len(), without.critical_failures.len());
    }

    #[test]
    fn the_order_of_items_does_not_matter(
        (rows, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))
    ) {
        let (one, other) = (of(&rows), of(&shuffled));
        prop_assert_eq!(one.overall, other.overall);
        prop_assert_eq!(one.articles, other.articles);
        prop_assert_eq!(one.chapters, other.chapters);
        prop_assert_eq!(one.bearers, other.bearers);
        prop_assert_eq!(one.grade, other.grade);
        prop_assert_eq!(one.grade_before_cap, other.grade_before_cap);
        prop_assert_eq!(one.critical_failures.len(), other.critical_failures.len());
    }

    #[test]
    fn parts_and_lines_add_up_to_the_whole(rows in rows()) {
        let (catalog, scope, assessment) = build(&rows);
        let score = score(&catalog, &scope, &assessment);
        prop_assert_eq!(sum(&score.articles), score.overall);
        prop_assert_eq!(sum(&score.chapters), score.overall);
        // The explanation that is printed, added up again by the reader.
        let form = score_json::form(&score, (&catalog, &Controls::default()), &assessment, true);
        let lines = form.explain.unwrap().lines;
        prop_assert_eq!(lines.len(), rows.len());
        let total = |f: &dyn Fn(&score_json::LineForm) -> u32| lines.iter().map(|l| u64::from(f(l))).sum::<u64>();
        prop_assert_eq!(total(&|l| l.points), form.total.overall.numerator);
        prop_assert_eq!(total(&|l| l.possible), form.total.overall.denominator);
        prop_assert_eq!(total(&|l| if l.backed { l.points } else { 0 }), form.total.evidence_backed.numerator);
        prop_assert_eq!(lines.iter().all(|l| l.in_sum == l.value.is_some()), true);
        prop_assert_eq!(lines.iter().all(|l| l.points == l.weight * l.value.unwrap_or(0)), true);
    }
}

#[test]
fn nothing_in_the_sum_gives_no_score() {
    let outside = Row {
        outside: 1,
        ..row(1, 1)
    };
    for rows in [
        vec![],
        vec![row(1, 4)],
        vec![outside.clone()],
        vec![outside, row(2, 4)],
    ] {
        let score = of(&rows);
        assert_eq!(figures(&score), [None; 3], "{rows:?}");
        assert_eq!((score.grade, score.grade_before_cap), (None, None));
    }
    // Unanswered is in the sum: it is 0, not nothing, but there is no score on what was answered.
    assert_eq!(
        figures(&of(&[row(1, 0)])),
        [Some(Tenths(0)), None, Some(Tenths(0))]
    );
}

#[test]
fn grades_change_exactly_at_their_bands() {
    let bands = GradeBands::default();
    for (tenths, letter) in [
        (1000, "A"),
        (900, "A"),
        (899, "B"),
        (800, "B"),
        (799, "C"),
        (650, "C"),
        (649, "D"),
        (500, "D"),
        (499, "E"),
        (0, "E"),
    ] {
        assert_eq!(
            Grade::of(Tenths(tenths), &bands).letter(),
            letter,
            "{tenths}"
        );
    }
}

#[test]
fn the_grade_is_that_of_the_figure_shown() {
    // 1799 of 2000 halves: 89.95 %, shown as 90.0 % and therefore an A.
    let mut rows = vec![row(1, 1); 899];
    rows.push(row(1, 2));
    rows.extend(vec![row(1, 3); 100]);
    let score = of(&rows);
    assert_eq!(score.overall.score(), Some(Tenths(900)));
    assert_eq!(score.grade, Some(Grade::A));
    // One half less: 89.9 %.
    rows[899] = row(1, 3);
    assert_eq!(
        (of(&rows).overall.score(), of(&rows).grade),
        (Some(Tenths(899)), Some(Grade::B))
    );
}

#[test]
fn halves_round_up() {
    for (part, whole, tenths) in [
        (1, 2000, 1),
        (1, 2001, 0),
        (1, 1999, 1),
        (3, 2000, 2),
        (2, 3, 667),
        (1, 3, 333),
        (1999, 2000, 1000),
        (0, 7, 0),
        (7, 7, 1000),
    ] {
        assert_eq!(
            Tenths::of(part, whole),
            Some(Tenths(tenths)),
            "{part}/{whole}"
        );
    }
    assert_eq!(Tenths::of(0, 0), None);
}

#[test]
fn a_critical_failure_caps_at_c_and_only_caps() {
    let critical = |answer| Row {
        critical: true,
        ..row(1, answer)
    };
    let with = |answer, met, failed| {
        let mut rows = vec![row(1, 1); met];
        rows.extend(vec![row(1, 3); failed]);
        rows.push(critical(answer));
        let score = of(&rows);
        (
            score.grade.unwrap(),
            score.grade_before_cap,
            score.critical_failures.len(),
        )
    };
    assert_eq!(with(3, 99, 0), (Grade::C, Some(Grade::A), 1));
    assert_eq!(with(3, 85, 14), (Grade::C, Some(Grade::B), 1));
    assert_eq!(with(3, 70, 29), (Grade::C, None, 1));
    assert_eq!(with(3, 55, 44), (Grade::D, None, 1));
    assert_eq!(with(3, 10, 89), (Grade::E, None, 1));
    for answer in [0, 1, 2, 4] {
        assert_eq!(with(answer, 99, 0), (Grade::A, None, 0), "{answer}");
    }
    let outside = Row {
        outside: 1,
        ..critical(3)
    };
    assert_eq!(of(&[row(1, 1), outside]).grade, Some(Grade::A));
}

#[test]
fn evidence_is_fresh_up_to_the_last_day_of_its_interval() {
    let text = Text::new("khi có thay đổi", "on change");
    let numbered = [
        (Interval::EveryMonths(1), 31),
        (Interval::EveryMonths(6), 186),
        (Interval::EveryMonths(12), 372),
        (Interval::EveryDays(1), 1),
        (Interval::EveryDays(90), 90),
        (Interval::YearlyBefore { day: 25, month: 12 }, 366),
    ];
    for (interval, limit) in numbered {
        for (age, fresh) in [(0, true), (limit, true), (limit + 1, false), (-1, false)] {
            let backed = given::backed(Some(interval.clone()), Some(age));
            assert_eq!(backed, fresh, "{interval:?} after {age} days");
        }
        assert!(
            !given::backed(Some(interval), None),
            "an undated proof of a dated duty"
        );
    }
    let unnumbered = [
        None,
        Some(Interval::Periodic),
        Some(Interval::Regular),
        Some(Interval::Continuous),
        Some(Interval::AtOnce(text.clone())),
        Some(Interval::Before(text.clone())),
        Some(Interval::When(text)),
        Some(Interval::WithinHours(24, ClockStart::Detection)),
    ];
    for interval in unnumbered {
        for age in [None, Some(0), Some(-30), Some(5000)] {
            assert!(given::backed(interval.clone(), age), "{interval:?} {age:?}");
        }
    }
}

#[test]
fn an_item_counts_once_in_every_domain_it_touches() {
    let rows = [row(1, 1), row(1, 3), row(2, 2), row(2, 1)];
    let (mut catalog, scope, assessment) = build(&rows);
    let given: [&[&str]; 4] = [&["a.1", "a.2"], &["a.1", "b.1"], &["b.1"], &["unknown"]];
    for (item, controls) in catalog.items.iter_mut().zip(given) {
        item.controls = controls.iter().copied().map(ControlId::new).collect();
    }
    let group = |id: &str, names: &[&str]| ControlGroup {
        id: id.to_owned(),
        kind: GroupKind::Technical,
        name: Text::new(id, id),
        controls: names
            .iter()
            .map(|name| Control {
                id: ControlId::new(*name),
                name: Text::new(*name, *name),
                description: Text::new(*name, *name),
            })
            .collect(),
    };
    let groups = vec![
        group("a", &["a.1", "a.2"]),
        group("b", &["b.1"]),
        group("c", &["c.1"]),
    ];
    let controls = Controls {
        version: "1".to_owned(),
        groups,
    };
    let score = score(&catalog, &scope, &assessment);
    let tallies = Domains::of(&catalog, &controls).tallies(&score);
    // Weight 2 each: met 4 points of 4, partly 2, not met 0.
    let figures: Vec<_> = tallies.iter().map(|t| (t.points, t.possible)).collect();
    assert_eq!(figures, [(4, 8), (2, 8), (0, 0)]);
    let form = score_json::form(&score, (&catalog, &controls), &assessment, false);
    let domains = form.by_domain.iter();
    let shares: Vec<_> = domains.map(|d| d.tally.overall.percent).collect();
    assert_eq!(shares, [Some(50.0), Some(25.0), None]);
}
