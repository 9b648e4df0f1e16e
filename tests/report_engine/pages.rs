//! Pages as data: paper, margins, breaks, nothing lost.

use proptest::prelude::*;
use tukiem::report::document::{
    Align, Bar, BarChart, Block, Cell, Column, Document, ListItem, Paragraph, Run, Table,
};
use tukiem::report::layout::display::{Item, Mark, Page, Pages};
use tukiem::report::layout::structure::Role;
use tukiem::report::render;

use crate::reading::{laid, said, texts};
use crate::report_sample::{self, chart, empty, sample, table};

/// Nothing stands outside the margins, but page numbers in the middle of the top one.
fn assert_inside(pages: &Pages) {
    for (number, page) in pages.pages.iter().enumerate() {
        let frame = page.frame;
        for item in &page.items {
            let (left, top, right, bottom) = match item {
                Item::Text(text) if text.mark == Mark::Artifact && text.baseline < frame.top => {
                    let middle = text.x + text.width / 2.0;
                    assert!((middle - f32::midpoint(frame.left, frame.right)).abs() < 0.5);
                    assert!(text.baseline > text.size && text.text.parse::<u16>().is_ok());
                    continue;
                }
                Item::Text(text) => {
                    let top = text.baseline - text.size * 0.9;
                    (
                        text.x,
                        top,
                        text.x + text.width,
                        text.baseline + text.size * 0.216,
                    )
                }
                Item::Rule(rule) => (rule.from.0, rule.from.1, rule.to.0, rule.to.1),
                Item::Fill(fill) => (
                    fill.frame.left,
                    fill.frame.top,
                    fill.frame.right,
                    fill.frame.bottom,
                ),
            };
            let inside = left >= frame.left - 0.1
                && right <= frame.right + 0.1
                && top >= frame.top - 0.1
                && bottom <= frame.bottom + 0.1;
            assert!(
                inside,
                "outside the margins of page {}: {item:?}",
                number + 1
            );
        }
    }
}

#[test]
fn pages_have_the_decrees_paper_and_numbers() {
    let pages = laid(&sample(60));
    assert_inside(&pages);
    // Decree 30/2020, Annex I, section I: A4, margins 20-25, 20-25, 30-35, 15-20 mm.
    let mm = |points: f32| points * 25.4 / 72.0;
    let first = &pages.pages[0];
    assert!((mm(first.width) - 210.0).abs() < 0.01 && (mm(first.height) - 297.0).abs() < 0.01);
    assert!((30.0..=35.0).contains(&mm(first.frame.left)));
    assert!((14.99..=20.0).contains(&mm(first.width - first.frame.right)));
    assert!((20.0..=25.0).contains(&mm(first.frame.top)));
    assert!((19.99..=25.0).contains(&mm(first.height - first.frame.bottom)));
    // Page numbers: none on the first page of each part, then 2, 3, …
    let number = |page: &Page| {
        let number = texts(page).find(|text| text.baseline < page.frame.top);
        number.map(|text| (text.text.clone(), text.size))
    };
    let numbers = pages.pages.iter().map(number).collect::<Vec<_>>();
    let parts = numbers.iter().filter(|number| number.is_none()).count();
    assert_eq!(
        parts, 3,
        "report and two annexes each begin without a number"
    );
    let mut expected = 1;
    for found in numbers {
        match found {
            None => expected = 1,
            Some((text, size)) => {
                assert_eq!(text, expected.to_string());
                assert!((13.0..=14.0).contains(&size));
            }
        }
        expected += 1;
    }
    let last = pages.pages.last().unwrap();
    assert!(
        last.width > last.height,
        "the second annex lies on its long side"
    );
}

#[test]
fn table_heads_come_back_on_every_page() {
    let document = Document {
        body: vec![Block::Table(table(500))],
        ..empty()
    };
    let pages = laid(&document);
    assert_inside(&pages);
    assert!(pages.pages.len() > 40, "{} pages", pages.pages.len());
    let with_rows = pages
        .pages
        .iter()
        .filter(|page| texts(page).any(|t| t.text.starts_with("MC-")));
    let mut repeated = 0;
    for page in with_rows {
        let head = texts(page).find(|text| text.text.starts_with("Nội dung kiểm tra"));
        let head = head.expect("a page of the table without its head");
        let above = texts(page).filter(|text| text.text.starts_with("MC-"));
        assert!(above.into_iter().all(|row| row.baseline > head.baseline));
        repeated += usize::from(head.mark == Mark::Artifact);
    }
    assert!(repeated > 40, "repeated heads are artifacts: {repeated}");
    let cells = said(&pages, Role::HeadCell);
    assert_eq!(cells.len(), 4, "the structure has the head once");
    let evidence = said(&pages, Role::Paragraph);
    assert_eq!(
        evidence
            .iter()
            .filter(|text| text.starts_with("MC-"))
            .count(),
        500
    );
}

