//! How long a folder of reports takes, and how much memory: 100, 1 000 and 10 000 files.
//!
//! A plain program, not criterion: one run of ten thousand files says enough. The
//! reports are made by the real export and signed with one key; there are a hundred
//! different ones, and the folders hold links to them, so every file is read, hashed,
//! checked and compared as any other, while the disk hardly counts.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench without its data measures nothing, and prints what it measured"
)]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use tukiem::app::collate::{Agency, run};
use tukiem::app::collate::{CollateRequest, Collation, KeepJournal, SaveAs, save};
use tukiem::app::demo;
use tukiem::app::export::Snapshot;
use tukiem::app::job::Progress;
use tukiem::app::library::Library;
use tukiem::i18n::Language;
use tukiem::model::assessment::Assessment;
use tukiem::model::catalog::Catalog;
use tukiem::model::id::{AssessmentId, AssessmentUid, CatalogId};
use tukiem::model::response::{Answer, Response};
use tukiem::model::scope::Scope;
use tukiem::model::scoring::score;
use tukiem::report::document::LEADER_FIELD;
use tukiem::report::fonts::{Face, Fonts};
use tukiem::report::{layout, render_pages};
use tukiem::sign::{Appearance, OwnKeyRequest, SignRequest, SigningKey};
use tukiem::sign::{generate_own_key, open_pkcs12, sign_pdf};
use zeroize::Zeroizing;

/// Different reports.
const DIFFERENT: u8 = 100;

/// Files in a folder.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T09:30:05+07:00").unwrap()
}

fn main() {
    // `cargo test` runs benches too; it is no measurement.
    if !std::env::args().any(|word| word == "--bench") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let library = Library::built_in().unwrap();
    let begun = Instant::now();
    let bytes = make_reports(&folder.path().join("reports"), &library);
    println!(
        "{DIFFERENT} reports of {} KB each made and signed in {:.1} s",
        bytes / u64::from(DIFFERENT) / 1024,
        begun.elapsed().as_secs_f64()
    );
    println!("files     time  a file  files/s  peak memory  growth");
    let mut before: Option<(usize, u64)> = None;
    for size in SIZES {
        let units = folder.path().join(size.to_string());
        link(&folder.path().join("reports"), &units, size);
        reset_peak();
        let (done, time) = timed(&units, &library);
        let peak = peak_kb();
        let growth = before.map(|(files, kb)| {
            let more = peak.saturating_sub(kb) as f64;
            format!("{:.2} KB a file", more / (size - files) as f64)
        });
        before = Some((size, peak));
        println!(
            "{size:>5} {:>7.2} s {:>5.2} ms {:>8.0} {:>9.1} MB  {}",
            time.as_secs_f64(),
            time.as_secs_f64() * 1000.0 / size as f64,
            size as f64 / time.as_secs_f64(),
            peak as f64 / 1024.0,
            growth.unwrap_or_default()
        );
        assert_eq!(done.collated.files, size);
        assert_eq!(done.collated.ranking.len(), usize::from(DIFFERENT));
        for (how, name) in [(SaveAs::Xlsx, "a.xlsx"), (SaveAs::Pdf, "a.pdf")] {
            let begun = Instant::now();
            let path = folder.path().join(name);
            save(&done, how, &Agency::default(), Language::Vietnamese, &path).unwrap();
            println!("      {name} in {:.2} s", begun.elapsed().as_secs_f64());
        }
    }
}

fn timed(folder: &Path, library: &Library) -> (Collation, Duration) {
    let request = CollateRequest {
        folder: folder.to_owned(),
        journal: KeepJournal::Until(folder.with_extension("journal")),
        ..CollateRequest::default()
    };
    let begun = Instant::now();
    let done = run(&request, library, now(), &Progress::default()).unwrap();
    (done, begun.elapsed())
}

fn link(reports: &Path, folder: &Path, size: usize) {
    for n in 0..size {
        let report = reports.join(format!("{}.pdf", n % usize::from(DIFFERENT)));
        let part = folder.join(format!("{:03}", n / 100));
        fs::create_dir_all(&part).unwrap();
        fs::hard_link(report, part.join(format!("{n:05}.pdf"))).unwrap();
    }
}

/// Makes the reports; gives their bytes together.
fn make_reports(folder: &Path, library: &Library) -> u64 {
    fs::create_dir_all(folder).unwrap();
    let catalog = library.get(&CatalogId::new(demo::CATALOG)).unwrap();
    let key = key();
    let mut bytes = 0;
    for unit in 0..DIFFERENT {
        let report = report(&catalog, library, unit, &key);
        bytes += report.len() as u64;
        fs::write(folder.join(format!("{unit}.pdf")), report).unwrap();
    }
    bytes
}

fn report(
    catalog: &std::sync::Arc<Catalog>,
    library: &Library,
    unit: u8,
    key: &SigningKey,
) -> Vec<u8> {
    let mut head = demo::head(catalog, now().date_naive());
    head.profile.name = format!("Ủy ban nhân dân xã số {unit}");
    let uid = AssessmentUid([unit; 16]);
    let mut assessment = Assessment::new(AssessmentId(1), uid, head, now());
    for (n, item) in catalog.items.iter().enumerate() {
        let answer = match (n + usize::from(unit)) % 7 {
            0 => Answer::NotMet,
            1 => Answer::Partial,
            _ => Answer::Met,
        };
        let response = Response {
            answer: Some(answer),
            note: "Đã kiểm tra thực tế tại các phòng.".to_owned(),
            flagged: false,
        };
        assessment.responses.insert(item.id.clone(), response);
    }
    let scope = Scope::of(catalog, &assessment.head.profile);
    let score = score(catalog, &scope, &assessment);
    let snapshot = Snapshot {
        assessment,
        catalog: catalog.clone(),
        controls: library.controls.clone(),
        scope,
        score,
    };
    let document = snapshot.document(now()).unwrap();
    let pages = layout(&document, Fonts::embedded().unwrap());
    let appearance = Appearance {
        picture: None,
        lines: vec![],
        font: Face::Regular.bytes(),
    };
    let request = SignRequest {
        field: LEADER_FIELD,
        key,
        time: now(),
        reason: None,
        location: None,
        contact: None,
        appearance: Some(appearance),
    };
    sign_pdf(&render_pages(&document, &pages).unwrap(), &request).unwrap()
}

fn key() -> SigningKey {
    let day = now().date_naive();
    let request = OwnKeyRequest {
        person: "Nguyễn Thị Minh Huệ".into(),
        unit: "Ủy ban nhân dân xã mẫu".into(),
        from: day,
        to: day + chrono::Days::new(1000),
    };
    let passphrase = Zeroizing::new("khóa dùng để đo 2026".to_owned());
    let key = generate_own_key(&request, &passphrase).unwrap();
    open_pkcs12(&key, &passphrase).unwrap()
}

/// Forgets the peak of before, where the system lets it (Linux).
fn reset_peak() {
    drop(fs::write("/proc/self/clear_refs", "5"));
}

/// The most memory held since, in KB; 0 where the system does not say.
fn peak_kb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kb = line.and_then(|line| line.split_whitespace().next());
    kb.and_then(|kb| kb.parse().ok()).unwrap_or_default()
}
