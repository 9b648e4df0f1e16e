//! The work that is killed: steps made from a seed, run through a session in the
//! child and imitated on plain values by the parent, which compares.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate};
use sha2::Digest;
use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::headless;
use tukiem::app::library::Library;
use tukiem::app::session::Session;
use tukiem::model::assessment::{Assessment, Head, State};
use tukiem::model::evidence::{Evidence, Sha256, StoredFile};
use tukiem::model::id::{AssessmentId, AssessmentUid, ItemId, RemediationId};
use tukiem::model::profile::Profile;
use tukiem::model::remediation::{Remediation, RemediationStatus};
use tukiem::model::response::Answer;
use tukiem::pack;

/// Steps between two confirmations, at most.
pub(crate) const MOST_AT_ONCE: usize = 5;
/// Pieces of evidence that are kept at a time.
const MOST_EVIDENCE: usize = 8;

const CATALOG: &str = include_str!("../fixtures/pack/good.ron");

/// Numbers from a seed (`SplitMix64`, Steele et al. 2014).
#[derive(Clone)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

/// One thing a person does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    Answer(ItemId, Answer),
    Note(ItemId, String),
    Flag(ItemId),
    Plan(ItemId, String),
    Remarks(String),
    Import {
        item: ItemId,
        name: String,
        seed: u64,
        length: usize,
    },
    /// The oldest evidence goes, where there is more than [`MOST_EVIDENCE`].
    Remove,
}

pub(crate) fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T09:30:05+07:00").unwrap()
}

fn day() -> NaiveDate {
    now().date_naive()
}

/// The assessment as it is made.
pub(crate) fn fresh() -> Assessment {
    let head = Head {
        name: "Năm 2026".into(),
        catalog: tukiem::model::id::CatalogId::new("thu-nghiem-1"),
        catalog_version: "2026.11".into(),
        year: 2026,
        period_start: day(),
        period_end: day(),
        profile: Profile {
            name: "Ủy ban nhân dân xã Mẫu".into(),
            ..Profile::default()
        },
        recipients: vec!["Sở B".into()],
        remarks: String::new(),
        proposals: String::new(),
        review: String::new(),
        state: State::Draft,
    };
    Assessment::new(AssessmentId(1), AssessmentUid([1; 16]), head, now())
}

/// The endless work of a seed. Every text names its step, so each step changes something.
pub(crate) fn steps(seed: u64) -> impl Iterator<Item = Step> {
    let mut dice = Dice(seed);
    (0_u64..).map(move |n| {
        let items = ["2.1-a", "2.1-b", "3.2.B1", "4.1"];
        let item = ItemId::new(items[usize::try_from(dice.below(4)).unwrap()]);
        let text = format!("Bước {n} của {seed}: đã kiểm tra");
        match dice.below(16) {
            0..=3 => Step::Answer(item, Answer::NotApplicable { reason: text }),
            4..=7 => Step::Note(item, format!("{text}\n{}", "ghi chú dài ".repeat(20))),
            8 => Step::Flag(item),
            9 | 10 => Step::Plan(item, text),
            11 => Step::Remarks(text),
            12 => Step::Remove,
            kind => {
                let seed = dice.next();
                let big = 1_000_000 + dice.below(2_000_000);
                let length = if kind == 15 { big } else { dice.below(40_000) };
                let length = usize::try_from(length).unwrap();
                Step::Import {
                    item,
                    name: format!("tệp {n} {seed}.pdf"),
                    seed,
                    length,
                }
            }
        }
    })
}

/// The content of a file.
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut dice = Dice(seed);
    let words = std::iter::repeat_with(|| dice.next().to_le_bytes());
    words.take(length / 8 + 1).flatten().take(length).collect()
}

