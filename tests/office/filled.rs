//! Spreadsheets read back: what was written, what other programs write, and
//! files made to harm.

use std::io::{Cursor, Write};

use chrono::{DateTime, NaiveDate};
use tukiem::exchange::workbook::{
    Cell, Column, FilledSheet, Sheet, Value, Workbook, WorkbookError, read, write,
};
use zip::write::SimpleFileOptions;

fn written(rows: Vec<Vec<Cell>>) -> Vec<u8> {
    let sheet = Sheet {
        name: "A".to_owned(),
        notes: vec![],
        columns: vec![Column::new("x", 9), Column::new("y", 9)],
        rows,
        frozen_columns: 0,
    };
    let book = Workbook {
        sheets: vec![sheet],
        ..Workbook::default()
    };
    let now = DateTime::parse_from_rfc3339("2026-01-01T00:00:00Z").unwrap();
    write(&book, now).unwrap()
}

/// A package with one sheet whose rows are given as XML.
fn package(rows: &str, strings: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let of = "http://schemas.openxmlformats.org/package/2006/relationships";
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
                .to_owned(),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{of}\"><Relationship Id=\"a\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{of}\"><Relationship Id=\"b\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"c\" Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
        ("xl/sharedStrings.xml", strings.to_owned()),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns=\"{main}\"><dimension ref=\"A1:B9\"/><sheetData>{rows}</sheetData></worksheet>"
            ),
        ),
    ];
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        file.start_file(name, SimpleFileOptions::default()).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

fn strings(attributes: &str, inside: &str) -> String {
    format!(
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" {attributes}>{inside}</sst>"
    )
}

fn cell(sheets: &[FilledSheet], row: u32, column: u32) -> Option<&Value> {
    let rows = sheets.first()?.rows.iter();
    rows.filter(|found| found.number == row)
        .find_map(|found| found.cells.get(&column))
}

#[test]
fn what_was_written_is_read_back() {
    let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    let texts = [
        "=1+1",
        "hai\ndòng",
        "<r><t>x</t></r>",
        " giữ ",
        "_x0041_",
        "a & <b>",
    ];
    let mut rows: Vec<_> = texts
        .map(|text| vec![Cell::Empty, Cell::Text(text.to_owned())])
        .into();
    rows.push(vec![Cell::Tenths(875), Cell::Date(day)]);
    let sheets = read(&written(rows)).unwrap();
    assert_eq!(sheets.len(), 1);
    assert_eq!(sheets[0].name, "A");
    assert_eq!(cell(&sheets, 1, 0), Some(&Value::Text("x".to_owned())));
    for (row, text) in (2..).zip(texts) {
        assert_eq!(
            cell(&sheets, row, 1),
            Some(&Value::Text(text.to_owned())),
            "{text}"
        );
    }
    assert_eq!(cell(&sheets, 8, 0), Some(&Value::Number(87.5)));
    assert_eq!(cell(&sheets, 8, 1), Some(&Value::Date(day)));
    assert_eq!(cell(&sheets, 2, 0), None);
}

#[test]
fn formulas_and_errors_are_told_from_values() {
    let rows = r#"<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><v>#N/A</v></c></row>
        <row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="inlineStr"><is><t>x</t></is></c></row>"#;
    let sheets = read(&package(rows, &strings("", ""))).unwrap();
    assert_eq!(cell(&sheets, 1, 0), Some(&Value::Formula));
    assert_eq!(cell(&sheets, 1, 1), Some(&Value::Unreadable));
    assert_eq!(cell(&sheets, 3, 0), Some(&Value::Flag(true)));
    assert_eq!(cell(&sheets, 3, 1), Some(&Value::Text("x".to_owned())));
}

#[test]
fn a_cell_far_out_takes_no_room() {
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c><c r="A1048576"><v>3</v></c></row>"#;
    let sheets = read(&package(rows, &strings("", ""))).unwrap();
    assert_eq!(sheets[0].rows.len(), 2);
    assert_eq!(cell(&sheets, 1_048_576, 0), Some(&Value::Number(3.0)));
}

#[track_caller]
fn refused(bytes: &[u8], right: impl FnOnce(&WorkbookError) -> bool) {
    let error = read(bytes).unwrap_err();
    assert!(right(&error), "{error:?}");
}

#[test]
fn what_is_no_spreadsheet_is_refused() {
    let damaged = |error: &WorkbookError| matches!(error, WorkbookError::Damaged { .. });
    for bytes in [&b""[..], b"PK\x03\x04", b"a;b\n1;2\n", &[0; 4096]] {
        refused(bytes, damaged);
    }
    let whole = written(vec![vec![Cell::Integer(1)]]);
    refused(&whole[..whole.len() / 2], damaged);
    let compound = [
        &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..],
        &[0; 600],
    ]
    .concat();
    refused(&compound, |error| *error == WorkbookError::Protected);
}

#[test]
fn a_file_that_unpacks_without_end_is_refused() {
    let bomb = strings(
        "",
        &format!("<si><t>{}</t></si>", " ".repeat(50 * 1024 * 1024)),
    );
    let bytes = package("", &bomb);
    assert!(bytes.len() < 1024 * 1024);
    refused(&bytes, |error| *error == WorkbookError::TooMuch);
}

/// Room for what is announced is made before it is there.
#[test]
fn announced_numbers_are_not_believed() {
    for count in ["99999999999999999", "18446744073709551615", "3000000"] {
        for attribute in [
            format!("uniqueCount=\"{count}\""),
            format!("uniqueCount = '{count}'"),
        ] {
            let bytes = package("", &strings(&attribute, ""));
            refused(&bytes, |error| *error == WorkbookError::TooMuch);
        }
    }
}

#[test]
fn a_long_text_used_often_is_not_copied_often() {
    let long = strings("", &format!("<si><t>{}</t></si>", "ế".repeat(2_000_000)));
    let cells: String = (1..=5000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let sheets = read(&package(&cells, &long)).unwrap();
    assert!(
        sheets[0]
            .rows
            .iter()
            .all(|row| row.cells.get(&0) == Some(&Value::TooLong))
    );
    // Just within a cell's limit, but together too much.
    let long = strings("", &format!("<si><t>{}</t></si>", "ế".repeat(32_767)));
    refused(&package(&cells, &long), |error| {
        *error == WorkbookError::TooMuch
    });
}

#[test]
fn senseless_places_and_numbers_never_panic() {
    for rows in [
        r#"<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>"#,
        r#"<row r="0"><c r="A0"><v>1</v></c></row>"#,
        r#"<row><c r="ZZZZZZZZZ1"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="A1" t="s"><v>7</v></c></row>"#,
        r#"<row r="1"><c r="A1" t="s"><v>-1</v></c></row>"#,
        r#"<row r="1"><c r="A1" s="9999999999"><v>1e999</v></c></row>"#,
        r#"<row r="1"><c r="A1"><f t="shared" si="99999999999" ref="B9:A1">1</f></c></row>"#,
        r#"<row r="1"><c r="A1"><v>1</v>"#,
    ] {
        // Read or refused, in words.
        if let Err(error) = read(&package(rows, &strings("", ""))) {
            assert!(error.to_string().len() > 20, "{rows}");
        }
    }
}
