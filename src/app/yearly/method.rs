//! Annex IV: how the score comes about, with the sums it comes from, and which
//! data travel with the report.

use super::binding::{Figures, digest_line, figures_line};
use super::words::{bold, column, share, table};
use super::{ATTACHMENT, Source};
use crate::model::catalog::Force;
use crate::model::evidence::Sha256;
use crate::model::scoring::{Standing, Tally};
use crate::report::document::{Align, Block, Cell, ListItem, Paragraph, Run};

/// Formula, weights, bands, the working, and at the very end the data's digest.
pub(super) fn blocks(source: Source<'_>, data: Option<Sha256>) -> Vec<Block> {
    let bands = &source.catalog.grade_bands;
    let limit = |tenths: u32| share(Some(crate::model::scoring::Tenths(tenths)));
    let mut blocks = vec![
        Block::heading(2, "1. Công thức"),
        Block::text(
            "Điểm = 100 × Σ(w × v) : Σ(2 × w), lấy một chữ số thập phân, làm tròn nửa lên; trong đó:",
        ),
        point(
            "v là giá trị câu trả lời: Đạt = 2; Đạt một phần = 1; Chưa đạt = 0; Chưa trả lời = 0.",
        ),
        point("w là trọng số theo mức ràng buộc: điều cấm = 3; bắt buộc = 2; khuyến nghị = 1."),
        point("Mục “Không áp dụng” và mục ngoài phạm vi không tham gia cả tử số và mẫu số."),
        point(
            "Điểm có minh chứng: chỉ cộng w × v của mục có ít nhất một minh chứng còn giá trị; với nội dung có chu \
               kỳ bằng số, minh chứng phải có ngày trong chu kỳ tính đến ngày cuối kỳ (một tháng tính 31 ngày).",
        ),
        point("Mức độ hoàn thành: số mục đã trả lời chia cho số mục thuộc phạm vi."),
        Block::text(format!(
            "Xếp loại: A (Tốt) từ {}; B (Khá) từ {}; C (Trung bình) từ {}; D (Yếu) từ {}; E (Kém) dưới mức đó. Nội \
             dung điểm liệt chưa đạt thì xếp loại không vượt quá C.",
            limit(bands.a),
            limit(bands.b),
            limit(bands.c),
            limit(bands.d)
        )),
        Block::heading(2, "2. Cách tính ra điểm tổng"),
        by_force(source),
        working(&source.score.overall),
        Block::heading(2, "3. Điểm đạt được và điểm tối đa theo điều"),
    ];
    blocks.push(by_article(source));
    blocks.extend(data.map(|data| bound(source, data)));
    blocks
}

/// What ties the file with the data to the printed figures. It stays on one
/// page, the last one, where the receiver's program looks for it.
fn bound(source: Source<'_>, data: Sha256) -> Block {
    Block::KeepTogether(vec![
        Block::heading(2, "4. Dữ liệu kèm theo"),
        Block::text(format!(
            "Tệp {ATTACHMENT} gắn trong báo cáo này chứa kết quả trên ở dạng dữ liệu để cơ quan nhận đọc bằng máy, \
             không phải nhập lại. Mã băm dưới đây gắn tệp với bản in: tệp bị sửa dù một ký tự sẽ có mã khác."
        )),
        // Neither stretched nor moved in: the groups are compared digit by digit.
        Block::Paragraph(Paragraph {
            runs: vec![Run::plain(digest_line(data))],
            justified: false,
            indented: false,
        }),
        Block::text(figures_line(Figures::of(source.score))),
    ])
}

fn point(text: &str) -> Block {
    Block::ListItem(ListItem {
        marker: "-".to_owned(),
        runs: vec![Run::plain(text)],
    })
}

fn working(tally: &Tally) -> Block {
    let Some(score) = tally.score() else {
        return Block::text("Không có mục nào trong tổng nên không có điểm.");
    };
    Block::text(format!(
        "Điểm tổng = 100 × {} : {} = {}. Điểm có minh chứng = 100 × {} : {} = {}.",
        tally.points,
        tally.possible,
        share(Some(score)),
        tally.backed_points,
        tally.possible,
        share(tally.backed_score())
    ))
}

/// Counts by binding force and answer, which multiply out to the sums.
fn by_force(source: Source<'_>) -> Block {
    let forces = [
        (Force::Prohibition, "Điều cấm"),
        (Force::Duty, "Bắt buộc"),
        (Force::Recommendation, "Khuyến nghị"),
    ];
    let rows = forces.iter().map(|(force, name)| {
        let mut tally = Tally::default();
        for (_, item, line) in source.items() {
            if item.force == *force && line.standing != Standing::OutOfScope {
                tally.add(line);
            }
        }
        let mut row = vec![Cell::text(name), Cell::text(force.weight().to_string())];
        row.extend(figures(&tally));
        row
    });
    let mut rows: Vec<_> = rows.collect();
    let mut total = vec![bold("Cộng"), Cell::text("")];
    total.extend(figures(&source.score.overall));
    rows.push(total);
    let narrow = |mm| column(0, mm, Align::Center);
    table(
        "",
        vec![
            column(3, 25, Align::Left),
            narrow(16),
            narrow(13),
            narrow(18),
            narrow(17),
            narrow(19),
            narrow(18),
            narrow(18),
        ],
        &[
            "Mức ràng buộc",
            "Trọng số",
            "Đạt",
            "Một phần",
            "Chưa đạt",
            "Chưa trả lời",
            "Σ w×v",
            "Σ 2w",
        ],
        rows,
    )
}

fn figures(tally: &Tally) -> [Cell; 6] {
    let cell = |n: u64| Cell::text(n.to_string());
    [
        cell(tally.met.into()),
        cell(tally.partial.into()),
        cell(tally.not_met.into()),
        cell(tally.unanswered.into()),
        cell(tally.points),
        cell(tally.possible),
    ]
}

fn by_article(source: Source<'_>) -> Block {
    let articles = source.catalog.articles().zip(&source.score.articles);
    let rows = articles
        .filter(|(_, tally)| tally.counted() > 0)
        .map(|(article, tally)| {
            vec![
                Cell::text(format!("Điều {}", article.number)),
                Cell::text(&article.title.vi),
                Cell::text(tally.points.to_string()),
                Cell::text(tally.possible.to_string()),
                Cell::text(share(tally.score())),
            ]
        });
    let narrow = |mm| column(0, mm, Align::Center);
    let columns = vec![
        narrow(18),
        column(1, 50, Align::Left),
        narrow(18),
        narrow(18),
        narrow(20),
    ];
    table(
        "",
        columns,
        &["Điều", "Nội dung", "Σ w×v", "Σ 2w", "Điểm"],
        rows.collect(),
    )
}
