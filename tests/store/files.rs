//! Which files are opened, which are refused, and what becomes of them.
#![expect(clippy::panic, reason = "helpers of tests")]

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use rusqlite::Connection;
use tukiem::model::response::Response;
use tukiem::store::{APPLICATION_ID, Reader, Store, StoreError, VERSION, set_aside};

use super::given::*;

fn refuse(path: &Path) -> StoreError {
    match Store::open(path, now()) {
        Ok(_) => panic!("{} was opened", path.display()),
        Err(error) => error,
    }
}

fn refuse_reader(path: &Path) -> StoreError {
    match Reader::open(path) {
        Ok(_) => panic!("{} was opened", path.display()),
        Err(error) => error,
    }
}

#[test]
fn a_new_file_is_ours_and_durable() {
    let folder = Folder::new();
    let opened = Store::open(&folder.file, now()).unwrap();
    assert_eq!(opened.notice, None);
    let raw = folder.raw();
    let pragma = |name: &str| -> String {
        let read = |row: &rusqlite::Row<'_>| Ok(row.get_ref(0)?.as_i64().ok());
        let number = raw.pragma_query_value(None, name, read).unwrap();
        number.map_or_else(
            || {
                raw.pragma_query_value(None, name, |row| row.get(0))
                    .unwrap()
            },
            |number| number.to_string(),
        )
    };
    assert_eq!(pragma("application_id"), APPLICATION_ID.to_string());
    assert_eq!(pragma("user_version"), VERSION.to_string());
    assert_eq!(pragma("page_size"), "16384");
    assert_eq!(pragma("journal_mode"), "wal");
    let strict = "SELECT count(*) FROM pragma_table_list
        WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'";
    let loose: i64 = raw.query_row(strict, [], |row| row.get(0)).unwrap();
    assert_eq!(loose, 0);
}

#[test]
fn one_program_at_a_time() {
    let folder = Folder::new();
    let store = folder.open();
    let error = refuse(&folder.file);
    assert!(matches!(error, StoreError::AlreadyOpen { path } if path == folder.file));
    let error = set_aside(&folder.file, now()).unwrap_err();
    assert!(matches!(error, StoreError::AlreadyOpen { .. }));
    drop(store);
    folder.open();
}

#[test]
fn a_reader_sees_what_is_written_and_writes_nothing() {
    let folder = Folder::new();
    let missing = refuse_reader(&folder.file);
    assert!(
        matches!(&missing, StoreError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound)
    );
    let mut store = folder.open();
    let reader = Reader::open(&folder.file).unwrap();
    let id = full(&mut store);
    assert_eq!(reader.load(id).unwrap(), store.load(id).unwrap());
    assert_eq!(reader.assessments().unwrap(), store.assessments().unwrap());
}

#[test]
fn a_newer_file_is_left_as_it_is() {
    let folder = Folder::new();
    full(&mut folder.open());
    let raw = folder.raw();
    raw.pragma_update(None, "user_version", VERSION + 5)
        .unwrap();
    raw.close().unwrap();
    let before = (bytes(&folder.file), folder.names());
    for error in [refuse(&folder.file), refuse_reader(&folder.file)] {
        let StoreError::Newer {
            path,
            found,
            supported,
        } = error
        else {
            panic!("{error}");
        };
        assert_eq!(
            (path, found, supported),
            (folder.file.clone(), VERSION + 5, VERSION)
        );
    }
    assert!(before == (bytes(&folder.file), folder.names()));
}

#[test]
fn a_newer_version_that_is_only_in_the_log_is_refused_too() {
    let folder = Folder::new();
    full(&mut folder.open());
    let raw = folder.raw();
    raw.pragma_update(None, "user_version", VERSION + 1)
        .unwrap();
    // While `raw` lives, its change is only in the log.
    let before = bytes(&folder.file);
    assert!(matches!(refuse(&folder.file), StoreError::Newer { .. }));
    assert!(before == bytes(&folder.file));
    drop(raw);
}

