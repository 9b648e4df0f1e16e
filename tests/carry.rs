//! Moving answers between assessments: nothing good is carried where more is
//! asked, no gap where less is asked, nothing is lost, and the counts shown first
//! are those of what is then written.
#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

#[path = "carry/given.rs"]
mod given;

use std::collections::BTreeSet;

use given::{Duty, answered, assessment, catalog, crosswalk, duty, scope_of};
use proptest::prelude::*;
use tukiem::model::carry::{self, Difference, Migration, Verdict, asks_more};
use tukiem::model::catalog::Catalog;
use tukiem::model::crosswalk::{Crosswalk, Flaw, Relation};
use tukiem::model::id::ItemId;
use tukiem::model::response::Answer;

fn planned(from: &[Duty], to: &[Duty], rows: Option<&Crosswalk>) -> (Catalog, Migration, Catalog) {
    let (earlier, later) = (catalog("a", from), catalog("b", to));
    let answers = assessment("a", from);
    let scope = scope_of(&later);
    let migration = carry::plan((&earlier, &answers), (&later, &scope), rows);
    (earlier, migration, later)
}

#[track_caller]
fn verdict(from: &Duty, to: &Duty, expected: Verdict) -> Vec<Difference> {
    let (_, migration, _) = planned(std::slice::from_ref(from), std::slice::from_ref(to), None);
    assert_eq!(migration.proposals[0].verdict, expected);
    migration.proposals[0].differences.clone()
}

#[test]
fn eight_characters_do_not_satisfy_eleven() {
    let eight = answered(duty("server.password", 8), Answer::Met);
    let eleven = duty("server.password", 11);
    let differences = verdict(&eight, &eleven, Verdict::Confirm);
    assert!(matches!(
        differences.as_slice(),
        [Difference::Criterion { .. }]
    ));
    let strict = answered(duty("server.password", 11), Answer::Met);
    verdict(&strict, &duty("server.password", 8), Verdict::Carry);
}

#[test]
fn who_fails_the_stricter_duty_may_meet_the_looser_one() {
    let failed = answered(duty("server.password", 11), Answer::NotMet);
    let differences = verdict(&failed, &duty("server.password", 8), Verdict::Confirm);
    assert_eq!(differences, [Difference::AsksLess]);
    let failed = answered(duty("server.password", 8), Answer::NotMet);
    verdict(&failed, &duty("server.password", 8), Verdict::Carry);
}

#[test]
fn duties_without_a_common_control_are_new() {
    let other = answered(duty("data.backup", 8), Answer::Met);
    verdict(&other, &duty("server.password", 8), Verdict::New);
}

#[test]
fn the_worst_of_several_answers_is_offered_to_confirm() {
    let from = [
        answered(duty("server.password", 8), Answer::Met),
        answered(duty("server.password", 8), Answer::Partial),
    ];
    let (_, migration, _) = planned(&from, &[duty("server.password", 8)], None);
    let proposal = &migration.proposals[0];
    assert_eq!(proposal.verdict, Verdict::Confirm);
    assert_eq!(proposal.answer, Some(Answer::Partial));
    assert!(proposal.differences.contains(&Difference::AnswersDiffer));
}

#[test]
fn a_crosswalk_decides_where_there_is_one() {
    let from = [
        answered(duty("x.a", 8), Answer::Met),
        answered(duty("x.b", 8), Answer::Met),
        answered(duty("x.c", 8), Answer::Met),
    ];
    let to = [duty("y.a", 8), duty("y.b", 8), duty("y.c", 8)];
    let rows = crosswalk(&[
        (&[0], &[0], Relation::Same),
        (&[1], &[1], Relation::Changed),
        (&[], &[2], Relation::New),
        (&[2], &[], Relation::Dropped),
    ]);
    let (earlier, migration, later) = planned(&from, &to, Some(&rows));
    assert_eq!(rows.flaws(&earlier, &later), []);
    let verdicts: Vec<_> = migration.proposals.iter().map(|p| p.verdict).collect();
    assert_eq!(verdicts, [Verdict::Carry, Verdict::Confirm, Verdict::New]);
    assert_eq!(migration.dropped, [ItemId::new("3")]);
}

#[test]
fn a_crosswalk_that_calls_a_stricter_number_the_same_is_not_believed() {
    let from = [answered(duty("x.a", 8), Answer::Met)];
    let rows = crosswalk(&[(&[0], &[0], Relation::Same)]);
    let (_, migration, _) = planned(&from, &[duty("x.a", 11)], Some(&rows));
    assert_eq!(migration.proposals[0].verdict, Verdict::Confirm);
}

