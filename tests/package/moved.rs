//! From one machine to another and back.

use tukiem::app::command::Command;
use tukiem::app::error::AppError;
use tukiem::app::package::{Counts, Hindrance, How, PackageRefusal, Relation, read_summary};
use tukiem::app::settings::Setting;
use tukiem::exchange::submission_json;
use tukiem::i18n::Language;
use tukiem::model::assessment::State;
use tukiem::model::id::AssessmentId;
use tukiem::model::response::Answer;
use tukiem::store::Reader;

use super::desk::{Machine, WORDS, at, named, passphrase, same};

#[test]
fn what_goes_in_comes_out() {
    let mut from = Machine::filled();
    let path = from.package("a.tukiem");
    let original = from.open_one().clone();

    let mut to = Machine::new();
    let draft = to.read(&path).unwrap();
    assert!(draft.here.is_none());
    assert_eq!(draft.ways(), [How::Add]);
    let manifest = &draft.received.manifest;
    assert_eq!(manifest.uid, original.uid.to_string());
    let counts = manifest.counts;
    assert_eq!(
        (counts.responses, counts.evidence, counts.links, counts.plan),
        (5, 6, 6, 2)
    );
    // The same content twice travels once.
    assert_eq!(counts.files, 4);
    assert_eq!(counts.bytes, 8 + 13 * 1024 * 1024 + 17);
    let reader = Reader::open(to.session.database()).unwrap();
    assert!(
        reader.assessments().unwrap().is_empty(),
        "nothing is written by looking"
    );
    assert!(reader.verify_blobs(&mut |_, _| true).unwrap().is_empty());

    let id = to.accept(How::Add).unwrap();
    let arrived = to.stored(id);
    assert!(same(&original, &arrived), "{original:#?}\n{arrived:#?}");
    assert_eq!(arrived.changed, original.changed);
    to.is_sound();
    let catalog = &original.head.catalog;
    let version = &original.head.catalog_version;
    let kept = |machine: &Machine| {
        let reader = Reader::open(machine.session.database()).unwrap();
        reader.catalog_text(catalog, version).unwrap().unwrap()
    };
    assert_eq!(kept(&to), kept(&from));
    to.do_it(Command::Open(id));
    assert_eq!(
        to.session.current.as_ref().unwrap().score,
        from.session.current.as_ref().unwrap().score
    );

    // And on to a third, from the second.
    let again = to.package("b.tukiem");
    let mut third = Machine::new();
    let id = third.take(&again, How::Add);
    assert!(same(&original, &third.stored(id)));
}

#[test]
fn twice_does_not_double() {
    let mut from = Machine::filled();
    let path = from.package("a.tukiem");
    let mut to = Machine::new();
    let id = to.take(&path, How::Add);
    let draft = to.read(&path).unwrap();
    let here = draft.here.as_ref().unwrap();
    assert_eq!((here.id, here.relation), (id, Relation::Same));
    assert!(draft.ways().is_empty());
    let refused = to.accept(How::Add).unwrap_err();
    let expected = PackageRefusal::HereAlready;
    assert!(matches!(refused, AppError::PackageRefused(why) if why == expected));
    // The package also fits where it came from.
    assert_eq!(
        from.read(&path).unwrap().here.as_ref().unwrap().relation,
        Relation::Same
    );
    // Asked for all the same, an update changes nothing.
    let changed = to.stored(id);
    to.read(&path).unwrap();
    to.accept(How::Update).unwrap();
    assert_eq!(to.stored(id), changed);
    assert_eq!(to.session.assessments.len(), 1);
    to.is_sound();
}

#[test]
fn a_newer_package_updates_in_one_step_that_can_be_taken_back() {
    let mut from = Machine::filled();
    let mut to = Machine::new();
    let first = from.package("a.tukiem");
    let id = to.take(&first, How::Add);
    to.do_it(Command::Open(id));
    let before = to.open_one().clone();

    let mut from = from.later(60);
    from.do_it(Command::Open(AssessmentId(1)));
    let (zero, seven) = (from.item(0), from.item(7));
    from.answer(&zero, Answer::NotMet);
    from.answer(&seven, Answer::Met);
    let gone = named(from.open_one(), "ba phần.bin");
    from.do_it(Command::RemoveEvidence(gone));
    from.attach("mới.txt", b"moi", Some(seven));
    from.do_it(Command::RemovePlan(tukiem::model::id::RemediationId(2)));
    let mut head = from.open_one().head.clone();
    "Nhận xét mới".clone_into(&mut head.remarks);
    from.do_it(Command::EditHead(Box::new(head)));
    let second = from.package("b.tukiem");

    let draft = to.read(&second).unwrap();
    let here = draft.here.as_ref().unwrap();
    assert_eq!(here.relation, Relation::Newer);
    assert_eq!(draft.ways(), [How::Update, How::Copy]);
    let difference = here.difference;
    assert_eq!(difference.responses, 2);
    // The new piece took the number of the one that went.
    let expected = Counts {
        added: 1,
        changed: 0,
        removed: 1,
    };
    assert_eq!(difference.evidence, expected);
    assert_eq!(difference.plan.removed, 1);
    assert!(difference.head);
    assert_eq!(to.accept(How::Update).unwrap(), id);
    let updated = to.stored(id);
    let mut wanted = from.open_one().clone();
    // The update itself is the last change.
    wanted.changed = updated.changed;
    assert!(same(&wanted, &updated), "{wanted:#?}\n{updated:#?}");
    to.is_sound();

    to.do_it(Command::Undo);
    let mut back = to.stored(id);
    back.changed = before.changed;
    assert_eq!(back, before);
    to.do_it(Command::Redo);
    assert!(same(&wanted, &to.stored(id)));
}

