//! Taking a file over: all good rows as one step, or nothing.

use tukiem::app::command::Command;
use tukiem::app::error::AppError;
use tukiem::app::event::Event;
use tukiem::app::headless;
use tukiem::model::response::Answer;

use crate::given::{ANSWER, ITEM, NOTE, Unit};

#[test]
fn good_rows_are_one_step_that_can_be_undone() {
    let mut unit = Unit::new();
    let bytes = unit
        .book()
        .put(0, ANSWER, "Chưa đạt")
        .put(4, ANSWER, "Đạt")
        .put(4, NOTE, "=HYPERLINK(\"x\")")
        .bytes();
    let before = [unit.response(0), unit.response(4)];
    let revision = unit.session.current.as_ref().unwrap().revision;
    unit.read(&bytes).unwrap();
    let draft = unit.session.sheet.clone().unwrap();
    assert_eq!(draft.rows.len(), 2);
    assert_eq!([unit.response(0), unit.response(4)], before, "only shown");
    // A flag set meanwhile is not lost.
    let item = unit.item(4);
    let flagged = true;
    unit.session
        .execute(Command::Flag { item, flagged })
        .unwrap();
    unit.accept(false).unwrap();
    assert!(unit.session.sheet.is_none());
    assert_eq!(unit.response(0).answer, Some(Answer::NotMet));
    assert_eq!(unit.response(4).answer, Some(Answer::Met));
    assert_eq!(unit.response(4).note, "=HYPERLINK(\"x\")");
    assert!(unit.response(4).flagged);
    let taken = unit.session.poll();
    assert!(taken.iter().any(|e| matches!(e, Event::SheetTaken(2))));
    unit.session.flush(headless::PATIENCE).unwrap();
    unit.session.execute(Command::Undo).unwrap();
    unit.session.execute(Command::Undo).unwrap();
    assert_eq!([unit.response(0), unit.response(4)], before);
    assert!(unit.session.current.as_ref().unwrap().revision > revision);
    unit.session.flush(headless::PATIENCE).unwrap();
}

#[test]
fn with_a_problem_nothing_is_taken_unless_asked() {
    let mut unit = Unit::new();
    let bytes = unit
        .book()
        .put(0, ANSWER, "Chưa đạt")
        .put(5, ANSWER, "???")
        .bytes();
    unit.read(&bytes).unwrap();
    let refused = unit.accept(false).unwrap_err();
    assert!(matches!(refused, AppError::SheetUnsound { count: 1 }));
    assert_eq!(unit.response(0).answer, Some(Answer::Met));
    unit.accept(true).unwrap();
    assert_eq!(unit.response(0).answer, Some(Answer::NotMet));
    assert_eq!(unit.response(5).answer, None);
}

#[test]
fn what_was_changed_meanwhile_stops_all() {
    let mut unit = Unit::new();
    let bytes = unit
        .book()
        .put(0, ANSWER, "Chưa đạt")
        .put(1, ANSWER, "Đạt")
        .bytes();
    unit.read(&bytes).unwrap();
    let item = unit.item(1);
    let note = "Mới ghi".to_owned();
    unit.session
        .execute(Command::Note {
            item: item.clone(),
            note,
        })
        .unwrap();
    match unit.accept(true).unwrap_err() {
        AppError::SheetOvertaken { items } => assert_eq!(items, [item]),
        other => panic!("{other:?}"),
    }
    assert_eq!(unit.response(0).answer, Some(Answer::Met), "nothing half");
    // Read again, it shows the new difference and can be taken.
    unit.read(&bytes).unwrap();
    unit.accept(false).unwrap();
    assert_eq!(unit.response(1).answer, Some(Answer::Met));
}

#[test]
fn an_approved_assessment_takes_nothing() {
    let mut unit = Unit::new();
    let bytes = unit.book().put(0, ANSWER, "Chưa đạt").bytes();
    unit.read(&bytes).unwrap();
    unit.session.execute(Command::Submit).unwrap();
    unit.session.execute(Command::Approve).unwrap();
    assert!(matches!(unit.accept(false), Err(AppError::Frozen)));
    assert!(matches!(unit.read(&bytes), Err(AppError::Frozen)));
    assert_eq!(unit.response(0).answer, Some(Answer::Met));
}

#[test]
fn a_file_belongs_to_the_assessment_it_was_read_for() {
    let mut unit = Unit::new();
    let bytes = unit.book().put(0, ANSWER, "Chưa đạt").bytes();
    unit.read(&bytes).unwrap();
    unit.session.execute(Command::DropSheet).unwrap();
    assert!(matches!(unit.accept(false), Err(AppError::NoSheet)));
    unit.read(&bytes).unwrap();
    unit.session.execute(Command::Close).unwrap();
    assert!(unit.session.sheet.is_none());
    assert!(matches!(unit.accept(false), Err(AppError::NoSheet)));
}

#[test]
fn a_file_that_cannot_be_read_leaves_no_draft() {
    let mut unit = Unit::new();
    let bytes = unit.book().put(0, ITEM, "x").bytes();
    unit.read(&bytes).unwrap();
    assert!(unit.read(b"not a spreadsheet").is_err());
    assert!(unit.session.sheet.is_none());
    let missing = unit.path("missing.xlsx");
    unit.session.execute(Command::ReadSheet(missing)).unwrap();
    assert!(headless::finish(&mut unit.session).is_err());
}
