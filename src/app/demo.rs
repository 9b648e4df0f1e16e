//! The demonstration: a made-up commune answers every item, attaches evidence,
//! plans what is missing and signs its report. It goes the way a person goes:
//! through the same commands.

use std::path::{Path, PathBuf};

use chrono::{Datelike, Days, NaiveDate};
use zeroize::Zeroizing;

use super::clock::SharedClock;
use super::command::Command;
use super::error::AppError;
use super::event::Event;
use super::export::{ExportRequest, Exported};
use super::headless;
use super::key_source::KeySource;
use super::paths;
use super::session::Session;
use super::signing::SignWith;
use super::uid;
use super::whole_file::write_whole;
use crate::model::assessment::Head;
use crate::model::bearer::Role;
use crate::model::catalog::{Catalog, Force, Item};
use crate::model::condition::Fact;
use crate::model::id::{AssessmentUid, CatalogId, EvidenceId, RemediationId};
use crate::model::profile::{Person, Profile, UnitType};
use crate::model::remediation::{Remediation, RemediationStatus};
use crate::model::response::Answer;

/// The catalog of the demonstration.
pub const CATALOG: &str = "hai-duong-39-2024";

/// The passphrase of the demonstration's own key: no secret, it protects nothing.
pub const PASSPHRASE: &str = "tukiem-demo-2026";

/// The stable id of the demonstration's assessment: fixed, so that its documents come out the same.
pub const UID: AssessmentUid = AssessmentUid(*b"tukiem-demo-2026");

/// What the demonstration left behind.
#[derive(Debug)]
pub struct Demo {
    /// The database.
    pub database: PathBuf,
    /// The signed report and its check.
    pub report: Exported,
    /// Items answered.
    pub answered: usize,
    /// Pieces of evidence.
    pub evidence: usize,
}

/// Makes the demonstration in `folder`.
///
/// # Errors
/// The folder cannot be written, or holds a database that cannot be opened.
pub fn run(folder: &Path, clock: SharedClock) -> Result<Demo, AppError> {
    let database = folder.join("tukiem.db");
    let today = clock.now().date_naive();
    let mut session = Session::open(&database, clock, std::sync::Arc::new(|| {}))?;
    let catalog = session.library.get(&CatalogId::new(CATALOG))?;
    session.take_uids_from(uid::fixed(UID));
    session.execute(Command::Create(Box::new(head(&catalog, today))))?;
    let evidence = sample_files(folder, today)?;
    fill(&mut session, &catalog, &evidence, today)?;
    let report = export(&mut session, folder)?;
    let (answered, evidence) = session.current.as_ref().map_or((0, 0), |current| {
        (
            current.score.overall.answered() as usize,
            current.assessment.evidence.len(),
        )
    });
    Ok(Demo {
        database,
        report,
        answered,
        evidence,
    })
}

/// The made-up commune.
pub fn head(catalog: &Catalog, today: NaiveDate) -> Head {
    let person = |name: &str, title: &str| Person {
        name: name.to_owned(),
        title: title.to_owned(),
    };
    let facts = [
        Fact::InternalNetwork,
        Fact::Wifi,
        Fact::PersonalDevices,
        Fact::OwnServers,
        Fact::OwnSystems,
        Fact::DataCentreHosting,
        Fact::LeasedServices,
    ];
    let year = today.year();
    let start = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(today);
    Head {
        name: format!("Tự đánh giá năm {year}"),
        catalog: catalog.id.clone(),
        catalog_version: catalog.content_version.clone(),
        year,
        period_start: start,
        period_end: today,
        profile: Profile {
            name: "Ủy ban nhân dân xã Tân Minh Mẫu".to_owned(),
            governing_body: String::new(),
            unit_type: UnitType::Commune,
            place: "Tân Minh Mẫu".to_owned(),
            symbol: "UBND".to_owned(),
            head: person("Nguyễn Thị Minh Huệ", "Chủ tịch"),
            officer: person("Trần Văn Đức", "Công chức Phòng Văn hóa - Xã hội"),
            roles: [Role::SystemOwner].into(),
            facts: facts.into(),
            system_level: 2,
        },
        recipients: catalog
            .recipients
            .iter()
            .map(|r| r.now.as_ref().unwrap_or(&r.name).vi.clone())
            .collect(),
        remarks: "Trong kỳ, đơn vị đã phân công cán bộ phụ trách an toàn thông tin mạng, cập nhật quy chế nội bộ và \
                  rà soát toàn bộ máy tính. Hạn chế chủ yếu là thiếu thiết bị lưu trữ dự phòng và chưa ghi nhật ký \
                  tập trung."
            .to_owned(),
        proposals: "Đề nghị tập huấn hằng năm cho cán bộ phụ trách ở cấp xã và hỗ trợ kinh phí trang bị phần mềm phòng, \
                    chống mã độc có bản quyền."
            .to_owned(),
        review: String::new(),
        state: crate::model::assessment::State::Draft,
    }
}