#[test]
fn long_and_odd_input_stays_inside_and_complete() {
    let note = "Ghi chú dài của đơn vị về minh chứng. ".repeat(53);
    let word = "x".repeat(300);
    let odd = "😀 a\u{202E}b\u{0}c e\u{302}\u{301} \u{FFFE}\u{E000} 漢字 \u{200D}";
    let long_row = vec![
        Cell::text(&note),
        Cell::text(note.repeat(4)),
        Cell::text(&word),
    ];
    let columns = vec![
        Column {
            share: 1,
            min_mm: 0,
            align: <_>::default()
        };
        3
    ];
    let table = Table {
        caption: note.clone(),
        columns: columns.clone(),
        head: vec![vec![Cell::text(&note), Cell::text("B"), Cell::text(&word)]],
        rows: vec![long_row.clone(), vec![Cell::text(odd)], long_row],
    };
    let chart = BarChart {
        caption: note.clone(),
        alt: String::new(),
        bars: (0..80).flat_map(|_| chart().bars).collect(),
    };
    let mut form = empty();
    form.form.agency = vec![note.clone()];
    form.form.abstract_lines = vec![note.repeat(3)];
    form.form.place_and_date = word.clone();
    form.signature.authority = vec![note.repeat(4)];
    form.signature.name = note.repeat(4);
    form.recipients.lines = vec![note.repeat(3); 8];
    let body = vec![
        Block::heading(9, &*note),
        Block::text(&*note),
        Block::text(&*word),
        Block::text(odd),
        Block::text("   "),
        Block::PageBreak,
        Block::PageBreak,
        Block::Table(table),
        Block::Table(Table {
            columns: Vec::new(),
            ..report_sample::table(1)
        }),
        Block::BarChart(chart),
        Block::KeepTogether(vec![Block::text(note.repeat(5))]),
    ];
    let document = Document { body, ..form };
    let pages = laid(&document);
    assert_inside(&pages);
    assert!(pages.pages.iter().all(|page| !page.items.is_empty()));
    let paragraphs = said(&pages, Role::Paragraph);
    assert!(paragraphs.contains(&note), "the note is whole");
    assert!(paragraphs.contains(&word), "the word is whole");
    let odd = paragraphs
        .iter()
        .find(|text| text.starts_with('□'))
        .expect("a visible stand-in");
    assert_eq!(odd, "□ abc ế □□ □□ ");
    let cells = said(&pages, Role::DataCell);
    assert_eq!(cells.iter().filter(|text| **text == word).count(), 2);
    assert_eq!(
        cells.iter().filter(|text| **text == note.repeat(4)).count(),
        2
    );
    render(&document).unwrap();
}

#[test]
fn empty_document_is_a_state_form_with_signature() {
    let pages = laid(&empty());
    assert_eq!(pages.pages.len(), 1);
    assert!(
        said(&pages, Role::Paragraph)
            .iter()
            .any(|text| text == "./.")
    );
    assert_inside(&pages);
    assert_eq!(pages.fields.len(), 2);
}

#[test]
fn the_seal_has_room_over_the_left_of_the_signature() {
    // Decree 30/2020, Annex I, section II, 7d and 8a; where the seal itself stands is
    // judged on the page in tests/two_signers.rs.
    let pages = laid(&sample(3));
    let field = |name: &str| {
        pages
            .fields
            .iter()
            .find(|field| field.name == name)
            .unwrap()
    };
    let (leader, seal) = (field("ThuTruong"), field("CoQuan"));
    assert_eq!(leader.page, seal.page);
    let millimetres = |points: f32| points * 25.4 / 72.0;
    let lap = millimetres(seal.frame.right - leader.frame.left);
    let third = millimetres(leader.frame.width()) / 3.0;
    assert!(lap > third && lap < 1.25 * third, "{lap} {third}");
    let side = millimetres(seal.frame.width());
    assert!(side >= 36.0, "room for a seal of real size");
    assert!((millimetres(seal.frame.height()) - side).abs() < 0.01);
    assert!(
        side - lap + third >= 36.0,
        "and for all of it left of the third"
    );
    let page = &pages.pages[leader.page];
    for frame in [leader.frame, seal.frame] {
        assert!(frame.left >= page.frame.left && frame.right <= page.frame.right);
        assert!(frame.bottom <= page.frame.bottom);
    }
    let name = texts(page)
        .find(|text| text.text.starts_with("Nguyễn Thị"))
        .unwrap();
    let position = texts(page)
        .find(|text| text.text.starts_with("PHÓ"))
        .unwrap();
    assert!(position.baseline < leader.frame.top && leader.frame.bottom < name.baseline);
}