impl Step {
    /// What the step makes of plain values, told without the program's own code.
    pub(crate) fn imitate(&self, to: &mut Assessment) {
        match self.clone() {
            Self::Answer(item, answer) => {
                to.responses.entry(item).or_default().answer = Some(answer);
            }
            Self::Note(item, note) => to.responses.entry(item).or_default().note = note,
            Self::Flag(item) => {
                let response = to.responses.entry(item.clone()).or_default();
                response.flagged = !response.flagged;
                if response.is_blank() {
                    to.responses.remove(&item);
                }
            }
            Self::Plan(item, action) => {
                let id = to.next_remediation();
                to.plan.insert(id, line(id, item, action));
            }
            Self::Remarks(text) => to.head.remarks = text,
            Self::Import {
                item,
                name,
                seed,
                length,
            } => {
                let id = to.next_evidence();
                let sha256 = Sha256(sha2::Sha256::digest(noise(seed, length)).into());
                let file = StoredFile {
                    sha256,
                    size: length as u64,
                    media_type: "application/pdf".into(),
                };
                let evidence = Evidence {
                    id,
                    name,
                    description: String::new(),
                    file: Some(file),
                    fact_date: Some(day()),
                    added: now(),
                };
                to.evidence.insert(id, evidence);
                to.links.insert((item, id));
            }
            Self::Remove => {
                if to.evidence.len() > MOST_EVIDENCE {
                    let (first, _) = to.evidence.pop_first().unwrap();
                    to.links.retain(|(_, id)| *id != first);
                }
            }
        }
    }

    /// Does it through the session, as the window would.
    fn run(self, session: &mut Session, file: &Path) {
        let command = match self {
            Self::Answer(item, answer) => Command::Answer {
                item,
                answer: Some(answer),
            },
            Self::Note(item, note) => Command::Note { item, note },
            Self::Flag(item) => {
                let flagged = !session
                    .current
                    .as_ref()
                    .unwrap()
                    .assessment
                    .response(&item)
                    .flagged;
                Command::Flag { item, flagged }
            }
            Self::Plan(item, action) => Command::EditPlan {
                new: true,
                line: line(RemediationId(0), item, action),
            },
            Self::Remarks(remarks) => {
                let head = session.current.as_ref().unwrap().assessment.head.clone();
                Command::EditHead(Box::new(Head { remarks, ..head }))
            }
            Self::Import {
                item,
                name,
                seed,
                length,
            } => {
                let path = file.with_file_name(name);
                std::fs::write(&path, noise(seed, length)).unwrap();
                session
                    .execute(Command::ImportFiles {
                        paths: vec![path.clone()],
                        item: Some(item),
                    })
                    .unwrap();
                headless::finish(session).unwrap();
                std::fs::remove_file(path).unwrap();
                return;
            }
            Self::Remove => {
                let evidence = &session.current.as_ref().unwrap().assessment.evidence;
                if evidence.len() <= MOST_EVIDENCE {
                    return;
                }
                Command::RemoveEvidence(*evidence.first_key_value().unwrap().0)
            }
        };
        session.execute(command).unwrap();
    }
}

fn line(id: RemediationId, item: ItemId, action: String) -> Remediation {
    Remediation {
        id,
        item,
        action,
        owner: "Trần Thị B".into(),
        deadline: Some(day()),
        cost: Some(1_500_000),
        status: RemediationStatus::Planned,
    }
}

/// The child: works and says what is confirmed, until it is killed.
pub(crate) fn work_until_killed(file: &Path, seed: u64) -> ! {
    let mut library = Library::default();
    library.insert(pack::load("good.ron", CATALOG).unwrap());
    let clock = Arc::new(FixedClock(now()));
    let mut session = Session::open_with(file, library, clock, Arc::new(|| {})).unwrap();
    match session.assessments.first().map(|first| first.id) {
        Some(id) => session.execute(Command::Open(id)).unwrap(),
        None => session
            .execute(Command::Create(Box::new(fresh().head)))
            .unwrap(),
    }
    let confirm = |count: usize| {
        // One write of one short line: the pipe takes it whole, and keeps it when we die.
        let line = format!("\nconfirmed {count}\n");
        std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
        std::io::stdout().lock().flush().unwrap();
    };
    confirm(0);
    let mut dice = Dice(!seed);
    let mut work = steps(seed);
    let mut done = 0;
    loop {
        let batch = 1 + usize::try_from(dice.below(MOST_AT_ONCE as u64)).unwrap();
        for step in work.by_ref().take(batch) {
            step.run(&mut session, file);
        }
        session.flush(Duration::from_secs(60)).unwrap();
        done += batch;
        confirm(done);
    }
}