/// Evidence files, written where the person could have them.
fn sample_files(folder: &Path, today: NaiveDate) -> Result<Vec<PathBuf>, AppError> {
    let titles = [
        "Quyết định ban hành quy chế nội bộ",
        "Biên bản rà soát tài khoản",
        "Ảnh chụp cấu hình tường lửa",
        "Sổ theo dõi sao lưu dữ liệu",
        "Danh sách cán bộ dự tập huấn",
        "Báo cáo quét mã độc máy trạm",
        "Hợp đồng thuê dịch vụ, điều khoản an toàn thông tin",
        "Quyết định phân công cán bộ phụ trách",
        "Hồ sơ đề xuất cấp độ hệ thống thông tin",
        "Trích nhật ký đăng nhập máy chủ",
        "Biên bản kiểm tra máy tính các phòng",
        "Thông báo quán triệt quy định tới cán bộ",
    ];
    let files = titles.iter().enumerate().map(|(number, title)| {
        let path = folder
            .join("minh-chung")
            .join(format!("{:02} {title}.txt", number + 1));
        let text = format!("{title}\nNgày lập: {today}\nTệp mẫu của bản trình diễn Tukiem.\n");
        write_whole(&path, text.as_bytes())?;
        Ok(path)
    });
    files.collect()
}

fn fill(
    session: &mut Session,
    catalog: &Catalog,
    files: &[PathBuf],
    today: NaiveDate,
) -> Result<(), AppError> {
    let scope = crate::model::scope::Scope::of(catalog, &head(catalog, today).profile);
    let inside = catalog
        .items
        .iter()
        .enumerate()
        .filter(|(position, _)| scope.applies(*position));
    let evidence = import(session, files)?;
    for (turn, (_, item)) in inside.enumerate() {
        let answer = answer(turn, item);
        let gap = answer.is_gap();
        let met = answer == Answer::Met;
        session.execute(Command::Answer {
            item: item.id.clone(),
            answer: Some(answer),
        })?;
        if gap {
            let note =
                "Đã kiểm tra thực tế tại các phòng; còn một số máy chưa thực hiện.".to_owned();
            session.execute(Command::Note {
                item: item.id.clone(),
                note,
            })?;
            session.execute(Command::EditPlan {
                new: true,
                line: plan(turn, item, today),
            })?;
        } else if met && turn % 3 != 2 {
            session.execute(Command::Link {
                item: item.id.clone(),
                evidence: evidence[turn % evidence.len()],
                linked: true,
            })?;
        }
    }
    session.flush(headless::PATIENCE)
}

/// Each file becomes one piece of evidence; several items are proved by the same one.
fn import(session: &mut Session, files: &[PathBuf]) -> Result<Vec<EvidenceId>, AppError> {
    session.execute(Command::ImportFiles {
        paths: files.to_vec(),
        item: None,
    })?;
    let told = headless::finish(session)?;
    let added = told.into_iter().find_map(|event| match event {
        Event::Imported { added, .. } if !added.is_empty() => Some(added),
        _ => None,
    });
    added.ok_or(AppError::Cancelled)
}

/// Mostly met, with the gaps a commune typically has.
fn answer(turn: usize, item: &Item) -> Answer {
    match turn % 12 {
        4 => Answer::Partial,
        9 if !item.critical && item.force != Force::Prohibition => Answer::NotMet,
        11 if turn > 90 => Answer::NotApplicable {
            reason: "Trong kỳ không phát sinh trường hợp phải thực hiện.".to_owned(),
        },
        _ => Answer::Met,
    }
}

fn plan(turn: usize, item: &Item, today: NaiveDate) -> Remediation {
    let weeks = u64::try_from(turn % 9).unwrap_or(0) + 2;
    Remediation {
        id: RemediationId(0),
        item: item.id.clone(),
        action: "Rà soát các máy còn lại, cấu hình theo hướng dẫn và lập biên bản nghiệm thu."
            .to_owned(),
        owner: "Trần Văn Đức".to_owned(),
        deadline: today.checked_add_days(Days::new(weeks * 7)),
        cost: turn.is_multiple_of(2).then_some(1_500_000),
        status: if turn.is_multiple_of(4) {
            RemediationStatus::InProgress
        } else {
            RemediationStatus::Planned
        },
    }
}

fn export(session: &mut Session, folder: &Path) -> Result<Exported, AppError> {
    let request = ExportRequest {
        path: folder.join("bao-cao.pdf"),
        sign: Some(SignWith::new(
            KeySource::OwnKey(paths::own_key(session.database())),
            Zeroizing::new(PASSPHRASE.to_owned()),
        )),
    };
    session.execute(Command::Export(Box::new(request)))?;
    let exported = headless::finish(session)?
        .into_iter()
        .find_map(|event| match event {
            Event::Exported(exported) => Some(*exported),
            _ => None,
        });
    exported.ok_or(AppError::Cancelled)
}
