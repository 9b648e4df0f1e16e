//! Two machines: one that writes packages, one that takes them in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Duration, FixedOffset};
use sha2::Digest;
use tempfile::TempDir;
use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::demo;
use tukiem::app::error::AppError;
use tukiem::app::event::Event;
use tukiem::app::headless;
use tukiem::app::package::{How, PackageDraft, PackageNews, Passphrase};
use tukiem::app::session::Session;
use tukiem::model::assessment::Assessment;
use tukiem::model::id::{AssessmentId, CatalogId, EvidenceId, ItemId, RemediationId};
use tukiem::model::remediation::{Remediation, RemediationStatus};
use tukiem::model::response::Answer;
use tukiem::store::{AuditChain, BlobState, Reader};
use zeroize::Zeroizing;

pub(crate) const WORDS: &str = "mật khẩu của gói 2026";

pub(crate) fn passphrase(words: &str) -> Passphrase {
    Passphrase::new(Zeroizing::new(words.to_owned()))
}

/// So many minutes after the beginning.
pub(crate) fn at(minutes: i64) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T09:30:05.123456+07:00").unwrap()
        + Duration::minutes(minutes)
}

/// A machine with a database.
pub(crate) struct Machine {
    pub(crate) folder: TempDir,
    pub(crate) session: Session,
}

impl Machine {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = open(&folder.path().join("tukiem.db"), 0);
        Self { folder, session }
    }

    /// One whose database is elsewhere.
    pub(crate) fn at(database: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = open(database, 0);
        Self { folder, session }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The same machine, so many minutes after the beginning.
    pub(crate) fn later(self, minutes: i64) -> Self {
        let Self { folder, session } = self;
        drop(session);
        let session = open(&folder.path().join("tukiem.db"), minutes);
        Self { folder, session }
    }

    /// Runs a command and its jobs to their end.
    pub(crate) fn run(&mut self, command: Command) -> Result<Vec<Event>, AppError> {
        self.session.execute(command)?;
        let told = headless::finish(&mut self.session)?;
        self.session.flush(headless::PATIENCE)?;
        Ok(told)
    }

    pub(crate) fn do_it(&mut self, command: Command) {
        self.run(command).unwrap();
    }

    /// An assessment with something of everything; it is open.
    pub(crate) fn filled() -> Self {
        let mut machine = Self::new();
        let catalog = machine
            .session
            .library
            .get(&CatalogId::new(demo::CATALOG))
            .unwrap();
        let head = demo::head(&catalog, at(0).date_naive());
        machine.do_it(Command::Create(Box::new(head)));
        let item = |n: usize| catalog.items[n].id.clone();
        let answers = [
            Answer::Met,
            Answer::Partial,
            Answer::NotMet,
            Answer::NotApplicable {
                reason: "Đơn vị không có “hệ thống” này.".to_owned(),
            },
        ];
        for (n, answer) in answers.into_iter().enumerate() {
            machine.answer(&item(n), answer);
        }
        machine.do_it(Command::Note {
            item: item(0),
            note: "Hai dòng:\n\t“đã làm” \u{1F512}".to_owned(),
        });
        machine.do_it(Command::Flag {
            item: item(9),
            flagged: true,
        });
        let files = [
            ("Biên bản.txt", b"bien ban".to_vec()),
            ("Bản sao.txt", b"bien ban".to_vec()),
            ("rỗng.txt", vec![]),
            ("một phần.bin", noise(4 * 1024 * 1024)),
            ("ba phần.bin", noise(9 * 1024 * 1024 + 17)),
        ];
        for (name, content) in files {
            machine.attach(name, &content, Some(item(0)));
        }
        machine.do_it(Command::AddReference {
            name: "Sổ trực".to_owned(),
            description: "Tủ số 3".to_owned(),
            fact_date: None,
            item: Some(item(1)),
        });
        for n in [1, 2] {
            machine.do_it(Command::EditPlan {
                new: true,
                line: Remediation {
                    id: RemediationId(0),
                    item: item(n),
                    action: "Mua phần mềm".to_owned(),
                    owner: "Văn phòng".to_owned(),
                    deadline: (n == 1).then(|| "2027-03-31".parse().unwrap()),
                    cost: (n == 1).then_some(15_000_000),
                    status: RemediationStatus::InProgress,
                },
            });
        }
        machine
    }

    pub(crate) fn answer(&mut self, item: &ItemId, answer: Answer) {
        self.do_it(Command::Answer {
            item: item.clone(),
            answer: Some(answer),
        });
    }

    pub(crate) fn attach(&mut self, name: &str, content: &[u8], item: Option<ItemId>) {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        self.do_it(Command::ImportFiles {
            paths: vec![path],
            item,
        });
    }

    pub(crate) fn open_one(&self) -> &Assessment {
        &self.session.current.as_ref().unwrap().assessment
    }

    /// The `n`th item of the open assessment's catalog.
    pub(crate) fn item(&self, n: usize) -> ItemId {
        self.session.current.as_ref().unwrap().catalog.items[n]
            .id
            .clone()
    }

    /// The assessment as it is on the disk.
    pub(crate) fn stored(&self, id: AssessmentId) -> Assessment {
        Reader::open(self.session.database())
            .unwrap()
            .load(id)
            .unwrap()
    }

    pub(crate) fn package(&mut self, name: &str) -> PathBuf {
        let path = self.path(name);
        let command = Command::ExportPackage {
            path: path.clone(),
            passphrase: passphrase(WORDS),
        };
        let told = self.run(command).unwrap();
        let size = std::fs::metadata(&path).unwrap().len();
        let written = PackageNews::Written {
            path: path.clone(),
            size,
        };
        assert!(matches!(&told[..], [Event::Package(news)] if *news == written));
        path
    }

    pub(crate) fn read(&mut self, path: &Path) -> Result<Arc<PackageDraft>, AppError> {
        self.read_with(path, WORDS)
    }

    pub(crate) fn read_with(
        &mut self,
        path: &Path,
        words: &str,
    ) -> Result<Arc<PackageDraft>, AppError> {
        let path = path.to_owned();
        let passphrase = passphrase(words);
        let told = self.run(Command::ReadPackage { path, passphrase })?;
        assert!(matches!(told[..], [Event::Package(PackageNews::Read)]));
        Ok(self.session.package.clone().unwrap())
    }

    pub(crate) fn accept(&mut self, how: How) -> Result<AssessmentId, AppError> {
        let told = self.run(Command::AcceptPackage(how))?;
        assert!(self.session.package.is_none());
        match &told[..] {
            [
                Event::Package(PackageNews::TakenIn {
                    how: done,
                    assessment,
                }),
            ] if *done == how => Ok(*assessment),
            other => panic!("{other:?}"),
        }
    }

    /// Reads and takes in.
    pub(crate) fn take(&mut self, path: &Path, how: How) -> AssessmentId {
        self.read(path).unwrap();
        self.accept(how).unwrap()
    }

    /// The database is sound, and every file of every assessment is what its address says.
    pub(crate) fn is_sound(&self) {
        sound(self.session.database());
    }
}

