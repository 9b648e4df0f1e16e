//! The assessment → the spreadsheet.

use chrono::{DateTime, FixedOffset};

use super::results;
use super::titles::{
    ABOUT, ANSWER, CATALOG, CHECKLIST, CITES, EVIDENCE, FORCE, FORMAT, GAPS, ITEM, MARK, NOTE,
    PLAN, PROOF, QUESTION, REASON, RESULT, UID, VERSION,
};
use super::words::choices;
use crate::app::export::Snapshot;
use crate::exchange::workbook::{Cell, Column, Sheet, Workbook};
use crate::i18n::{self, Language};
use crate::model::catalog::Item;
use crate::model::response::Answer;
use crate::model::scoring::{Line, Standing};

/// The file's language.
pub(super) const VI: Language = Language::Vietnamese;

/// The spreadsheet of an assessment, dated `now`.
pub fn workbook(snapshot: &Snapshot, now: DateTime<FixedOffset>) -> Workbook {
    let head = &snapshot.assessment.head;
    Workbook {
        title: format!(
            "Bảng kiểm an toàn thông tin mạng năm {} – {}",
            head.year, head.profile.name
        ),
        author: head.profile.name.clone(),
        sheets: vec![
            checklist(snapshot),
            gaps(snapshot),
            plan(snapshot),
            evidence(snapshot),
            results::parts(snapshot),
            results::working(snapshot),
            about(snapshot, now),
        ],
    }
}

/// A sheet with a line above its table.
pub(super) fn sheet(name: &str, note: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet {
        name: name.to_owned(),
        notes: vec![note.to_owned()],
        columns,
        rows,
        frozen_columns: 1,
    }
}

/// Every item with what it contributes, in the order of the law.
pub(super) fn items(snapshot: &Snapshot) -> impl Iterator<Item = (usize, &Item, &Line)> {
    let lines = snapshot.catalog.items.iter().zip(&snapshot.score.lines);
    lines
        .enumerate()
        .map(|(position, (item, line))| (position, item, line))
}

/// "Bắt buộc", "Điều cấm (điểm liệt)".
fn force(item: &Item) -> String {
    let force = i18n::force(VI, item.force);
    if item.critical {
        format!("{force} (điểm liệt)")
    } else {
        force.to_owned()
    }
}

fn bearers(item: &Item) -> String {
    let names: Vec<_> = item.bearers.iter().map(|b| i18n::bearer(VI, *b)).collect();
    names.join("; ")
}

fn checklist(snapshot: &Snapshot) -> Sheet {
    let columns = vec![
        Column::new(ITEM, 10),
        Column::new(CITES, 24),
        Column::new(QUESTION, 60),
        Column::new(FORCE, 16),
        Column::new("Chủ thể", 24),
        Column::new(ANSWER, 18).choosing(choices()),
        Column::new(REASON, 30),
        Column::new(NOTE, 44),
        Column::new(PROOF, 36),
    ];
    let row = |(_, item, line): (usize, &Item, &Line)| {
        let response = snapshot.assessment.responses.get(&item.id);
        let answer = response.and_then(|response| response.answer.as_ref());
        let reason = match answer {
            Some(Answer::NotApplicable { reason }) => reason.as_str(),
            _ => "",
        };
        let said = match line.standing {
            // Left empty, to be filled in.
            Standing::Unanswered => "",
            standing => i18n::standing(VI, standing),
        };
        let proofs = snapshot.assessment.evidence_of(&item.id);
        let proofs: Vec<_> = proofs.map(|e| format!("{}. {}", e.id, e.name)).collect();
        vec![
            Cell::text(item.id.as_str()),
            Cell::text(i18n::cites(VI, &item.cites)),
            Cell::text(&item.question.vi),
            Cell::text(force(item)),
            Cell::text(bearers(item)),
            Cell::text(said),
            Cell::text(reason),
            Cell::text(response.map_or("", |response| &response.note)),
            Cell::text(proofs.join("\n")),
        ]
    };
    let note = format!(
        "Điền các cột “{ANSWER}”, “{REASON}” và “{NOTE}”, lưu tệp dạng .xlsx rồi đọc lại bằng Tukiem. Giữ nguyên cột “{ITEM}”, tên các cột và trang “{ABOUT}”."
    );
    let rows = items(snapshot).map(row).collect();
    sheet(CHECKLIST, &note, columns, rows)
}