#[test]
fn a_crosswalk_must_account_for_every_item() {
    let duties = [duty("x.a", 8), duty("x.b", 8)];
    let (earlier, later) = (catalog("a", &duties), catalog("b", &duties));
    let id = |n: &str| ItemId::new(n);
    let rows = crosswalk(&[
        (&[0], &[0], Relation::Same),
        (&[0], &[0], Relation::Changed),
    ]);
    let flaws = rows.flaws(&earlier, &later);
    for flaw in [
        Flaw::Twice(id("1")),
        Flaw::Unaccounted(id("2")),
        Flaw::Unexplained(id("2")),
    ] {
        assert!(flaws.contains(&flaw), "{flaw:?}");
    }
    let rows = crosswalk(&[
        (&[0, 1], &[0], Relation::Split),
        (&[1], &[], Relation::Dropped),
        (&[], &[1], Relation::New),
    ]);
    let flaws = rows.flaws(&earlier, &later);
    assert_eq!(flaws, [Flaw::Shape(0), Flaw::DroppedAndKept(id("2"))]);
}

#[test]
fn the_next_year_of_the_same_catalog_carries_everything_answered() {
    let duties = [
        answered(duty("x.a", 8), Answer::Met),
        answered(duty("x.b", 8), Answer::NotMet),
        duty("x.c", 8),
    ];
    let all = catalog("a", &duties);
    let answers = assessment("a", &duties);
    let migration = carry::plan((&all, &answers), (&all, &scope_of(&all)), None);
    let counts = migration.counts();
    assert_eq!((counts.carried, counts.confirm, counts.new), (2, 0, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// The rule of the whole: whatever the catalogs, no good answer is carried
    /// without a word where the later item asks more, and no gap where it asks less.
    #[test]
    fn nothing_is_carried_without_confirmation_where_more_is_asked(
        from in given::duties(), to in given::duties(), rows in given::rows(),
    ) {
        let rows = rows.map(|rows| given::fitting(&rows, from.len(), to.len()));
        let (earlier, migration, later) = planned(&from, &to, rows.as_ref());
        for proposal in &migration.proposals {
            let item = later.item(&proposal.item).unwrap();
            let sources: Vec<_> = proposal.sources.iter().map(|id| earlier.item(id).unwrap()).collect();
            if proposal.verdict == Verdict::Carry {
                prop_assert!(asks_more(item, &sources, false).is_empty());
                let answer = proposal.answer.as_ref().unwrap();
                if answer.is_gap() {
                    for source in &sources {
                        prop_assert!(asks_more(source, &[item], false).is_empty());
                    }
                }
            }
            prop_assert_eq!(proposal.verdict == Verdict::New, proposal.answer.is_none());
            prop_assert_eq!(proposal.verdict == Verdict::Confirm, !proposal.differences.is_empty());
        }
    }

    /// The counts shown first are those of what is written; what is not confirmed
    /// stays unanswered, marked, with its origin; nothing of the earlier one is touched.
    #[test]
    fn what_is_written_is_what_was_shown(
        from in given::duties(), to in given::duties(), picked in prop::collection::vec(any::<bool>(), 12),
    ) {
        let (_, migration, later) = planned(&from, &to, None);
        let answers = assessment("a", &from);
        let to_confirm = migration.proposals.iter().filter(|p| p.verdict == Verdict::Confirm);
        let confirmed: BTreeSet<_> = to_confirm.zip(&picked).filter(|(_, yes)| **yes).map(|(p, _)| p.item.clone()).collect();
        let changes = carry::changes(&migration, &confirmed, &answers, |_| "origin".to_owned());
        let mut written = assessment("b", &[]);
        written.head.catalog = later.id.clone();
        for change in &changes {
            change.apply(&mut written);
        }
        let counts = migration.counts();
        let has_answer = written.responses.values().filter(|r| r.answer.is_some()).count();
        prop_assert_eq!(has_answer, counts.carried + confirmed.len());
        let waiting = written.responses.values().filter(|r| r.note.starts_with("origin")).count();
        prop_assert_eq!(waiting, counts.confirm - confirmed.len());
        prop_assert!(written.responses.values().filter(|r| r.note.starts_with("origin")).all(|r| r.flagged && r.answer.is_none()));
        // Notes, evidence and plan of everything that is taken up come along.
        let used: BTreeSet<_> = migration.proposals.iter().flat_map(|p| &p.sources).collect();
        for source in &used {
            for piece in answers.evidence_of(source) {
                prop_assert_eq!(written.evidence.get(&piece.id), Some(piece));
            }
        }
        for proposal in &migration.proposals {
            for source in &proposal.sources {
                let note = answers.response(source).note;
                prop_assert!(written.response(&proposal.item).note.contains(&note));
            }
        }
        let kept: BTreeSet<_> = used.into_iter().chain(&migration.dropped).collect();
        prop_assert!(answers.responses.keys().all(|id| kept.contains(id)));
    }
}