#[test]
fn files_of_others_are_refused_untouched() {
    let folder = Folder::new();
    let foreign = folder.path("khac.db");
    let marked = folder.path("danh-dau.db");
    for (path, owner) in [(&foreign, 0), (&marked, 0x1234)] {
        let raw = Connection::open(path).unwrap();
        raw.execute_batch("CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('x');")
            .unwrap();
        raw.pragma_update(None, "application_id", owner).unwrap();
        raw.close().unwrap();
        let before = bytes(path);
        assert!(matches!(refuse(path), StoreError::NotOurs { .. }));
        assert!(matches!(refuse_reader(path), StoreError::NotOurs { .. }));
        assert!(before == bytes(path));
    }
    let paper = folder.path("bao-cao.pdf");
    for content in [&b"%PDF-1.7 khong phai du lieu"[..], b"", b"SQLite"] {
        fs::write(&paper, content).unwrap();
        assert!(matches!(refuse(&paper), StoreError::NotADatabase { .. }));
        assert!(bytes(&paper) == content);
    }
}

#[test]
fn damage_is_told_and_set_aside_byte_for_byte() {
    #[track_caller]
    fn case(name: &str, damage: impl Fn(Vec<u8>) -> Vec<u8>) {
        let folder = Folder::new();
        let mut store = folder.open();
        full(&mut store);
        put(&mut store, &noise(400_000));
        drop(store);
        let broken = damage(bytes(&folder.file));
        fs::write(&folder.file, &broken).unwrap();

        let error = refuse(&folder.file);
        assert!(
            matches!(&error, StoreError::Damaged { path, .. } if *path == folder.file),
            "{name}: {error}"
        );
        assert!(bytes(&folder.file) == broken, "{name}: touched");
        let kept = set_aside(&folder.file, now()).unwrap();
        assert_eq!(kept, folder.path("tukiem.hong-20261121-093005.db"));
        assert!(bytes(&kept) == broken, "{name}: changed");
        assert!(!folder.file.exists());
        assert_eq!(folder.open().assessments().unwrap(), []);

        // A second one at the same second does not replace the first.
        fs::write(&folder.file, b"hong").unwrap();
        let second = set_aside(&folder.file, now()).unwrap();
        assert_eq!(second, folder.path("tukiem.hong-20261121-093005-2.db"));
        assert!(bytes(&kept) == broken, "{name}: replaced");
    }
    let page = 16_384;
    case("garbage", |_| noise(100_000));
    case("empty", |_| Vec::new());
    case("truncated header", |all| all[..50].to_vec());
    case("truncated page", |all| all[..page / 2].to_vec());
    case("truncated half", |all| {
        all[..all.len() / page / 2 * page].to_vec()
    });
    case("tree of the schema", |mut all| {
        all[100..page].fill(0xA5);
        all
    });
    case("middle page", |mut all| {
        let middle = all.len() / page / 2 * page;
        all[middle..middle + page].fill(0xA5);
        all
    });
    case("table page", |mut all| {
        all[page..2 * page].fill(0);
        all
    });
}

#[test]
fn a_file_whose_making_was_cut_short_is_made_anew() {
    let folder = Folder::new();
    let half = folder.path("tukiem.db.moi");
    for (name, left) in [("tukiem.db.moi", 0), ("tukiem.db.moi-wal", 700)] {
        fs::write(folder.path(name), noise(left)).unwrap();
    }
    assert_eq!(folder.open().assessments().unwrap(), []);
    assert!(!half.exists() && !folder.path("tukiem.db.moi-wal").exists());
    assert!(bytes(&folder.file).starts_with(b"SQLite format 3"));
}

#[test]
fn a_log_without_its_file_is_kept() {
    let folder = Folder::new();
    let mut store = folder.open();
    full(&mut store);
    let log = folder.path("tukiem.db-wal");
    let held = bytes(&log);
    assert!(!held.is_empty());
    drop(store);
    fs::remove_file(&folder.file).unwrap();
    fs::write(&log, &held).unwrap();
    assert!(matches!(refuse(&folder.file), StoreError::Damaged { .. }));
    assert!(bytes(&log) == held);
    let kept = set_aside(&folder.file, now()).unwrap();
    let mut kept_log = kept.into_os_string();
    kept_log.push("-wal");
    assert!(bytes(Path::new(&kept_log)) == held);
    folder.open();
}