fn gaps(snapshot: &Snapshot) -> Sheet {
    let columns = vec![
        Column::new(ITEM, 10),
        Column::new(CITES, 24),
        Column::new(QUESTION, 60),
        Column::new(FORCE, 16),
        Column::new(RESULT, 16),
        Column::new(NOTE, 44),
        Column::new("Việc khắc phục", 44),
    ];
    let gaps = items(snapshot)
        .filter(|(_, _, l)| matches!(l.standing, Standing::Partial | Standing::NotMet));
    let row = |(_, item, line): (usize, &Item, &Line)| {
        let plan = snapshot.assessment.plan.values();
        let work: Vec<_> = plan
            .filter(|line| line.item == item.id)
            .map(|line| line.action.as_str())
            .collect();
        let note = snapshot.assessment.response(&item.id).note;
        vec![
            Cell::text(item.id.as_str()),
            Cell::text(i18n::cites(VI, &item.cites)),
            Cell::text(&item.question.vi),
            Cell::text(force(item)),
            Cell::text(i18n::standing(VI, line.standing)),
            Cell::text(note),
            Cell::text(work.join("\n")),
        ]
    };
    let rows: Vec<_> = gaps.map(row).collect();
    let note = format!("{} tồn tại: mục đạt một phần hoặc chưa đạt.", rows.len());
    sheet(GAPS, &note, columns, rows)
}

fn plan(snapshot: &Snapshot) -> Sheet {
    let columns = vec![
        Column::new("Số", 6),
        Column::new(ITEM, 10),
        Column::new(CITES, 24),
        Column::new("Việc cần làm", 60),
        Column::new("Người thực hiện", 28),
        Column::new("Hạn", 13),
        Column::new("Chi phí (đồng)", 18),
        Column::new("Tình trạng", 16),
    ];
    let lines = snapshot.assessment.plan.values();
    let rows = lines.map(|line| {
        let item = snapshot.catalog.item(&line.item);
        let cost = line.cost.map_or(Cell::Empty, |cost| {
            Cell::Integer(i64::try_from(cost).unwrap_or(i64::MAX))
        });
        vec![
            Cell::Integer(line.id.0),
            Cell::text(line.item.as_str()),
            Cell::text(item.map_or_else(String::new, |item| i18n::cites(VI, &item.cites))),
            Cell::text(&line.action),
            Cell::text(&line.owner),
            Cell::date(line.deadline),
            cost,
            Cell::text(i18n::remediation_status(VI, line.status)),
        ]
    });
    let rows: Vec<_> = rows.collect();
    let note = format!("Kế hoạch khắc phục: {} việc.", rows.len());
    sheet(PLAN, &note, columns, rows)
}

fn evidence(snapshot: &Snapshot) -> Sheet {
    let columns = vec![
        Column::new("Số", 6),
        Column::new("Tên", 44),
        Column::new("Mô tả, nơi lưu", 40),
        Column::new("Ngày", 13),
        Column::new("Cỡ tệp (byte)", 16),
        Column::new("SHA-256", 68),
        Column::new(ITEM, 24),
    ];
    let rows = snapshot.assessment.evidence.values().map(|entry| {
        let items: Vec<_> = snapshot
            .assessment
            .items_of(entry.id)
            .map(crate::model::id::ItemId::as_str)
            .collect();
        let (size, hash) = match &entry.file {
            Some(file) => (
                Cell::Integer(i64::try_from(file.size).unwrap_or(i64::MAX)),
                Cell::text(file.sha256.to_string()),
            ),
            None => (Cell::Empty, Cell::text("(tham chiếu)")),
        };
        vec![
            Cell::Integer(entry.id.0),
            Cell::text(&entry.name),
            Cell::text(&entry.description),
            Cell::date(entry.fact_date),
            size,
            hash,
            Cell::text(items.join("; ")),
        ]
    });
    let rows: Vec<_> = rows.collect();
    let note = format!(
        "{} minh chứng. Mỗi tệp được nhận diện bằng mã băm SHA-256 của nội dung.",
        rows.len()
    );
    sheet(EVIDENCE, &note, columns, rows)
}

/// What ties the file to its assessment; read back before anything else.
fn about(snapshot: &Snapshot, now: DateTime<FixedOffset>) -> Sheet {
    let assessment = &snapshot.assessment;
    let (head, catalog) = (&assessment.head, &snapshot.catalog);
    let row = |name: &str, value: String| vec![Cell::Bold(name.to_owned()), Cell::text(value)];
    let rows = vec![
        row(FORMAT, MARK.to_owned()),
        row(UID, assessment.uid.to_string()),
        row(CATALOG, catalog.id.to_string()),
        row(VERSION, catalog.content_version.clone()),
        row(
            "Văn bản",
            format!("{}, {}", catalog.instrument, catalog.title.vi),
        ),
        row("Đơn vị", head.profile.name.clone()),
        row("Đợt đánh giá", head.name.clone()),
        row("Năm báo cáo", head.year.to_string()),
        row(
            "Kỳ đánh giá",
            format!(
                "{} – {}",
                i18n::date(head.period_start),
                i18n::date(head.period_end)
            ),
        ),
        row("Trạng thái", i18n::state(VI, head.state).to_owned()),
        row("Lập lúc", i18n::date_time(now)),
    ];
    Sheet {
        frozen_columns: 0,
        ..sheet(
            ABOUT,
            "Tukiem dùng trang này để biết bảng thuộc đợt đánh giá nào. Xin giữ nguyên.",
            vec![Column::new("Thông tin", 28), Column::new("Giá trị", 80)],
            rows,
        )
    }
}
