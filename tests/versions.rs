//! A newer version of a catalog never takes the questions of an old assessment away.
#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

use std::sync::Arc;

use chrono::DateTime;
use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::demo;
use tukiem::app::library::Library;
use tukiem::app::session::Session;
use tukiem::model::assessment::Head;
use tukiem::model::carry::Verdict;
use tukiem::model::catalog::Catalog;
use tukiem::model::id::{AssessmentId, CatalogId, ItemId};
use tukiem::model::response::Answer;
use tukiem::model::scope::Scope;
use tukiem::pack;

fn own(version: &str) -> Catalog {
    let source = &pack::builtin()[0];
    let mut catalog = pack::load(source.file, source.text).unwrap();
    catalog.id = CatalogId::new("quy-che-noi-bo");
    version.clone_into(&mut catalog.content_version);
    catalog
}

fn library(catalogs: Vec<Catalog>) -> Library {
    let mut library = Library::built_in().unwrap();
    for catalog in catalogs {
        library.insert(catalog);
    }
    library
}

fn open(folder: &tempfile::TempDir, library: Library) -> Session {
    let now = DateTime::parse_from_rfc3339("2026-11-21T09:30:05+07:00").unwrap();
    let clock = Arc::new(FixedClock(now));
    Session::open_with(&folder.path().join("a.db"), library, clock, Arc::new(|| {})).unwrap()
}

fn head(catalog: &Catalog) -> Head {
    demo::head(catalog, "2026-11-21".parse().unwrap())
}

#[test]
fn the_newest_version_is_offered_and_each_can_be_had() {
    let library = library(vec![own("2026.11"), own("2026.9"), own("2026.10")]);
    let id = CatalogId::new("quy-che-noi-bo");
    assert_eq!(library.get(&id).unwrap().content_version, "2026.11");
    assert!(library.version(&id, "2026.9").is_some());
    assert!(library.version(&id, "2025.1").is_none());
    let offered = library.entries().filter(|e| e.catalog.id == id);
    assert_eq!(offered.count(), 1);
}

#[test]
fn an_old_assessment_keeps_its_questions_and_moves_to_the_new_version() {
    let folder = tempfile::tempdir().unwrap();
    let (first, mut second) = (own("1"), own("2"));
    let scope = Scope::of(&first, &head(&first).profile);
    let mut asked = (0..first.items.len()).filter(|position| scope.applies(*position));
    let mut next = || first.items[asked.next().unwrap()].id.clone();
    let (gone, kept, changed) = (next(), next(), next());
    second.items.retain(|item| item.id != gone);
    let reworded = second.items.iter_mut().find(|item| item.id == changed);
    reworded.unwrap().question.vi = "Câu hỏi đã viết lại?".to_owned();

    let mut session = open(&folder, library(vec![first.clone()]));
    session
        .execute(Command::Create(Box::new(head(&first))))
        .unwrap();
    for item in [&gone, &kept, &changed] {
        let answer = Some(Answer::Met);
        let item = item.clone();
        session.execute(Command::Answer { item, answer }).unwrap();
    }
    session.flush(std::time::Duration::from_secs(10)).unwrap();
    drop(session);

    // The next program only has the new version.
    let mut session = open(&folder, library(vec![second.clone()]));
    let overview = session.overviews[&AssessmentId(1)];
    assert_eq!(overview.tally.met, 3);
    session.execute(Command::Open(AssessmentId(1))).unwrap();
    let current = session.current.as_ref().unwrap();
    assert_eq!(*current.catalog, first);

    let from = AssessmentId(1);
    let head = Box::new(head(&second));
    session
        .execute(Command::PlanMigration { from, head })
        .unwrap();
    let draft = session.migration.clone().unwrap();
    assert_eq!(draft.migration.dropped, [gone]);
    let verdict = |id: &ItemId| {
        let proposals = draft.migration.proposals.iter();
        proposals.clone().find(|p| p.item == *id).unwrap().verdict
    };
    assert_eq!(verdict(&kept), Verdict::Carry);
    assert_eq!(verdict(&changed), Verdict::Confirm);

    let confirmed = [changed].into();
    session
        .execute(Command::AcceptMigration { confirmed })
        .unwrap();
    let current = session.current.as_ref().unwrap();
    assert_eq!(current.assessment.id, AssessmentId(2));
    assert_eq!(current.catalog.content_version, "2");
    assert_eq!(current.score.overall.met, 2);
    assert!(session.migration.is_none());
    // The old one is as it was.
    session.execute(Command::Open(AssessmentId(1))).unwrap();
    let old = session.current.as_ref().unwrap();
    assert_eq!(old.score.overall.met, 3);
}
