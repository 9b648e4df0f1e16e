//! The figures: overall, by chapter, by article.

use super::Source;
use super::binding::{SCORE_MARK, graded};
use super::words::{self, VI, bold, column, share, table};
use crate::i18n;
use crate::model::scoring::{Domains, Tally, Tenths};
use crate::report::document::{Align, Bar, BarChart, Block, Cell, Paragraph, Run};

/// Score, grade and what stands behind them.
pub(super) fn overall(source: Source<'_>) -> Vec<Block> {
    let tally = &source.score.overall;
    let mut blocks = vec![verdict(source)];
    blocks.extend(critical(source));
    let row = |name: &str, figure: String, meaning: String| {
        vec![bold(name), bold(figure), Cell::text(meaning)]
    };
    blocks.push(table(
        "Bảng 1. Kết quả chung",
        vec![
            column(3, 40, Align::Left),
            column(0, 22, Align::Center),
            column(6, 50, Align::Left),
        ],
        &["Chỉ số", "Kết quả", "Cách hiểu"],
        vec![
            row(
                "Điểm tổng",
                share(tally.score()),
                format!(
                    "{} điểm đạt được trên {} điểm tối đa",
                    tally.points, tally.possible
                ),
            ),
            row(
                "Điểm trên phần đã trả lời",
                share(tally.answered_score()),
                format!(
                    "{} trên {} điểm tối đa của các mục đã trả lời",
                    tally.points, tally.answered_possible
                ),
            ),
            row(
                "Điểm có minh chứng",
                share(tally.backed_score()),
                format!(
                    "{} điểm thuộc {} mục có minh chứng còn giá trị",
                    tally.backed_points, tally.backed
                ),
            ),
            row(
                "Mức độ hoàn thành",
                share(tally.completeness()),
                format!(
                    "{} trên {} mục thuộc phạm vi đã trả lời",
                    tally.answered(),
                    tally.in_scope()
                ),
            ),
        ],
    ));
    blocks.push(Block::text(format!(
        "Trong {} mục kiểm tra thuộc phạm vi của đơn vị: {} mục đạt, {} mục đạt một phần, {} mục chưa đạt, {} mục chưa \
         trả lời, {} mục không áp dụng. Có {} mục ngoài phạm vi (Phụ lục III).",
        tally.in_scope(),
        tally.met,
        tally.partial,
        tally.not_met,
        tally.unanswered,
        tally.not_applicable,
        tally.out_of_scope
    )));
    blocks
}

fn verdict(source: Source<'_>) -> Block {
    let mut runs = vec![
        Run::plain(SCORE_MARK),
        Run::bold(share(source.score.overall.score())),
    ];
    if let Some(grade) = source.score.grade {
        runs.push(Run::plain(". Xếp loại: "));
        runs.push(Run::bold(graded(grade)));
    }
    runs.push(Run::plain("."));
    if let Some(earned) = source.score.grade_before_cap {
        runs.push(Run::plain(format!(
            " Theo điểm số, đơn vị đạt loại {} ({}), nhưng còn nội dung điểm liệt chưa đạt nên xếp loại không vượt \
             quá C.",
            earned.letter(),
            i18n::grade(VI, earned)
        )));
    }
    Block::Paragraph(Paragraph::new(runs))
}

/// Critical failures are named on page one.
fn critical(source: Source<'_>) -> Vec<Block> {
    let failures = &source.score.critical_failures;
    if failures.is_empty() {
        return vec![];
    }
    let mut blocks = vec![Block::text(format!(
        "Có {} nội dung điểm liệt chưa đạt:",
        failures.len()
    ))];
    for item in failures
        .iter()
        .filter_map(|position| source.catalog.items.get(*position))
    {
        let text = format!("{}: {}", words::place(item), item.question.vi);
        blocks.push(Block::ListItem(crate::report::document::ListItem {
            marker: "-".to_owned(),
            runs: vec![Run::plain(text)],
        }));
    }
    blocks
}