#[test]
fn an_older_package_does_not_overwrite_by_habit() {
    let mut from = Machine::filled();
    let path = from.package("a.tukiem");
    let mut to = Machine::new();
    let id = to.take(&path, How::Add);
    let mut to = to.later(30);
    to.do_it(Command::Open(id));
    let item = to.item(20);
    to.answer(&item, Answer::Met);
    let mine = to.stored(id);
    let draft = to.read(&path).unwrap();
    assert_eq!(draft.here.as_ref().unwrap().relation, Relation::Older);
    assert_eq!(draft.ways(), [How::Copy, How::Update]);

    let copy = to.accept(How::Copy).unwrap();
    assert_ne!(copy, id);
    assert_eq!(to.stored(id), mine, "the one here stays");
    let (mut copied, original) = (to.stored(copy), from.open_one());
    assert_ne!(copied.uid, original.uid);
    assert_eq!(
        copied.head.name,
        format!("{} (bản sao từ gói)", original.head.name)
    );
    copied.uid = original.uid;
    copied.head.name.clone_from(&original.head.name);
    assert!(same(original, &copied));
    // A copy has a life of its own: the package still relates to the first.
    assert_eq!(to.read(&path).unwrap().here.as_ref().unwrap().id, id);
    to.is_sound();
}

#[test]
fn what_is_approved_stays_as_it_is() {
    let mut from = Machine::filled();
    let draft = from.package("draft.tukiem");
    from.do_it(Command::Submit);
    from.do_it(Command::Approve);
    let approved = from.package("approved.tukiem");

    // It arrives approved, and frozen.
    let mut to = Machine::new();
    let id = to.take(&approved, How::Add);
    assert!(same(from.open_one(), &to.stored(id)));
    assert_eq!(to.stored(id).head.state, State::Approved);
    to.do_it(Command::Open(id));
    let item = to.item(0);
    let answer = Command::Answer { item, answer: None };
    assert!(matches!(to.run(answer), Err(AppError::Frozen)));

    // The state alone makes no difference, and a package never thaws one here.
    let mut changed = Machine::new();
    let id = changed.take(&draft, How::Add);
    assert_eq!(
        changed
            .read(&approved)
            .unwrap()
            .here
            .as_ref()
            .unwrap()
            .relation,
        Relation::Same
    );
    let mut changed = changed.later(5);
    changed.do_it(Command::Open(id));
    let item = changed.item(0);
    changed.answer(&item, Answer::NotMet);
    let later = changed.package("later.tukiem");
    let draft = to.read(&later).unwrap();
    let here = draft.here.as_ref().unwrap();
    assert_eq!(here.hindrance, Some(Hindrance::Frozen));
    assert_eq!(draft.ways(), [How::Copy]);
    let before = to.stored(here.id);
    assert!(matches!(to.accept(How::Update), Err(AppError::Frozen)));
    assert_eq!(to.stored(here.id), before);
    to.session
        .execute(Command::Set(Setting::Language(Language::English)))
        .unwrap();
    let copy = to.accept(How::Copy).unwrap();
    assert_eq!(to.stored(copy).head.state, State::Draft);
    assert!(to.stored(copy).head.name.ends_with("(copy from a package)"));
    to.is_sound();
}

#[test]
fn an_update_reaches_the_right_assessment_even_where_another_is_open() {
    let mut from = Machine::filled();
    let mut to = Machine::filled();
    let first = from.package("a.tukiem");
    let id = to.take(&first, How::Add);
    let mut from = from.later(60);
    from.do_it(Command::Open(AssessmentId(1)));
    let item = from.item(0);
    from.answer(&item, Answer::NotMet);
    let second = from.package("b.tukiem");
    to.do_it(Command::Open(AssessmentId(1)));
    let other = to.open_one().clone();
    to.read(&second).unwrap();
    to.accept(How::Update).unwrap();
    assert_eq!(
        to.open_one().id,
        id,
        "the updated one is open, for its undo"
    );
    assert_eq!(to.stored(AssessmentId(1)), other);
    assert_eq!(to.stored(id).response(&item).answer, Some(Answer::NotMet));
    to.do_it(Command::Undo);
    assert_eq!(to.stored(id).response(&item).answer, Some(Answer::Met));
}

#[test]
fn a_package_is_summed_up_without_a_database() {
    let mut from = Machine::filled();
    let path = from.package("a.tukiem");
    let form = read_summary(&path, &passphrase(WORDS)).unwrap();
    assert_eq!(form.uid, from.open_one().uid.to_string());
    assert_eq!(form.year, 2026);
    let score = &from.session.current.as_ref().unwrap().score.overall;
    assert_eq!(form.score.total.overall.numerator, score.points);
    // It stands the reading of those who receive it.
    let text = tukiem::exchange::to_json(&form).unwrap();
    assert_eq!(submission_json::read(text.as_bytes()).unwrap(), form);
}

#[test]
fn an_export_stopped_or_failed_leaves_the_old_file() {
    let mut from = Machine::filled();
    let path = from.path("a.tukiem");
    std::fs::write(&path, b"old").unwrap();
    let export = |words: &str| Command::ExportPackage {
        path: path.clone(),
        passphrase: passphrase(words),
    };
    // Seven characters are too few, in whatever bytes.
    let error = from.run(export("mậtkhẩu")).unwrap_err();
    assert!(error.message(Language::Vietnamese).contains("8 ký tự"));
    from.session.execute(export(WORDS)).unwrap();
    from.session.jobs[0].cancel();
    while !from.session.jobs.is_empty() {
        from.session.poll();
    }
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    let names: Vec<_> = std::fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("tukiem") && !name.starts_with("tukiem.db"))
        .collect();
    assert_eq!(names, ["a.tukiem"]);
    assert_eq!(at(0), from.open_one().created);
}