#[test]
fn signature_never_stands_alone() {
    for lines in 20..45 {
        let body = (0..lines)
            .map(|n| Block::text(format!("Đoạn {n}.")))
            .collect();
        let pages = laid(&Document { body, ..empty() });
        let page = &pages.pages[pages.fields[0].page];
        let last = format!("Đoạn {}./.", lines - 1);
        assert!(texts(page).any(|text| text.text == last), "{lines} lines");
    }
}

#[test]
fn headings_stay_with_their_text_and_lines_do_not_stand_alone() {
    let filler =
        "Một câu vừa đủ dài để đoạn văn này chiếm nhiều hơn một dòng trên trang giấy. ".repeat(4);
    for lines in 0..40 {
        let mut body = (0..lines).map(|_| Block::text("Dòng.")).collect::<Vec<_>>();
        body.push(Block::heading(1, "MỤC CẦN GIỮ"));
        body.push(Block::text(&*filler));
        let pages = laid(&Document { body, ..empty() });
        let heading = pages.outline[0].page;
        let on_page = |page: &Page| {
            let lines =
                texts(page).filter(|text| filler.contains(text.text.trim_end_matches("./.")));
            lines.filter(|text| text.text.len() > 20).count()
        };
        assert!(on_page(&pages.pages[heading]) >= 2, "{lines} lines before");
    }
}

#[test]
fn justified_lines_are_even() {
    let pages = laid(&sample(3));
    let page = &pages.pages[0];
    let even = texts(page)
        .filter(|text| text.word_gap > 0.0)
        .collect::<Vec<_>>();
    assert!(even.len() > 8);
    let ends = even
        .iter()
        .filter(|text| (text.x + text.width - page.frame.right).abs() < 0.05);
    assert!(ends.count() > 8);
}

#[test]
fn plain_paragraph_is_left_as_it_is() {
    let runs = vec![Run::plain("Một "), Run::bold("hai"), Run::plain(" ba.")];
    let paragraph = Paragraph {
        runs,
        justified: false,
        indented: false,
    };
    let body = vec![Block::Paragraph(paragraph), Block::text("Hết.")];
    let pages = laid(&Document { body, ..empty() });
    let paragraphs = said(&pages, Role::Paragraph);
    assert!(paragraphs.contains(&"Một hai ba.".to_owned()));
    assert!(paragraphs.contains(&"Hết./.".to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever a user types, in whatever place, the report comes out.
    #[test]
    fn any_text_anywhere_comes_out(
        texts in prop::collection::vec("\\PC{0,120}|[\\s\\S]{0,40}|[a-z]{0,400}", 1..12),
        columns in 1_usize..9,
        share in 0_u16..4,
        min_mm in 0_u16..90,
        level in 0_u8..6,
    ) {
        let at = |index: usize| texts[index % texts.len()].clone();
        let column = Column { share, min_mm, align: Align::Justify };
        let cells = (0..columns).map(|index| Cell::text(at(index)).spanning(index % 3)).collect();
        let table = Table {
            caption: at(1),
            columns: vec![column; columns],
            head: vec![(0..columns).map(|index| Cell::text(at(index + 2))).collect()],
            rows: vec![cells, Vec::new()],
        };
        let bars = texts.iter().map(|text| Bar {
            label: text.clone(),
            permille: share * 700,
            text: at(3),
        });
        let mut document = empty();
        document.form.agency = texts.clone();
        document.form.superior_agency = Some(at(4));
        document.form.addressed_to = texts.clone();
        document.form.legal_bases = texts.clone();
        document.signature.position = at(5);
        document.recipients.lines = texts.clone();
        document.body = vec![
            Block::heading(level, at(0)),
            Block::Table(table),
            Block::BarChart(BarChart { caption: at(2), alt: at(6), bars: bars.collect() }),
            Block::ListItem(ListItem { marker: at(7), runs: vec![Run::bold(at(8))] }),
        ];
        assert_inside(&laid(&document));
        prop_assert!(render(&document).is_ok());
    }
}