/// Chart by chapter and table by article; those without an item in the sum are left out.
pub(super) fn by_chapter(source: Source<'_>) -> Vec<Block> {
    let chapters = source.catalog.chapters.iter().zip(&source.score.chapters);
    let bars: Vec<Bar> = chapters
        .filter_map(|(chapter, tally)| {
            let score = tally.score()?;
            let label = if chapter.number.is_empty() {
                chapter.title.vi.clone()
            } else {
                format!("Chương {}. {}", chapter.number, chapter.title.vi)
            };
            Some(bar(label, score, tally))
        })
        .collect();
    let articles = source.catalog.articles().zip(&source.score.articles);
    let scored: Vec<_> = articles.filter(|(_, tally)| tally.counted() > 0).collect();
    if scored.is_empty() {
        return vec![Block::text("Không có mục kiểm tra nào được tính điểm.")];
    }
    let article_bars = scored.iter().filter_map(|(article, tally)| {
        Some(bar(
            format!("Điều {}. {}", article.number, article.title.vi),
            tally.score()?,
            tally,
        ))
    });
    let rows = scored.iter().map(|(article, tally)| {
        let names = [
            Cell::text(format!("Điều {}", article.number)),
            Cell::text(&article.title.vi),
        ];
        names.into_iter().chain(figures(tally)).collect()
    });
    let narrow = |mm| column(0, mm, Align::Center);
    // A text without chapters has a single one without a name.
    let by_chapter = (source.catalog.chapters.len() > 1).then_some(("Điểm theo chương", bars));
    let by_article = ("Điểm theo điều", article_bars.collect());
    let charts = by_chapter.into_iter().chain([by_article]);
    let charts = charts.enumerate().map(|(at, (name, bars))| {
        Block::BarChart(BarChart {
            caption: format!("Hình {}. {name}", at + 1),
            alt: String::new(),
            bars,
        })
    });
    let mut blocks: Vec<_> = charts.collect();
    blocks.push(table(
        "Bảng 2. Kết quả theo điều",
        vec![
            narrow(18),
            column(5, 40, Align::Left),
            narrow(12),
            narrow(13),
            narrow(13),
            narrow(13),
            narrow(17),
            narrow(17),
        ],
        &[
            "Điều",
            "Nội dung",
            "Đạt",
            "Một phần",
            "Chưa đạt",
            "Chưa trả lời",
            "Điểm",
            "Có minh chứng",
        ],
        rows.collect(),
    ));
    blocks
}

/// Table by domain; nothing where no item of the sum has a common control.
pub(super) fn by_domain(source: Source<'_>) -> Vec<Block> {
    let domains = Domains::of(source.catalog, source.controls);
    let tallies = domains.tallies(source.score);
    let groups = source.controls.groups.iter().zip(tallies);
    let scored: Vec<_> = groups.filter(|(_, tally)| tally.counted() > 0).collect();
    if scored.is_empty() {
        return vec![];
    }
    let rows = scored.iter().map(|(group, tally)| {
        let name = [Cell::text(&group.name.vi)];
        name.into_iter().chain(figures(tally)).collect()
    });
    let narrow = |mm| column(0, mm, Align::Center);
    vec![
        Block::text(
            "Theo nhóm yêu cầu của Thông tư 12/2022/TT-BTTTT; một mục kiểm tra thuộc nhiều nhóm được tính ở mỗi nhóm."
                .to_owned(),
        ),
        table(
            "Bảng 3. Kết quả theo lĩnh vực",
            vec![
                column(5, 48, Align::Left),
                narrow(12),
                narrow(15),
                narrow(15),
                narrow(15),
                narrow(18),
                narrow(20),
            ],
            &[
                "Lĩnh vực",
                "Đạt",
                "Một phần",
                "Chưa đạt",
                "Chưa trả lời",
                "Điểm",
                "Có minh chứng",
            ],
            rows.collect(),
        ),
    ]
}

/// The cells of a group of items: its counts, its score, and what of it is proven.
fn figures(tally: &Tally) -> [Cell; 6] {
    let count = |n: u32| Cell::text(n.to_string());
    [
        count(tally.met),
        count(tally.partial),
        count(tally.not_met),
        count(tally.unanswered),
        Cell::text(share(tally.score())),
        Cell::text(share(tally.backed_score())),
    ]
}

fn bar(label: String, score: Tenths, tally: &Tally) -> Bar {
    Bar {
        label,
        permille: u16::try_from(score.0).unwrap_or(1000),
        text: format!(
            "{} ({}/{})",
            i18n::percent(VI, score),
            tally.points,
            tally.possible
        ),
    }
}
