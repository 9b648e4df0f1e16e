//! Older files become today's without loss.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use rusqlite::Connection;
use tukiem::model::assessment::{Assessment, State};
use tukiem::model::id::{AssessmentId, CatalogId};
use tukiem::model::response::Response;
use tukiem::store::{
    APPLICATION_ID, AuditChain, Notice, Reader, RegulationCopy, Store, StoreError, VERSION,
};

use super::given::*;

/// The steps as they were released; step n makes version n.
const STEPS: [&str; VERSION as usize] = [
    include_str!("../../src/store/migrations/v1.sql"),
    include_str!("../../src/store/migrations/v2.sql"),
    include_str!("../../src/store/migrations/v3.sql"),
    include_str!("../../src/store/migrations/v4.sql"),
];

/// A file as a program of `version` left it, with something in every table.
fn older(folder: &Folder, version: u32) -> AssessmentId {
    // The rows come from a file of today, without the columns that came later.
    let today = Folder::new();
    let id = full(&mut today.open());
    let raw = folder.raw();
    for step in &STEPS[..version as usize] {
        raw.execute_batch(step).unwrap();
    }
    raw.pragma_update(None, "application_id", APPLICATION_ID)
        .unwrap();
    raw.pragma_update(None, "user_version", version).unwrap();
    raw.execute("ATTACH ?1 AS today", [today.file.to_str().unwrap()])
        .unwrap();
    for table in [
        "assessment",
        "blob",
        "blob_chunk",
        "evidence",
        "evidence_link",
        "response",
        "remediation",
        "audit",
    ] {
        let columns = columns(&raw, table);
        let sql = format!(
            "INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table} ORDER BY 1"
        );
        assert!(raw.execute(&sql, []).unwrap() > 0, "{table}");
    }
    raw.execute("INSERT INTO main.setting VALUES ('language', 'en')", [])
        .unwrap();
    raw.execute_batch("DETACH today").unwrap();
    raw.close().unwrap();
    id
}

/// The columns that a table of the file itself has.
fn columns(raw: &Connection, table: &str) -> String {
    let sql = "SELECT group_concat(name) FROM pragma_table_info(?1, 'main')";
    raw.query_row(sql, [table], |row| row.get(0)).unwrap()
}

