//! The reading of folders, with readers of reports that are made up.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tukiem::app::collate::{CollateRequest, Collation, KeepJournal, ReadReport, run_with};
use tukiem::app::error::AppError;
use tukiem::app::job::Progress;
use tukiem::app::library::Library;
use tukiem::model::ranking::{Entry, Finding, Severity};

use super::given::{entry, now};

/// Takes the content of a file for the name of its unit.
#[derive(Default)]
struct Fake {
    read: AtomicUsize,
    /// Cancels the run when so many have been read.
    cancel_after: Option<usize>,
    progress: Progress,
}

impl ReadReport for Fake {
    fn pdf(&self, bytes: &[u8]) -> Result<Entry, Finding> {
        let read = self.read.fetch_add(1, Ordering::SeqCst) + 1;
        let text = String::from_utf8_lossy(bytes);
        assert!(text != "crash", "a reader that breaks");
        if self.cancel_after == Some(read) {
            self.progress.cancel();
        }
        if text == "bad" {
            return Err(Finding::Unsigned);
        }
        // The first files take the longest, so that they are not done first.
        std::thread::sleep(Duration::from_micros(2000 / read as u64));
        let score = bytes.iter().map(|byte| u64::from(*byte)).sum::<u64>() % 1000;
        Ok(entry(&text, score))
    }

    fn package(&self, _: &Path) -> Result<Entry, Finding> {
        Err(Finding::Locked)
    }
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn run(folder: &Path, journal: KeepJournal, reader: &Fake) -> Result<Collation, AppError> {
    let request = CollateRequest {
        folder: folder.to_owned(),
        journal,
        ..CollateRequest::default()
    };
    let library = Library::built_in().unwrap();
    run_with(&request, &library, reader, "same", now(), &reader.progress)
}

fn many(count: usize) -> tempfile::TempDir {
    let files: Vec<_> = (0..count)
        .map(|n| (format!("{:02}/{n}.pdf", n % 7), format!("UBND xã {n}")))
        .collect();
    let files: Vec<_> = files
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    folder(&files)
}

#[test]
fn the_result_does_not_depend_on_which_thread_was_first() {
    let folder = many(60);
    let first = run(folder.path(), KeepJournal::No, &Fake::default()).unwrap();
    assert_eq!(first.collated.ranking.len(), 60);
    for _ in 0..5 {
        let again = run(folder.path(), KeepJournal::No, &Fake::default()).unwrap();
        assert_eq!(again.collated, first.collated);
    }
}

#[test]
fn a_file_that_brings_its_thread_down_is_a_finding_and_stops_nothing() {
    let mut files = vec![("0.pdf", "crash"), ("1.pdf", "crash"), ("2.pdf", "crash")];
    files.extend([
        ("3.pdf", "UBND xã A"),
        ("z/4.pdf", "crash"),
        ("z/5.PDF", "UBND xã B"),
    ]);
    let folder = folder(&files);
    let done = run(folder.path(), KeepJournal::No, &Fake::default()).unwrap();
    let crashed = done.collated.findings.iter();
    let crashed: Vec<_> = crashed
        .filter(|found| found.finding == Finding::Crashed)
        .map(|found| found.file.as_str())
        .collect();
    assert_eq!(crashed, ["0.pdf", "1.pdf", "2.pdf", "z/4.pdf"]);
    assert_eq!(done.collated.ranking.len(), 2);
}

#[test]
fn other_files_and_links_are_passed_over_and_large_ones_not_read() {
    let folder = folder(&[("a.pdf", "UBND xã A"), ("b.docx", "x"), ("c.tukiem", "x")]);
    let at = folder.path();
    let large = fs::File::create(at.join("large.pdf")).unwrap();
    large.set_len(201 * 1024 * 1024).unwrap();
    #[cfg(unix)]
    {
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("x.pdf"), "UBND xã X").unwrap();
        std::os::unix::fs::symlink(outside.path(), at.join("out")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("x.pdf"), at.join("x.pdf")).unwrap();
        std::os::unix::fs::symlink(at, at.join("round")).unwrap();
    }
    let reader = Fake::default();
    let done = run(at, KeepJournal::No, &reader).unwrap();
    assert_eq!(reader.read.load(Ordering::SeqCst), 1);
    assert_eq!(done.collated.files, 3);
    assert_eq!(done.passed_over, if cfg!(unix) { 4 } else { 1 });
    let found: Vec<_> = done
        .collated
        .findings
        .iter()
        .map(|f| f.finding.code())
        .collect();
    assert_eq!(found, ["locked", "too_large"]);
}

