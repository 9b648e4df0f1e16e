//! What must not change cannot.

use tukiem::model::assessment::{Head, State};
use tukiem::model::change::Change;
use tukiem::model::response::Response;
use tukiem::store::{AuditChain, StoreError};

use super::given::*;

#[test]
fn an_approved_assessment_is_frozen() {
    for state in [State::Approved, State::Signed] {
        let folder = Folder::new();
        let mut store = folder.open();
        let id = full(&mut store);
        store
            .apply(id, &[move_to(State::Draft, state)], now(), "a")
            .unwrap();
        let frozen = store.load(id).unwrap();
        let renamed = Head {
            remarks: "khác".to_owned(),
            ..with_state(state)
        };
        let rename = Change::Head {
            before: Box::new(with_state(state)),
            after: Box::new(renamed),
        };
        let blank = Response::default();
        for change in [
            answer("7.2", &blank, met("sửa")),
            answer("7.2", &blank, Response::default()),
            answer("8.1", &blank, met("mới")),
            answer("8.1", &blank, Response::default()), // alters nothing, is refused all the same
            new_evidence(&evidence(1, None)),
            new_evidence(&evidence(2, None)),
            link("7.2", 1, false),
            link("8.1", 1, true),
            new_line(&line(1, None)),
            new_line(&line(2, None)),
            new_line(&line(1, None)).inverse(),
            rename,
        ] {
            let error = store
                .apply(id, std::slice::from_ref(&change), now(), "a")
                .unwrap_err();
            assert!(matches!(error, StoreError::Frozen), "{change:?}: {error}");
        }
        assert_eq!(store.load(id).unwrap(), frozen);

        // Opened again by a change of state, it can be worked on.
        let reopened = [
            move_to(state, State::Draft),
            answer("8.1", &blank, met("mới")),
        ];
        store.apply(id, &reopened, now(), "a").unwrap();
        assert!(matches!(
            store.verify_audit().unwrap(),
            AuditChain::Whole { rows: 8 }
        ));
    }
}

#[test]
fn triggers_hold_whoever_writes() {
    let folder = Folder::new();
    let mut store = folder.open();
    let id = full(&mut store);
    let approve = move_to(State::Draft, State::Approved);
    store.apply(id, &[approve], now(), "a").unwrap();
    drop(store);
    let raw = folder.raw();
    for (sql, word) in [
        ("UPDATE audit SET actor = 'x' WHERE seq = 2", "append-only"),
        ("DELETE FROM audit WHERE seq = 6", "append-only"),
        (
            "REPLACE INTO audit SELECT * FROM audit WHERE seq = 1",
            "append-only",
        ),
        ("UPDATE response SET note = ''", "frozen"),
        ("DELETE FROM response", "frozen"),
        ("REPLACE INTO response SELECT * FROM response", "frozen"),
        ("UPDATE evidence SET name = ''", "frozen"),
        ("DELETE FROM evidence_link", "frozen"),
        ("UPDATE evidence_link SET item = '9'", "frozen"),
        ("UPDATE remediation SET cost = 1", "frozen"),
        ("UPDATE assessment SET unit_name = ''", "frozen"),
        ("UPDATE assessment SET system_level = 5", "frozen"),
        ("DELETE FROM assessment", "frozen"),
    ] {
        let error = raw.execute(sql, []).unwrap_err();
        assert!(error.to_string().contains(word), "{sql}: {error}");
    }
}

#[test]
fn the_audit_shows_where_it_was_edited() {
    #[track_caller]
    fn case(edit: &str, broken: i64) {
        let folder = Folder::new();
        full(&mut folder.open());
        let raw = folder.raw();
        raw.execute_batch("DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;")
            .unwrap();
        assert_eq!(raw.execute(edit, []).unwrap(), 1, "{edit}");
        drop(raw);
        let chain = folder.open().verify_audit().unwrap();
        assert_eq!(chain, AuditChain::BrokenAt { seq: broken }, "{edit}");
    }
    case(
        "UPDATE audit SET after = replace(after, 'met', 'not-met') WHERE seq = 2",
        2,
    );
    case("UPDATE audit SET actor = 'người khác' WHERE seq = 3", 3);
    case(
        "UPDATE audit SET at = '2026-11-21T09:30:06+07:00' WHERE seq = 1",
        1,
    );
    case("UPDATE audit SET before = NULL WHERE seq = 2", 2);
    case("UPDATE audit SET hash = zeroblob(32) WHERE seq = 4", 4);
    case("UPDATE audit SET prev_hash = zeroblob(32) WHERE seq = 4", 4);
    case("DELETE FROM audit WHERE seq = 3", 4);
    case("DELETE FROM audit WHERE seq = 1", 2);
}
