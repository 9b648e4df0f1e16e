//! The report as a Word file: everything the document says, in its order and in
//! the state's form; python-docx as an outside judge.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use quick_xml::Reader;
use quick_xml::events::Event;
use tukiem::report::ReportError;
use tukiem::report::document::{Block, Cell, Document, Run};
use tukiem::report::docx::render;
use unicode_normalization::UnicodeNormalization;

use crate::parts::{parts, well_formed};
use crate::report_sample::{empty, sample, table};

/// The text of every paragraph of the main part.
fn paragraphs(parts: &BTreeMap<String, String>) -> Vec<String> {
    let mut reader = Reader::from_str(&parts["word/document.xml"]);
    let (mut all, mut open) = (Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return all,
            Event::Text(text) => open += &text.decode().unwrap(),
            Event::GeneralRef(reference) => {
                let name = reference.decode().unwrap();
                open += quick_xml::escape::resolve_predefined_entity(&name).unwrap();
            }
            Event::End(end) if end.name().as_ref() == b"w:p" => {
                all.push(std::mem::take(&mut open));
            }
            _ => {}
        }
    }
}

fn joined(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Every text of a block, in its order.
fn texts(block: &Block, all: &mut Vec<String>) {
    let mut cells = |rows: &[Vec<Cell>]| {
        for cell in rows.iter().flatten() {
            all.extend(cell.paragraphs.iter().map(|runs| joined(runs)));
        }
    };
    match block {
        Block::Heading(heading) => all.push(heading.text.clone()),
        Block::Paragraph(paragraph) => all.push(joined(&paragraph.runs)),
        Block::ListItem(item) => all.push(joined(&item.runs)),
        Block::Note(runs) => all.push(joined(runs)),
        Block::Table(table) => {
            cells(&table.head);
            cells(&table.rows);
        }
        Block::BarChart(chart) => {
            for bar in &chart.bars {
                all.extend([bar.label.clone(), bar.text.clone()]);
            }
            all.push(chart.caption.clone());
        }
        Block::KeepTogether(blocks) => blocks.iter().for_each(|block| texts(block, all)),
        Block::PageBreak => {}
    }
}

/// Fails unless the texts stand in the paragraphs, in this order.
#[track_caller]
fn in_order(paragraphs: &[String], wanted: &[String]) {
    let mut from = 0;
    for text in wanted {
        // The engine closes the last sentence its own way.
        let text = text.trim_end_matches('.');
        let found = paragraphs[from..].iter().position(|p| p.contains(text));
        let Some(found) = found else {
            panic!("not there, or out of order: {text}");
        };
        from += found;
    }
}

#[test]
fn everything_stands_in_the_file_in_its_order() {
    let document = sample(40);
    let parts = parts(&render(&document).unwrap());
    well_formed(&parts);
    let form = &document.form;
    let mut wanted = vec![form.superior_agency.clone().unwrap()];
    wanted.extend(form.agency.iter().cloned());
    wanted.extend([form.nation.clone(), form.motto.clone()]);
    wanted.extend([form.number.clone(), form.place_and_date.clone()]);
    wanted.push(form.document_type.clone());
    wanted.extend(form.abstract_lines.iter().cloned());
    wanted.extend(form.addressed_to.iter().cloned());
    wanted.extend(form.legal_bases.iter().cloned());
    for block in &document.body {
        texts(block, &mut wanted);
    }
    wanted.push(document.recipients.word.clone());
    wanted.extend(document.recipients.lines.iter().cloned());
    wanted.extend(document.signature.authority.iter().cloned());
    wanted.extend([
        document.signature.position.clone(),
        document.signature.name.clone(),
    ]);
    for annex in &document.annexes {
        wanted.extend([
            annex.label.clone(),
            annex.title.clone(),
            annex.reference.clone(),
        ]);
        for block in &annex.blocks {
            texts(block, &mut wanted);
        }
    }
    let paragraphs = paragraphs(&parts);
    in_order(&paragraphs, &wanted);
    assert_eq!(
        paragraphs.iter().filter(|p| p.ends_with("./.")).count(),
        1,
        "the body is closed once"
    );
    let core = &parts["docProps/core.xml"];
    assert!(core.contains("<dc:creator>Sở Khoa học và Công nghệ</dc:creator>"));
    assert!(core.contains("&lt;A &amp; B&gt;"), "{core}");
    assert!(core.contains("2026-11-20T01:30:00Z"), "{core}");
}

#[test]
fn the_state_form_is_kept() {
    let document = sample(40);
    let parts = parts(&render(&document).unwrap());
    let main = &parts["word/document.xml"];
    let count = |what: &str| main.matches(what).count();
    // Each part is a section with its own numbers, none on its first page.
    assert_eq!(count("<w:sectPr>"), 1 + document.annexes.len());
    assert_eq!(count("<w:titlePg/>"), 1 + document.annexes.len());
    assert_eq!(
        count(r#"<w:pgNumType w:start="1"/>"#),
        1 + document.annexes.len()
    );
    // A4 in twentieths of a point, once on its long side; margins 20, 15, 20, 30 mm.
    assert_eq!(count(r#"<w:pgSz w:w="11906" w:h="16838"/>"#), 2);
    assert_eq!(
        count(r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#),
        1
    );
    assert_eq!(
        count(r#"w:top="1134" w:right="850" w:bottom="1134" w:left="1701""#),
        3
    );
    // Heads come back: three tables of one head row.
    assert_eq!(count("<w:tblHeader/>"), 3);
    assert!(parts["word/header1.xml"].contains("PAGE"));
    let styles = &parts["word/styles.xml"];
    assert!(styles.contains("Times New Roman") && styles.contains(r#"<w:lang w:val="vi-VN"/>"#));
    // Headings are headings, so that Word's navigation lists them.
    assert_eq!(count(r#"<w:pStyle w:val="Heading2"/>"#), 3);
    // Every style used is there.
    for used in main.split(r#"Style w:val=""#).skip(1) {
        let name = used.split('"').next().unwrap();
        assert!(
            styles.contains(&format!(r#"w:styleId="{name}""#)),
            "no style {name}"
        );
    }
}

/// The children of paragraph and section properties stand in the order of the
/// standard's schema; Word calls a file damaged that has them otherwise.
#[test]
fn properties_stand_in_the_standards_order() {
    let order = |of: &str| -> &[&str] {
        match of {
            "w:pPr" => &[
                "w:pStyle",
                "w:keepNext",
                "w:pageBreakBefore",
                "w:pBdr",
                "w:spacing",
                "w:ind",
                "w:jc",
                "w:outlineLvl",
                "w:sectPr",
            ],
            "w:sectPr" => &[
                "w:headerReference",
                "w:type",
                "w:pgSz",
                "w:pgMar",
                "w:pgNumType",
                "w:titlePg",
            ],
            "w:rPr" => &["w:rFonts", "w:b", "w:i", "w:sz", "w:szCs", "w:lang"],
            "w:tcPr" => &["w:tcW", "w:gridSpan", "w:shd", "w:vAlign"],
            "w:tblPr" => &[
                "w:tblStyle",
                "w:tblW",
                "w:tblBorders",
                "w:tblLayout",
                "w:tblCellMar",
            ],
            "w:style" => &[
                "w:name",
                "w:basedOn",
                "w:next",
                "w:qFormat",
                "w:pPr",
                "w:rPr",
                "w:tblPr",
            ],
            _ => &[],
        }
    };
    let parts = parts(&render(&sample(3)).unwrap());
    let mut seen = 0;
    for name in ["word/document.xml", "word/styles.xml"] {
        let mut reader = Reader::from_str(&parts[name]);
        // Open elements with the place of their last child in the order.
        let mut open: Vec<(String, usize)> = Vec::new();
        loop {
            let event = reader.read_event().unwrap();
            let (start, empty) = match &event {
                Event::Eof => break,
                Event::Start(start) => (start, false),
                Event::Empty(start) => (start, true),
                Event::End(_) => {
                    open.pop();
                    continue;
                }
                _ => continue,
            };
            let child = String::from_utf8_lossy(start.name().as_ref()).into_owned();
            if let Some((parent, last)) = open.last_mut() {
                let known = order(parent);
                if !known.is_empty() {
                    let at = known.iter().position(|name| **name == child);
                    let at = at.unwrap_or_else(|| panic!("{child} in {parent}"));
                    assert!(at >= *last, "{child} stands too late in {parent}");
                    *last = at;
                    seen += 1;
                }
            }
            if !empty {
                open.push((child, 0));
            }
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample(5);
    let first = render(&document).unwrap();
    // Not even on another thread.
    let again = std::thread::spawn(move || render(&document).unwrap());
    assert!(first == again.join().unwrap());
}

#[test]
fn a_report_without_a_title_is_refused() {
    let mut document = empty();
    document.meta.title = " ".to_owned();
    assert_eq!(render(&document), Err(ReportError::NoTitle));
}

#[test]
fn hostile_text_stays_text() {
    let mut document = empty();
    let nasty = "</w:t></w:r><w:p/> ]]> & \u{0} \u{7} \u{FFFF} \u{202E}Tie\u{302}\u{301}ng \"x\" 'y' <!-- -->";
    document.body = vec![
        Block::text(nasty),
        Block::heading(9, nasty),
        Block::Table(table(0)),
        Block::PageBreak,
        Block::Table(table(2)),
        Block::KeepTogether(vec![]),
    ];
    document.form.agency = vec![nasty.repeat(50)];
    let parts = parts(&render(&document).unwrap());
    well_formed(&parts);
    let said: String = nasty
        .nfc()
        .filter(|c| !matches!(c, '\u{0}' | '\u{7}' | '\u{FFFF}' | '\u{202E}'))
        .collect();
    let found = paragraphs(&parts).into_iter().filter(|p| *p == said);
    assert_eq!(found.count(), 2);
}

/// python-docx of scripts/test, or of `TUKIEM_PYTHON`.
fn python() -> std::path::PathBuf {
    if let Some(path) = std::env::var_os("TUKIEM_PYTHON") {
        return path.into();
    }
    let local = Path::new(env!("CARGO_MANIFEST_DIR")).join(".venv/bin/python");
    assert!(local.is_file(), "run scripts/test");
    local
}

#[test]
fn python_docx_reads_the_same() {
    let document: Document = sample(12);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.docx");
    std::fs::write(&path, render(&document).unwrap()).unwrap();
    let script = "import sys, docx
d = docx.Document(sys.argv[1])
print(d.core_properties.title)
print(len(d.sections), len(d.tables))
print(d.tables[-1].rows[0].cells[1].text)
print([s.name for s in d.styles if s.name == 'Heading 1'])
print(d.sections[2].page_width.mm > d.sections[2].page_height.mm)";
    let said = Command::new(python())
        .args(["-c", script])
        .arg(&path)
        .env("PYTHONIOENCODING", "utf-8")
        .output()
        .unwrap();
    let out = String::from_utf8_lossy(&said.stdout).into_owned();
    let wanted = format!(
        "{}\n3 6\nNội dung kiểm tra\n['Heading 1']\nTrue\n",
        document.meta.title
    );
    assert_eq!(out, wanted, "{}", String::from_utf8_lossy(&said.stderr));
}