#[test]
fn answers_in_the_log_of_a_killed_program_are_there() {
    let folder = Folder::new();
    let mut store = folder.open();
    let id = full(&mut store);
    let loaded = store.load(id).unwrap();
    // The two files as they are on the disk at this moment: what a kill leaves.
    let after = Folder::new();
    fs::copy(&folder.file, &after.file).unwrap();
    fs::copy(folder.path("tukiem.db-wal"), after.path("tukiem.db-wal")).unwrap();
    assert_eq!(after.open().load(id).unwrap(), loaded);
}

#[test]
fn a_making_cut_short_is_taken_up_again() {
    let folder = Folder::new();
    let raw = folder.raw();
    raw.pragma_update(None, "journal_mode", "wal").unwrap();
    raw.close().unwrap();
    assert!(folder.file.exists());
    full(&mut folder.open());
}

#[test]
fn a_folder_that_takes_no_file_is_told() {
    let folder = Folder::new();
    let closed = folder.path("khoa");
    fs::create_dir(&closed).unwrap();
    let mut permissions = fs::metadata(&closed).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&closed, permissions).unwrap();
    let file = closed.join("tukiem.db");
    if fs::write(closed.join("thu"), b"").is_err() {
        assert!(matches!(refuse(&file), StoreError::ReadOnly { .. }));
    }
    // To root nothing is read-only, but a file is no folder to root either.
    let no_folder = folder.path("la-tep");
    fs::write(&no_folder, b"").unwrap();
    for path in [
        no_folder.join("tukiem.db"),
        folder.path("khong-co/tukiem.db"),
    ] {
        let error = refuse(&path);
        assert!(matches!(error, StoreError::Io { .. }), "{error}");
    }
}

#[test]
fn a_backup_is_whole_and_never_replaces() {
    let folder = Folder::new();
    let mut store = folder.open();
    let id = full(&mut store);
    let blob = put(&mut store, &noise(2_000_000));
    let copy = folder.path("sao lưu.db");
    fs::write(folder.path("sao lưu.db.part"), b"cut short by a crash").unwrap();
    store.backup_to(&copy).unwrap();
    let restored = Store::open(&copy, now()).unwrap().store;
    assert_eq!(restored.load(id).unwrap(), store.load(id).unwrap());
    restored.blob_read(blob.sha256, &mut io::sink()).unwrap();
    drop(restored);

    let before = bytes(&copy);
    let error = store.backup_to(&copy).unwrap_err();
    assert!(matches!(error, StoreError::Exists { path } if path == copy));
    assert!(before == bytes(&copy));
    let error = store.backup_to(&folder.path("khong-co/a.db")).unwrap_err();
    assert!(matches!(error, StoreError::Io { .. }), "{error}");

    // A job may do it while answers are written.
    let reader = Reader::open(&folder.file).unwrap();
    let other = folder.path("2.db");
    let change = answer("9.1", &Response::default(), met(""));
    store.apply(id, &[change], now(), "a").unwrap();
    reader.backup_to(&other).unwrap();
    let reread = Reader::open(&other).unwrap();
    assert_eq!(reread.load(id).unwrap(), store.load(id).unwrap());
    let leftovers: Vec<_> = folder
        .names()
        .into_keys()
        .filter(|n| n.contains(".part"))
        .collect();
    assert_eq!(leftovers, Vec::<String>::new());
}

#[test]
fn another_sqlite_finds_the_file_whole() {
    let folder = Folder::new();
    let mut store = folder.open();
    full(&mut store);
    put(&mut store, &noise(3_000_000));
    assert_eq!(store.integrity_check().unwrap(), Vec::<String>::new());
    drop(store);
    let output = Command::new("sqlite3")
        .arg(&folder.file)
        .args(["PRAGMA integrity_check;", "PRAGMA foreign_key_check;"])
        .output()
        .unwrap_or_else(|error| panic!("sqlite3: {error}; run scripts/test"));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "ok\n");
}

#[test]
fn the_check_names_broken_references() {
    let folder = Folder::new();
    full(&mut folder.open());
    let raw = folder.raw();
    raw.pragma_update(None, "foreign_keys", false).unwrap();
    raw.execute("DELETE FROM evidence", []).unwrap();
    let problems = folder.open().integrity_check().unwrap();
    assert_eq!(
        problems,
        ["evidence_link refers to a missing row of evidence"]
    );
}