#[test]
fn a_run_that_was_stopped_goes_on_where_it_was() {
    let folder = many(50);
    let journal = tempfile::tempdir().unwrap();
    let journal = journal.path().join("nhật ký");
    let keep = || KeepJournal::Until(journal.clone());
    let reader = Fake {
        cancel_after: Some(20),
        ..Fake::default()
    };
    let stopped = run(folder.path(), keep(), &reader);
    assert!(matches!(stopped, Err(AppError::Cancelled)), "{stopped:?}");
    let before = reader.read.load(Ordering::SeqCst);
    assert!((20..50).contains(&before), "{before}");
    // The last line was cut short by a power failure.
    let mut text = fs::read_to_string(&journal).unwrap();
    text.truncate(text.len() - 9);
    fs::write(&journal, &text).unwrap();
    // Another file was mended meanwhile, keeping its size.
    let changed = text.lines().nth(3).unwrap();
    let changed: serde_json::Value = serde_json::from_str(changed).unwrap();
    let changed = changed["path"].as_str().unwrap();
    let path = folder.path().join(changed);
    let content = fs::read_to_string(&path).unwrap().replace("xã", "xà");
    fs::write(&path, content).unwrap();
    let reader = Fake::default();
    let done = run(folder.path(), keep(), &reader).unwrap();
    let after = reader.read.load(Ordering::SeqCst);
    assert_eq!(
        after,
        50 - (before - 1) + 1,
        "only what was left, cut short or changed"
    );
    assert_eq!(done.collated.ranking.len(), 50);
    assert!(!journal.exists(), "a finished run leaves no results behind");
    let whole = run(folder.path(), KeepJournal::No, &Fake::default()).unwrap();
    assert_eq!(done.collated, whole.collated);
}

#[test]
fn a_kept_journal_spares_reading_what_has_not_changed() {
    let folder = folder(&[("a.pdf", "UBND xã A"), ("b.pdf", "bad"), ("c.tukiem", "x")]);
    let journal = folder.path().join("j");
    let keep = || KeepJournal::Always(journal.clone());
    let first = run(folder.path(), keep(), &Fake::default()).unwrap();
    // The same content written again: the hash tells.
    fs::write(folder.path().join("a.pdf"), "UBND xã A").unwrap();
    fs::write(folder.path().join("d.pdf"), "UBND xã D").unwrap();
    let reader = Fake::default();
    let second = run(folder.path(), keep(), &reader).unwrap();
    assert_eq!(reader.read.load(Ordering::SeqCst), 1, "only the new one");
    assert_eq!(second.collated.ranking.len(), 2);
    assert_eq!(
        first.collated.count(Severity::Refused),
        second.collated.count(Severity::Refused)
    );
    // Under other conditions nothing of it holds.
    let request = CollateRequest {
        folder: folder.path().to_owned(),
        journal: keep(),
        ..CollateRequest::default()
    };
    let reader = Fake::default();
    let library = Library::built_in().unwrap();
    run_with(
        &request,
        &library,
        &reader,
        "other",
        now(),
        &reader.progress,
    )
    .unwrap();
    assert_eq!(reader.read.load(Ordering::SeqCst), 3);
}

#[test]
fn a_damaged_or_foreign_journal_is_begun_anew() {
    let folder = folder(&[("a.pdf", "UBND xã A")]);
    let journal = folder.path().join("j");
    for damage in [
        &b"tukiem-collate-journal 1 other\n\xff\xfe\n"[..],
        b"",
        b"tukiem-coll",
        b"tukiem-collate-journal 0\n{\"path\":\"a.pdf\"}\n",
    ] {
        fs::write(&journal, damage).unwrap();
        let reader = Fake::default();
        let done = run(folder.path(), KeepJournal::Always(journal.clone()), &reader).unwrap();
        assert_eq!(done.collated.ranking.len(), 1);
        assert!(done.journal_failure.is_none());
    }
    // Another file is not overwritten, and it is said.
    for other in [&b"%PDF-1.7\n"[..], b"UBND", b"\xff\xfe\n\n"] {
        fs::write(&journal, other).unwrap();
        let reader = Fake::default();
        let done = run(folder.path(), KeepJournal::Until(journal.clone()), &reader).unwrap();
        assert!(done.journal_failure.is_some());
        assert_eq!(fs::read(&journal).unwrap(), other);
    }
    // Where it cannot be kept, the work is done all the same, and it is said.
    let nowhere = folder.path().join("a.pdf/j");
    let done = run(
        folder.path(),
        KeepJournal::Always(nowhere),
        &Fake::default(),
    )
    .unwrap();
    assert_eq!(done.collated.ranking.len(), 1);
    assert!(done.journal_failure.is_some());
}

#[test]
fn a_folder_without_reports_is_said_to_have_none() {
    let folder = folder(&[("a.txt", "x")]);
    let nothing = run(folder.path(), KeepJournal::No, &Fake::default());
    assert!(matches!(nothing, Err(AppError::Collate(_))), "{nothing:?}");
    let absent = run(&folder.path().join("no"), KeepJournal::No, &Fake::default());
    assert!(matches!(absent, Err(AppError::Read { .. })), "{absent:?}");
}

/// A name that came from outside writes no lines of the result.
#[cfg(unix)]
#[test]
fn the_name_of_a_file_is_one_line() {
    let folder = folder(&[("a\nb\u{1b}\u{202e}.pdf", "UBND xã A")]);
    let done = run(folder.path(), KeepJournal::No, &Fake::default()).unwrap();
    let entry = done.collated.entry(&done.collated.ranking[0]).unwrap();
    assert_eq!(entry.file, "a\u{fffd}b\u{fffd}\u{fffd}.pdf");
}
