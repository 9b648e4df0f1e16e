//! The body of the report.

use super::Source;
use super::results;
use super::words::{self, VI, bold, column, table};
use crate::i18n;
use crate::model::response::Answer;
use crate::report::document::{Align, Block, Cell, Paragraph, Run};

/// All of it, from the first sentence to the last.
pub(super) fn body(source: Source<'_>) -> Vec<Block> {
    let mut blocks = vec![opening(source)];
    blocks.push(Block::heading(1, "I. KẾT QUẢ CHUNG"));
    blocks.extend(results::overall(source));
    blocks.push(Block::heading(
        1,
        "II. KẾT QUẢ THEO CHƯƠNG, ĐIỀU VÀ LĨNH VỰC",
    ));
    blocks.extend(results::by_chapter(source));
    blocks.extend(results::by_domain(source));
    blocks.push(Block::heading(1, "III. TỒN TẠI, HẠN CHẾ"));
    blocks.extend(gaps(source));
    blocks.push(Block::heading(1, "IV. KẾ HOẠCH KHẮC PHỤC"));
    blocks.extend(plan(source));
    blocks.push(Block::heading(1, "V. ĐÁNH GIÁ CỦA ĐƠN VỊ"));
    blocks.extend(free_text(
        &source.assessment.head.remarks,
        "Đơn vị không có đánh giá bổ sung.",
    ));
    blocks.push(Block::heading(1, "VI. ĐỀ XUẤT, KIẾN NGHỊ"));
    blocks.extend(free_text(
        &source.assessment.head.proposals,
        "Đơn vị không có đề xuất, kiến nghị.",
    ));
    blocks.push(Block::text(format!(
        "Trên đây là kết quả tự đánh giá năm {} của {}. Kèm theo báo cáo có Phụ lục I (kết quả từng điều khoản), \
         Phụ lục II (danh mục minh chứng), Phụ lục III (nội dung không áp dụng và ngoài phạm vi) và Phụ lục IV \
         (phương pháp tính điểm)",
        source.assessment.head.year, source.assessment.head.profile.name
    )));
    blocks
}

fn opening(source: Source<'_>) -> Block {
    let head = &source.assessment.head;
    Block::text(format!(
        "Thực hiện {} ban hành kèm theo {}, {} đã tự đánh giá việc thực hiện trong kỳ từ {} đến {} và báo cáo kết \
         quả như sau:",
        source.catalog.title.vi,
        words::instrument(source.catalog),
        head.profile.name,
        i18n::date_in_words(VI, head.period_start),
        i18n::date_in_words(VI, head.period_end),
    ))
}

fn free_text(text: &str, otherwise: &str) -> Vec<Block> {
    let blocks = words::paragraphs(text);
    if blocks.is_empty() {
        vec![Block::text(otherwise)]
    } else {
        blocks
    }
}

fn gaps(source: Source<'_>) -> Vec<Block> {
    let gaps: Vec<_> = source
        .items()
        .filter(|(position, item, _)| {
            let answer = source
                .assessment
                .responses
                .get(&item.id)
                .and_then(|r| r.answer.as_ref());
            source.scope.applies(*position) && answer.is_some_and(Answer::is_gap)
        })
        .collect();
    let unanswered = source.score.overall.unanswered;
    let mut blocks = Vec::new();
    if gaps.is_empty() {
        blocks.push(Block::text(
            "Không có nội dung nào được tự đánh giá là chưa đạt hoặc đạt một phần.",
        ));
    } else {
        blocks.push(Block::text(format!(
            "Có {} nội dung chưa đạt hoặc mới đạt một phần, gồm {} nội dung chưa đạt và {} nội dung đạt một phần:",
            gaps.len(),
            source.score.overall.not_met,
            source.score.overall.partial
        )));
        let rows = gaps.iter().enumerate().map(|(number, (_, item, line))| {
            let note = source.assessment.response(&item.id).note;
            let result = words::standing(line.standing);
            let result = if item.critical {
                format!("{result}\n(điểm liệt)")
            } else {
                result.to_owned()
            };
            vec![
                Cell::text((number + 1).to_string()),
                Cell::text(words::place(item)),
                Cell::text(&item.question.vi),
                Cell::text(result),
                Cell::text(note),
            ]
        });
        blocks.push(table(
            "Bảng 4. Các tồn tại, hạn chế",
            vec![
                column(0, 12, Align::Center),
                column(2, 18, Align::Left),
                column(6, 30, Align::Left),
                column(0, 20, Align::Center),
                column(4, 25, Align::Left),
            ],
            &["STT", "Căn cứ", "Nội dung", "Kết quả", "Ghi chú"],
            rows.collect(),
        ));
    }
    if unanswered > 0 {
        blocks.push(Block::text(format!(
            "Còn {unanswered} nội dung chưa trả lời; các nội dung này được tính 0 điểm."
        )));
    }
    blocks
}

fn plan(source: Source<'_>) -> Vec<Block> {
    let plan = &source.assessment.plan;
    if plan.is_empty() {
        return vec![Block::text("Đơn vị chưa lập việc khắc phục nào trong kỳ.")];
    }
    let mut lines: Vec<_> = plan.values().collect();
    lines.sort_by_key(|line| (line.deadline.is_none(), line.deadline, line.id));
    let mut rows: Vec<Vec<Cell>> = lines
        .iter()
        .enumerate()
        .map(|(number, line)| {
            let item = source.catalog.item(&line.item);
            vec![
                Cell::text((number + 1).to_string()),
                Cell::text(item.map(words::place).unwrap_or_default()),
                Cell::text(&line.action),
                Cell::text(&line.owner),
                Cell::text(line.deadline.map(i18n::date).unwrap_or_default()),
                Cell::text(
                    line.cost
                        .map(|cost| i18n::integer(VI, cost))
                        .unwrap_or_default(),
                ),
                Cell::text(i18n::remediation_status(VI, line.status)),
            ]
        })
        .collect();
    let total: u64 = lines
        .iter()
        .filter_map(|line| line.cost)
        .fold(0, u64::saturating_add);
    if total > 0 {
        rows.push(vec![
            bold("Tổng kinh phí dự kiến").spanning(5),
            bold(i18n::integer(VI, total)),
            Cell::text(""),
        ]);
    }
    let remark = Paragraph {
        runs: vec![Run::plain(format!(
            "Đơn vị đã lập {} việc khắc phục, sắp theo thời hạn (kinh phí tính bằng đồng):",
            lines.len()
        ))],
        justified: true,
        indented: true,
    };
    vec![
        Block::Paragraph(remark),
        table(
            "Bảng 5. Kế hoạch khắc phục",
            vec![
                column(0, 12, Align::Center),
                column(2, 18, Align::Left),
                column(5, 30, Align::Left),
                column(2, 20, Align::Left),
                column(0, 23, Align::Center),
                column(0, 24, Align::Right),
                column(0, 18, Align::Center),
            ],
            &[
                "STT",
                "Căn cứ",
                "Việc phải làm",
                "Người thực hiện",
                "Thời hạn",
                "Kinh phí",
                "Tình trạng",
            ],
            rows,
        ),
    ]
}
