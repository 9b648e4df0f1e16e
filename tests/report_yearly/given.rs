//! The demonstration's assessment and the worst one a unit could write.

use std::sync::{Arc, LazyLock};

use chrono::{DateTime, FixedOffset};
use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::demo;
use tukiem::app::export::Snapshot;
use tukiem::app::session::Session;
use tukiem::model::assessment::Assessment;
use tukiem::model::catalog::Catalog;
use tukiem::model::control::Controls;
use tukiem::model::evidence::{Evidence, MAX_NAME_CHARS, Sha256, StoredFile};
use tukiem::model::id::{AssessmentId, AssessmentUid, EvidenceId, RemediationId};
use tukiem::model::remediation::{Remediation, RemediationStatus};
use tukiem::model::response::{Answer, Response};
use tukiem::model::scope::Scope;
use tukiem::model::scoring::score;
use tukiem::pack;

pub(crate) fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T09:30:05+07:00").unwrap()
}

/// The demonstration, made once: what its session holds, and the signed file.
pub(crate) static DEMO: LazyLock<(Snapshot, Vec<u8>)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock(now()));
    let made = demo::run(folder.path(), clock.clone()).unwrap();
    let signed = std::fs::read(&made.report.path).unwrap();
    let mut session = Session::open(&made.database, clock, Arc::new(|| {})).unwrap();
    session.execute(Command::Open(AssessmentId(1))).unwrap();
    let current = session.current.as_ref().unwrap();
    let snapshot = Snapshot {
        assessment: current.assessment.clone(),
        catalog: current.catalog.clone(),
        controls: current.controls.clone(),
        scope: current.scope.clone(),
        score: current.score.clone(),
    };
    (snapshot, signed)
});

pub(crate) fn catalog() -> Arc<Catalog> {
    let source = pack::builtin()
        .iter()
        .find(|source| source.file.contains("hai-duong"))
        .unwrap();
    Arc::new(pack::load(source.file, source.text).unwrap())
}

fn controls() -> Arc<Controls> {
    let source = pack::CONTROLS;
    Arc::new(pack::load_controls(source.file, source.text).unwrap())
}

/// Vietnamese text of so many characters, whose sentences all differ.
fn prose(number: usize, length: usize) -> String {
    let sentence = |n: usize| {
        format!(
            "ý {n} của mục {number}: đã rà soát máy tính ở trụ sở, thiết bị ngoại vi và các tài khoản được cấp; "
        )
    };
    let letters: Vec<char> = (1..)
        .flat_map(|n| sentence(n).chars().collect::<Vec<_>>())
        .take(length - 1)
        .collect();
    letters.into_iter().chain(['.']).collect()
}

/// Every note of 2 000 characters, 500 files with the longest names, a unit's name of 300.
pub(crate) fn worst() -> Snapshot {
    let catalog = catalog();
    let mut head = demo::head(&catalog, now().date_naive());
    head.profile.name = format!("Trung tâm {}", prose(300, 290));
    head.profile.head.name = "Nguyễn Phước Công Tằng Tôn Nữ Hoàng Thị Diễm Quỳnh Trang".into();
    head.remarks = prose(1, 2000);
    head.proposals = prose(2, 2000);
    let mut assessment = Assessment::new(AssessmentId(1), AssessmentUid([1; 16]), head, now());
    for (n, item) in catalog.items.iter().enumerate() {
        let answer = match n % 5 {
            1 => Answer::Partial,
            2 => Answer::NotMet,
            3 => Answer::NotApplicable {
                reason: prose(n, 500),
            },
            _ => Answer::Met,
        };
        let response = Response {
            answer: Some(answer),
            note: prose(n, 2000),
            flagged: n % 2 == 0,
        };
        assessment.responses.insert(item.id.clone(), response);
        let id = RemediationId(i64::try_from(n).unwrap() + 1);
        let line = Remediation {
            id,
            item: item.id.clone(),
            action: prose(n, 400),
            owner: prose(n, 100),
            deadline: Some(now().date_naive()),
            cost: Some(1_000_000_000_000_000),
            status: RemediationStatus::InProgress,
        };
        assessment.plan.insert(id, line);
    }
    for n in 0..500_usize {
        let id = EvidenceId(i64::try_from(n).unwrap() + 1);
        let stem = match n % 3 {
            0 => prose(n, MAX_NAME_CHARS - 4),
            1 => format!("{n}{}", "x".repeat(MAX_NAME_CHARS - 8)),
            _ => format!("{n}_{}", "ảnh_chụp_màn_hình_".repeat(10)),
        };
        let byte = |at: usize| u8::try_from((n * 31 + at * 7) % 256).unwrap();
        let file = StoredFile {
            sha256: Sha256(std::array::from_fn(byte)),
            size: 104_857_600 - n as u64,
            media_type: "application/pdf".into(),
        };
        let evidence = Evidence {
            id,
            name: format!("{stem}.pdf"),
            description: if n % 4 == 0 {
                prose(n, 300)
            } else {
                String::new()
            },
            file: Some(file),
            fact_date: Some(now().date_naive()),
            added: now(),
        };
        assessment.evidence.insert(id, evidence);
        let item = &catalog.items[n % catalog.items.len()];
        assessment.links.insert((item.id.clone(), id));
    }
    let scope = Scope::of(&catalog, &assessment.head.profile);
    let score = score(&catalog, &scope, &assessment);
    Snapshot {
        assessment,
        catalog,
        controls: controls(),
        scope,
        score,
    }
}
