//! The score with its working, as sheets.

use super::book::{VI, items, sheet};
use super::titles::{ITEM, QUESTION, RESULT, RESULTS, WORKING};
use crate::app::export::Snapshot;
use crate::exchange::workbook::{Cell, Column, Sheet};
use crate::i18n;
use crate::model::catalog::Item;
use crate::model::scoring::{Domains, Line, Tally, Tenths};

/// A share as a number with one decimal.
fn share(share: Option<Tenths>) -> Cell {
    share.map_or(Cell::Empty, |Tenths(tenths)| Cell::Tenths(tenths.into()))
}

fn points(points: u64) -> Cell {
    Cell::Integer(i64::try_from(points).unwrap_or(i64::MAX))
}

/// All items together, then by chapter, article and domain.
pub(super) fn parts(snapshot: &Snapshot) -> Sheet {
    let score = &snapshot.score;
    let mut columns = vec![
        Column::new("Phần", 26),
        Column::new("Tên", 60),
        Column::new("Điểm (%)", 11),
        Column::new("Điểm có minh chứng (%)", 14),
        Column::new("Hoàn thành (%)", 13),
        Column::new("Điểm đạt được", 11),
        Column::new("Điểm tối đa", 11),
    ];
    for name in [
        "Đạt",
        "Đạt một phần",
        "Chưa đạt",
        "Chưa trả lời",
        "Không áp dụng",
        "Ngoài phạm vi",
    ] {
        columns.push(Column::new(name, 11));
    }
    let mut rows = vec![part("Toàn bộ", "Tất cả các mục", &score.overall)];
    let chapters = snapshot.catalog.chapters.iter().zip(&score.chapters);
    let chapters = chapters.filter(|(chapter, _)| !chapter.number.is_empty());
    rows.extend(chapters.map(|(chapter, tally)| {
        part(
            &format!("Chương {}", chapter.number),
            &chapter.title.vi,
            tally,
        )
    }));
    let articles = snapshot.catalog.articles().zip(&score.articles);
    rows.extend(articles.map(|(article, tally)| {
        part(
            &format!("Điều {}", article.number),
            &article.title.vi,
            tally,
        )
    }));
    let domains = Domains::of(&snapshot.catalog, &snapshot.controls).tallies(score);
    let domains = snapshot.controls.groups.iter().zip(&domains);
    rows.extend(domains.map(|(group, tally)| part("Nhóm yêu cầu", &group.name.vi, tally)));
    sheet(RESULTS, &verdict(snapshot), columns, rows)
}

/// "Điểm tổng 82,4 %, xếp loại B (Khá)."
fn verdict(snapshot: &Snapshot) -> String {
    let score = &snapshot.score;
    let total = score.overall.score();
    let total = total.map_or_else(|| "–".to_owned(), |share| i18n::percent(VI, share));
    let mut said = format!("Điểm tổng {total}");
    if let Some(grade) = score.grade {
        said += &format!(", xếp loại {} ({})", grade.letter(), i18n::grade(VI, grade));
    }
    if !score.critical_failures.is_empty() {
        said += &format!(
            "; {} nội dung điểm liệt chưa đạt nên xếp loại không vượt quá C",
            score.critical_failures.len()
        );
    }
    said + ". Cách tính từng mục ở trang “Cách tính”."
}

fn part(part: &str, name: &str, tally: &Tally) -> Vec<Cell> {
    let mut row = vec![
        Cell::Bold(part.to_owned()),
        Cell::text(name),
        share(tally.score()),
        share(tally.backed_score()),
        share(tally.completeness()),
        points(tally.points),
        points(tally.possible),
    ];
    let counts = [
        tally.met,
        tally.partial,
        tally.not_met,
        tally.unanswered,
        tally.not_applicable,
        tally.out_of_scope,
    ];
    row.extend(counts.map(|count| Cell::Integer(count.into())));
    row
}

/// Weight, value and points of every item; their sums are the score's parts.
pub(super) fn working(snapshot: &Snapshot) -> Sheet {
    let columns = vec![
        Column::new(ITEM, 10),
        Column::new(QUESTION, 60),
        Column::new(RESULT, 18),
        Column::new("Trọng số", 10),
        Column::new("Giá trị", 10),
        Column::new("Điểm đạt được", 11),
        Column::new("Điểm tối đa", 11),
        Column::new("Có minh chứng còn hạn", 14),
        Column::new("Lý do ngoài phạm vi", 50),
    ];
    let row = |(position, item, line): (usize, &Item, &Line)| {
        let value = line.standing.value();
        let of = |number: u32| value.map_or(Cell::Empty, |_| Cell::Integer(number.into()));
        vec![
            Cell::text(item.id.as_str()),
            Cell::text(&item.question.vi),
            Cell::text(i18n::standing(VI, line.standing)),
            Cell::Integer(line.weight.into()),
            of(value.unwrap_or_default()),
            of(line.weight * value.unwrap_or_default()),
            of(line.weight * 2),
            Cell::text(if line.backed { "Có" } else { "" }),
            Cell::text(i18n::why_not(VI, snapshot.scope.get(position))),
        ]
    };
    let tally = &snapshot.score.overall;
    let note = format!(
        "Điểm = tổng (trọng số × giá trị) / tổng (trọng số × 2) = {} / {}. Giá trị: đạt 2, đạt một phần 1, chưa đạt và chưa trả lời 0; mục không áp dụng và ngoài phạm vi không tính.",
        tally.points, tally.possible
    );
    let rows = items(snapshot).map(row).collect();
    sheet(WORKING, &note, columns, rows)
}
