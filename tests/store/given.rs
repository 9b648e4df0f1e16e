//! What the tests start from.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::Connection;
use tempfile::TempDir;
use tukiem::model::assessment::{Head, State};
use tukiem::model::bearer::Role;
use tukiem::model::change::Change;
use tukiem::model::condition::Fact;
use tukiem::model::evidence::{Evidence, StoredFile};
use tukiem::model::id::{
    AssessmentId, AssessmentUid, CatalogId, EvidenceId, ItemId, RemediationId,
};
use tukiem::model::profile::{Person, Profile, UnitType};
use tukiem::model::remediation::{Remediation, RemediationStatus};
use tukiem::model::response::{Answer, Response};
use tukiem::store::{FILE_NAME, Store, StoredBlob};

/// A folder with room for a data file.
pub(super) struct Folder {
    dir: TempDir,
    /// Where the data file is, or will be.
    pub(super) file: PathBuf,
}

impl Folder {
    pub(super) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join(FILE_NAME);
        Self { dir, file }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(super) fn open(&self) -> Store {
        Store::open(&self.file, now()).unwrap().store
    }

    /// A connection past the store, as someone with a tool would have.
    pub(super) fn raw(&self) -> Connection {
        Connection::open(&self.file).unwrap()
    }

    /// The names of all files, in order.
    pub(super) fn names(&self) -> BTreeMap<String, u64> {
        let entries = std::fs::read_dir(self.dir.path()).unwrap();
        entries
            .map(|entry| {
                let entry = entry.unwrap();
                let length = entry.metadata().unwrap().len();
                (entry.file_name().into_string().unwrap(), length)
            })
            .collect()
    }
}

pub(super) fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

pub(super) fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub(super) fn now() -> DateTime<FixedOffset> {
    at("2026-11-21T09:30:05+07:00")
}

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A stable id, made of one number.
pub(super) fn uid(number: u8) -> AssessmentUid {
    AssessmentUid([number; 16])
}

pub(super) fn item(name: &str) -> ItemId {
    ItemId::new(name)
}

pub(super) fn head() -> Head {
    Head {
        name: "Năm 2026".to_owned(),
        catalog: CatalogId::new("hai-duong-39-2024"),
        catalog_version: "2026.11".to_owned(),
        year: 2026,
        period_start: date("2026-01-01"),
        period_end: date("2026-12-31"),
        profile: Profile {
            name: "Ủy ban nhân dân xã Cẩm Giàng".to_owned(),
            governing_body: "Thành phố Hải Phòng".to_owned(),
            unit_type: UnitType::Commune,
            place: "Cẩm Giàng".to_owned(),
            symbol: "UBND".to_owned(),
            head: Person {
                name: "Nguyễn Thị Ngọc Ánh".to_owned(),
                title: "Chủ tịch".to_owned(),
            },
            officer: Person {
                name: "Trần Đức Thịnh".to_owned(),
                title: "Công chức Văn phòng – Thống kê".to_owned(),
            },
            roles: BTreeSet::from([Role::SystemOwner, Role::Operator]),
            facts: BTreeSet::from([Fact::Wifi, Fact::InternalNetwork, Fact::StateSecrets]),
            system_level: 2,
        },
        recipients: vec![
            "Sở Khoa học và Công nghệ".to_owned(),
            "Công an thành phố, \"PA05\"\nPhòng 5".to_owned(),
        ],
        remarks: "Đường truyền yếu.\nThiếu thiết bị.".to_owned(),
        proposals: "Đề nghị tập huấn.".to_owned(),
        review: "Bổ sung minh chứng Điều 8.".to_owned(),
        state: State::Draft,
    }
}

pub(super) fn met(note: &str) -> Response {
    Response {
        answer: Some(Answer::Met),
        note: note.to_owned(),
        flagged: false,
    }
}

pub(super) fn answer(name: &str, before: &Response, after: Response) -> Change {
    Change::Response {
        item: item(name),
        before: before.clone(),
        after,
    }
}

pub(super) fn with_state(state: State) -> Head {
    Head { state, ..head() }
}

pub(super) fn move_to(before: State, after: State) -> Change {
    Change::Head {
        before: Box::new(with_state(before)),
        after: Box::new(with_state(after)),
    }
}

pub(super) fn evidence(id: i64, file: Option<StoredBlob>) -> Evidence {
    Evidence {
        id: EvidenceId(id),
        name: "Biên bản kiểm tra – quý Ⅳ.pdf".to_owned(),
        description: "Số 12/BB-UBND, tủ hồ sơ số 3".to_owned(),
        file: file.map(|blob| StoredFile {
            sha256: blob.sha256,
            size: blob.size,
            media_type: "application/pdf".to_owned(),
        }),
        fact_date: Some(date("2026-10-02")),
        added: at("2026-11-20T08:00:00.123456789+07:00"),
    }
}

pub(super) fn new_evidence(evidence: &Evidence) -> Change {
    Change::Evidence {
        id: evidence.id,
        before: None,
        after: Some(evidence.clone()),
    }
}

pub(super) fn link(name: &str, evidence: i64, linked: bool) -> Change {
    Change::Link {
        item: item(name),
        evidence: EvidenceId(evidence),
        linked,
    }
}

pub(super) fn line(id: i64, cost: Option<u64>) -> Remediation {
    Remediation {
        id: RemediationId(id),
        item: item("13.1.đ"),
        action: "Đặt mật khẩu quản trị tối thiểu 8 ký tự".to_owned(),
        owner: "Văn phòng HĐND và UBND".to_owned(),
        deadline: Some(date("2027-03-31")),
        cost,
        status: RemediationStatus::InProgress,
    }
}

pub(super) fn new_line(line: &Remediation) -> Change {
    Change::Plan {
        id: line.id,
        before: None,
        after: Some(line.clone()),
    }
}

/// Puts content into the store in pieces of an odd size.
pub(super) fn put(store: &mut Store, content: &[u8]) -> StoredBlob {
    let upload = store.blob_begin().unwrap();
    for piece in content.chunks(300_007) {
        store.blob_append(upload, piece).unwrap();
    }
    store.blob_finish(upload).unwrap()
}

/// Content without a pattern, the same at every run.
pub(super) fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut content = Vec::with_capacity(length + 8);
    while content.len() < length {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        content.extend_from_slice(&state.to_le_bytes());
    }
    content.truncate(length);
    content
}

/// An assessment with something in every table.
pub(super) fn full(store: &mut Store) -> AssessmentId {
    let id = store
        .create(uid(1), &head(), now(), "Trần Đức Thịnh")
        .unwrap();
    let blob = put(store, b"%PDF-1.7 trial");
    let paper = evidence(1, Some(blob));
    let changes = [
        answer("7.2", &Response::default(), met("Đã làm")),
        new_evidence(&paper),
        link("7.2", 1, true),
        new_line(&line(1, Some(15_000_000))),
    ];
    store.apply(id, &changes, now(), "Trần Đức Thịnh").unwrap();
    id
}