fn schema(connection: &Connection) -> Vec<(String, String, Option<String>)> {
    let sql = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name";
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn every_older_version_becomes_what_a_new_file_is() {
    let fresh = Folder::new();
    full(&mut fresh.open());
    for version in 1..VERSION {
        let folder = Folder::new();
        let id = older(&folder, version);
        assert_ne!(schema(&folder.raw()), schema(&fresh.raw()));
        let before = bytes(&folder.file);
        assert!(matches!(
            Reader::open(&folder.file).err(),
            Some(StoreError::Older { found, supported: VERSION, .. }) if found == version
        ));

        let opened = Store::open(&folder.file, now()).unwrap();
        let copy = folder.path(&format!("tukiem.truoc-v{VERSION}-20261121-093005.db"));
        assert_eq!(
            opened.notice,
            Some(Notice::Upgraded {
                from: version,
                to: VERSION,
                copy: copy.clone()
            })
        );
        assert_eq!(schema(&folder.raw()), schema(&fresh.raw()));
        let mut store = opened.store;
        let loaded = store.load(id).unwrap();
        assert_eq!(loaded.responses[&item("7.2")], met("Đã làm"));
        assert_eq!(
            (loaded.evidence.len(), loaded.links.len(), loaded.plan.len()),
            (1, 1, 1)
        );
        let uid = loaded.uid;
        assert_ne!(uid, super::given::uid(1), "drawn by chance");
        assert_eq!(store.assessments().unwrap()[0].uid, uid);
        assert_eq!(store.setting("language").unwrap().as_deref(), Some("en"));
        assert_eq!(store.verify_audit().unwrap(), AuditChain::Whole { rows: 5 });
        assert!(store.verify_blobs(&mut |_, _| true).unwrap().len() == 1);

        // What the step brought holds now.
        store
            .apply(id, &[move_to(State::Draft, State::Signed)], now(), "a")
            .unwrap();
        let change = answer("7.2", &Response::default(), met("muộn"));
        let error = store.apply(id, &[change], now(), "a").unwrap_err();
        assert!(matches!(error, StoreError::Frozen));

        // The copy is the old file, still of its version.
        let kept = Connection::open(&copy).unwrap();
        let kept_version: u32 = kept
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap();
        assert_eq!(kept_version, version);
        drop(kept);
        drop(store);
        assert!(before != bytes(&folder.file));
        assert_eq!(Store::open(&folder.file, now()).unwrap().notice, None);
        let again = Store::open(&copy, now()).unwrap();
        assert!(again.notice.is_some());
        // An upgrade of the copy draws its own.
        let from_copy = again.store.load(id).unwrap();
        assert_ne!(from_copy.uid, uid);
        assert_eq!(Assessment { uid, ..from_copy }, loaded);
    }
}

#[test]
fn every_assessment_of_an_older_file_gets_an_id_of_its_own() {
    let folder = Folder::new();
    let first = older(&folder, 3);
    folder
        .raw()
        .execute_batch(
            "CREATE TEMP TABLE more AS SELECT * FROM assessment;
             UPDATE more SET id = 2, state = 'signed';
             INSERT INTO assessment SELECT * FROM more;",
        )
        .unwrap();
    let store = folder.open();
    let frozen = AssessmentId(2);
    assert_ne!(
        store.load(first).unwrap().uid,
        store.load(frozen).unwrap().uid
    );
    assert_eq!(store.load(frozen).unwrap().head.state, State::Signed);
}

#[test]
fn an_id_is_needed_stays_and_stands_once() {
    let folder = Folder::new();
    let mut store = folder.open();
    store.create(uid(7), &head(), now(), "a").unwrap();
    assert!(store.create(uid(7), &head(), now(), "a").is_err());
    assert_eq!(store.assessments().unwrap().len(), 1);
    drop(store);
    let raw = folder.raw();
    let other = "UPDATE assessment SET uid = '000f74756b69656d2d323032362d2dff'";
    assert!(raw.execute(other, []).is_err());
    assert!(raw.execute("UPDATE assessment SET uid = NULL", []).is_err());
    let without = "INSERT INTO assessment SELECT 9, created, changed, name, catalog,
        catalog_version, year, period_start, period_end, recipients, remarks, proposals, review,
        state, unit_name, governing_body, unit_type, place, symbol, head_name, head_title,
        officer_name, officer_title, roles, facts, system_level, NULL FROM assessment";
    assert!(raw.execute(without, []).is_err());
}

#[test]
fn an_upgrade_that_fails_leaves_the_old_version() {
    let folder = Folder::new();
    let id = older(&folder, 1);
    // In the way of the second step.
    folder
        .raw()
        .execute_batch("CREATE TABLE frozen (id INTEGER) STRICT")
        .unwrap();
    assert!(Store::open(&folder.file, now()).is_err());
    let raw = folder.raw();
    let version: u32 = raw
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    assert_eq!(version, 1);
    let triggers = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'";
    assert_eq!(
        raw.query_row(triggers, [], |row| row.get::<_, i64>(0))
            .unwrap(),
        0
    );
    raw.execute_batch("DROP TABLE frozen").unwrap();
    drop(raw);
    assert_eq!(folder.open().load(id).unwrap().responses.len(), 1);
}

#[test]
fn texts_are_kept_beside_assessments() {
    let folder = Folder::new();
    let mut store = folder.open();
    let id = CatalogId::new("c");
    assert_eq!(store.catalog_text(&id, "1").unwrap(), None);
    store.keep_catalog(&id, "1", "một").unwrap();
    store.keep_catalog(&id, "1", "khác").unwrap();
    store.keep_catalog(&id, "2", "hai").unwrap();
    let text = store.catalog_text(&id, "1").unwrap();
    assert_eq!(text.as_deref(), Some("một"), "what was used stays");
    assert_eq!(
        store.catalog_text(&id, "2").unwrap().as_deref(),
        Some("hai")
    );

    let copy = |text: &str| RegulationCopy {
        name: "quy-che.txt".to_owned(),
        text: text.to_owned(),
        imported: now(),
    };
    store.set_regulation_text(&id, Some(&copy("a"))).unwrap();
    store.set_regulation_text(&id, Some(&copy("b"))).unwrap();
    assert_eq!(store.regulation_text(&id).unwrap(), Some(copy("b")));
    store.set_regulation_text(&id, None).unwrap();
    assert_eq!(store.regulation_text(&id).unwrap(), None);
}