/// The database at `path` is sound; how many assessments it has.
pub(crate) fn sound(path: &Path) -> usize {
    let reader = Reader::open(path).unwrap();
    assert_eq!(reader.integrity_check().unwrap(), Vec::<String>::new());
    assert!(matches!(
        reader.verify_audit().unwrap(),
        AuditChain::Whole { .. }
    ));
    let states = reader.verify_blobs(&mut |_, _| true).unwrap();
    assert!(states.iter().all(|(_, state)| *state == BlobState::Whole));
    let all = reader.assessments().unwrap();
    for listed in &all {
        for evidence in reader.load(listed.id).unwrap().evidence.values() {
            if let Some(file) = &evidence.file {
                let mut bytes = Vec::new();
                reader.blob_read(file.sha256, &mut bytes).unwrap();
                assert_eq!(bytes.len() as u64, file.size);
                let digest = <[u8; 32]>::from(sha2::Sha256::digest(&bytes));
                assert_eq!(digest, file.sha256.0);
            }
        }
    }
    all.len()
}

fn open(path: &Path, minutes: i64) -> Session {
    let clock = Arc::new(FixedClock(at(minutes)));
    Session::open(path, clock, Arc::new(|| {})).unwrap()
}

/// Equal but for what is only good within one database.
pub(crate) fn same(one: &Assessment, other: &Assessment) -> bool {
    let id = one.id;
    Assessment {
        id,
        ..other.clone()
    } == *one
}

/// The evidence of this name.
pub(crate) fn named(assessment: &Assessment, name: &str) -> EvidenceId {
    let mut all = assessment.evidence.values();
    all.find(|evidence| evidence.name == name).unwrap().id
}

/// Content without a pattern, the same at every run.
pub(crate) fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64 ^ length as u64;
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
