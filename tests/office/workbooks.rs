//! The spreadsheet as a value, written.

use chrono::{DateTime, FixedOffset, NaiveDate};
use tukiem::exchange::workbook::{Cell, Column, Sheet, Workbook, WorkbookError, write};

use crate::parts::{parts, well_formed};

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

fn book(rows: Vec<Vec<Cell>>) -> Workbook {
    Workbook {
        title: "Bảng kiểm".to_owned(),
        author: "UBND xã Bình Minh".to_owned(),
        sheets: vec![Sheet {
            name: "Bảng kiểm".to_owned(),
            notes: vec!["Tiêu đề".to_owned()],
            columns: vec![
                Column::new("Mã mục", 10),
                Column::new("Trả lời", 20).choosing(["Đạt", "Chưa đạt"]),
            ],
            rows,
            frozen_columns: 1,
        }],
    }
}

#[test]
fn the_same_value_gives_the_same_bytes() {
    let made = at("2026-11-29T08:00:00+07:00");
    let text = |n: i32| Cell::text(format!("dòng {n}"));
    let many = (0..500).map(|n| vec![text(n), text(n % 7)]).collect();
    let mut book = book(many);
    book.sheets.push(book.sheets[0].clone());
    assert_eq!(write(&book, made).unwrap(), write(&book, made).unwrap());
    let later = write(&book, at("2026-11-29T08:00:01+07:00")).unwrap();
    assert_ne!(write(&book, made).unwrap(), later);
    let core = &parts(&later)["docProps/core.xml"];
    assert!(core.contains("2026-11-29T01:00:01Z"), "{core}");
}

#[test]
fn text_never_becomes_a_formula() {
    let dangerous = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "<r><t>x</t></r>",
        "<f>1+1</f>",
        "a\u{7}\u{FFFF}b & <c>",
        "_x0041_",
    ];
    let rows = dangerous.map(|text| vec![Cell::Text(text.to_owned())]);
    let bytes = write(&book(rows.into()), at("2026-01-01T00:00:00Z")).unwrap();
    let parts = parts(&bytes);
    well_formed(&parts);
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    assert!(
        !sheet.contains("<f>") && !sheet.contains("<f "),
        "a formula stands in the sheet"
    );
    let strings = &parts["xl/sharedStrings.xml"];
    for text in [
        "=1+1",
        "+1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "ab &amp; &lt;c&gt;",
    ] {
        assert!(
            strings.contains(&format!("<si><t>{text}</t></si>")),
            "{text}: {strings}"
        );
    }
    // Text that looks like markup is text.
    assert!(
        strings.contains("r&gt;&lt;t&gt;x&lt;/t&gt;&lt;/r&gt;"),
        "{strings}"
    );
    assert!(!parts.contains_key("xl/vbaProject.bin"));
    assert!(!parts.keys().any(|name| name.contains("externalLink")));
}

#[test]
fn values_choices_and_views_are_written() {
    let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    let rows = vec![
        vec![Cell::Integer(7), Cell::Tenths(875)],
        vec![Cell::Date(day), Cell::Bold("Tổng".to_owned())],
        vec![Cell::Integer(i64::MAX), Cell::Empty],
    ];
    let parts = parts(&write(&book(rows), at("2026-01-01T00:00:00Z")).unwrap());
    well_formed(&parts);
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    for wanted in ["<v>7</v>", "<v>87.5</v>", "<v>46387</v>"] {
        assert!(sheet.contains(wanted), "{wanted}: {sheet}");
    }
    assert!(parts["xl/sharedStrings.xml"].contains(&i64::MAX.to_string()));
    // The head row is the third: after the note and an empty row.
    assert!(sheet.contains(r#"sqref="B4:B6""#), "{sheet}");
    assert!(sheet.contains("Đạt,Chưa đạt"), "{sheet}");
    assert!(sheet.contains(r#"topLeftCell="B4""#), "{sheet}");
    assert!(parts["xl/workbook.xml"].contains("Print_Titles"));
    assert!(!parts["xl/workbook.xml"].contains("hidden=\"1\" sheetId"));
}

#[test]
fn too_many_rows_are_refused_in_words() {
    let rows = vec![vec![]; 1_048_576];
    let refused = write(&book(rows), at("2026-01-01T00:00:00Z"));
    assert!(matches!(refused, Err(WorkbookError::TooManyRows { .. })));
}
