//! Evidence files come back as they went in, or it is said.

use std::io::{self, Write};

use sha2::Digest;
use tukiem::model::evidence::{MAX_FILE_BYTES, Sha256};
use tukiem::model::response::Response;
use tukiem::store::{BlobState, Reader, StoreError};

use super::given::*;

const BLOBS: &str = "SELECT count(*) FROM blob";
const CHUNKS: &str = "SELECT count(*) FROM blob_chunk";

#[expect(clippy::unwrap_used, reason = "helper of tests")]
#[track_caller]
fn count(folder: &Folder, sql: &str) -> i64 {
    folder.raw().query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_file_streams_in_and_out() {
    let folder = Folder::new();
    let mut store = folder.open();
    let content = noise(5_000_000);
    let stored = put(&mut store, &content);
    assert_eq!(stored.sha256, Sha256(sha2::Sha256::digest(&content).into()));
    assert_eq!(stored.size, 5_000_000);
    assert_eq!(count(&folder, CHUNKS), 5);

    let mut out = Vec::new();
    store.blob_read(stored.sha256, &mut out).unwrap();
    assert!(out == content);
    drop(store);
    let _store = folder.open();
    out.clear();
    let reader = Reader::open(&folder.file).unwrap();
    reader.blob_read(stored.sha256, &mut out).unwrap();
    assert!(out == content);
}

#[test]
fn sizes_at_the_edges_of_chunks() {
    let folder = Folder::new();
    let mut store = folder.open();
    for size in [0, 1, 1_048_575, 1_048_576, 1_048_577, 2_097_152] {
        let content = noise(size);
        let stored = put(&mut store, &content);
        let mut out = Vec::new();
        store.blob_read(stored.sha256, &mut out).unwrap();
        assert!(out == content, "{size}");
    }
}

#[test]
fn the_same_content_is_kept_once() {
    let folder = Folder::new();
    let mut store = folder.open();
    let content = noise(2_500_000);
    let id = store.create(uid(1), &head(), now(), "a").unwrap();
    let first = put(&mut store, &content);
    let paper = new_evidence(&evidence(1, Some(first)));
    store.apply(id, &[paper], now(), "a").unwrap();
    assert_eq!(put(&mut store, &content), first);
    assert_eq!(count(&folder, BLOBS), 1);
    assert_eq!(count(&folder, CHUNKS), 3);
    assert_eq!(store.integrity_check().unwrap(), Vec::<String>::new());
    let mut out = Vec::new();
    store.blob_read(first.sha256, &mut out).unwrap();
    assert!(out == content);
}

#[test]
fn a_file_that_is_too_big_leaves_nothing() {
    let folder = Folder::new();
    let mut store = folder.open();
    let upload = store.blob_begin().unwrap();
    let piece = noise(1024 * 1024);
    for _ in 0..100 {
        store.blob_append(upload, &piece).unwrap();
    }
    let error = store.blob_append(upload, b"1").unwrap_err();
    assert!(matches!(
        error,
        StoreError::TooBig {
            limit: MAX_FILE_BYTES
        }
    ));
    assert_eq!(count(&folder, BLOBS), 0);
    assert_eq!(count(&folder, CHUNKS), 0);
    for error in [
        store.blob_append(upload, b"1").unwrap_err(),
        store.blob_finish(upload).unwrap_err(),
        store.blob_cancel(upload).unwrap_err(),
    ] {
        assert!(matches!(error, StoreError::NoUpload));
    }
}

#[test]
fn unfinished_files_do_not_stay() {
    let folder = Folder::new();
    let mut store = folder.open();
    let kept = put(&mut store, b"xong");
    let cancelled = store.blob_begin().unwrap();
    store.blob_append(cancelled, &noise(1_500_000)).unwrap();
    store.blob_cancel(cancelled).unwrap();
    assert_eq!(count(&folder, BLOBS), 1);

    let cut_short = store.blob_begin().unwrap();
    store.blob_append(cut_short, &noise(1_500_000)).unwrap();
    assert_eq!(count(&folder, CHUNKS), 2);
    drop(store); // as a crash would: never finished
    let store = folder.open();
    assert_eq!(count(&folder, BLOBS), 1);
    assert_eq!(count(&folder, CHUNKS), 1);
    store.blob_read(kept.sha256, &mut io::sink()).unwrap();
}

#[test]
fn answers_are_saved_between_the_pieces_of_two_files() {
    let folder = Folder::new();
    let mut store = folder.open();
    let id = store.create(uid(1), &head(), now(), "a").unwrap();
    let (one, two) = (store.blob_begin().unwrap(), store.blob_begin().unwrap());
    store.blob_append(one, &noise(1_200_000)).unwrap();
    store.blob_append(two, b"hai").unwrap();
    let change = answer("7.2", &Response::default(), met("giữa chừng"));
    store.apply(id, &[change], now(), "a").unwrap();
    store.blob_append(one, b"mot").unwrap();
    let (one, two) = (
        store.blob_finish(one).unwrap(),
        store.blob_finish(two).unwrap(),
    );
    assert_eq!((one.size, two.size), (1_200_003, 3));
    assert_eq!(
        store.load(id).unwrap().response(&item("7.2")).note,
        "giữa chừng"
    );
}

#[test]
fn a_changed_chunk_is_found_and_mended_by_adding_the_file_again() {
    let folder = Folder::new();
    let mut store = folder.open();
    let content = noise(3_000_000);
    let damaged = put(&mut store, &content);
    let whole = put(&mut store, b"khac");
    drop(store);
    let edit = "UPDATE blob_chunk SET data = zeroblob(length(data)) WHERE seq = 1";
    assert_eq!(folder.raw().execute(edit, []).unwrap(), 1);

    let mut store = folder.open();
    let error = store
        .blob_read(damaged.sha256, &mut io::sink())
        .unwrap_err();
    assert!(matches!(error, StoreError::EvidenceDamaged { sha256 } if sha256 == damaged.sha256));
    let mut seen = Vec::new();
    let mut found = store
        .verify_blobs(&mut |done, total| {
            seen.push((done, total));
            true
        })
        .unwrap();
    found.sort_by_key(|(_, state)| *state == BlobState::Damaged);
    assert_eq!(
        found,
        [
            (whole.sha256, BlobState::Whole),
            (damaged.sha256, BlobState::Damaged)
        ]
    );
    assert_eq!(seen.len(), 2);
    assert_eq!(seen.last(), Some(&(3_000_004, 3_000_004)));
    assert_eq!(store.verify_blobs(&mut |_, _| false).unwrap().len(), 1);

    assert_eq!(put(&mut store, &content), damaged);
    store.blob_read(damaged.sha256, &mut io::sink()).unwrap();
}

#[test]
fn a_lost_chunk_and_a_lost_file_are_told() {
    let folder = Folder::new();
    let mut store = folder.open();
    let stored = put(&mut store, &noise(3_000_000));
    folder
        .raw()
        .execute("DELETE FROM blob_chunk WHERE seq = 2", [])
        .unwrap();
    let error = store.blob_read(stored.sha256, &mut io::sink()).unwrap_err();
    assert!(matches!(error, StoreError::EvidenceDamaged { .. }));
    let nowhere = Sha256([1; 32]);
    let error = store.blob_read(nowhere, &mut io::sink()).unwrap_err();
    assert!(matches!(error, StoreError::MissingBlob { sha256 } if sha256 == nowhere));
}

#[test]
fn a_receiver_that_fails_is_told_apart() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let folder = Folder::new();
    let mut store = folder.open();
    let stored = put(&mut store, b"x");
    let error = store.blob_read(stored.sha256, &mut Full).unwrap_err();
    assert!(matches!(error, StoreError::Output(_)));
}
