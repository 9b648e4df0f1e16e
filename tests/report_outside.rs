//! The report under tools that are not ours: poppler and qpdf.

mod report_sample;

use std::path::{Path, PathBuf};
use std::process::Command;

use report_sample::{accented, sample};
use tukiem::report;
use tukiem::report::document::{Block, Document, Paragraph, Run};
use unicode_normalization::is_nfc;

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn written(name: &str, document: &Document) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, report::render(document).unwrap()).unwrap();
    path
}

/// Output of a tool; a machine without it fails the test.
#[expect(clippy::panic, clippy::unwrap_used, reason = "a helper of tests")]
fn run(tool: &str, before: &[&str], file: &Path, after: &[&str]) -> String {
    let output = Command::new(tool)
        .args(before)
        .arg(file)
        .args(after)
        .output();
    let output = output.unwrap_or_else(|error| {
        panic!("{tool} cannot be started ({error}): run scripts/test, which installs it")
    });
    let text = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && errors.is_empty(),
        "{tool}: {text}{errors}"
    );
    text
}

/// Text in content order, page numbers and line ends taken out.
fn extracted(file: &Path) -> String {
    let text = run("pdftotext", &["-raw", "-enc", "UTF-8"], file, &["-"]);
    let lines = text.split('\u{C}').flat_map(|page| {
        page.lines()
            .enumerate()
            .filter(|(at, line)| *at > 0 || line.parse::<u16>().is_err())
    });
    squeezed(&lines.map(|(_, line)| line).collect::<Vec<_>>().join(" "))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said(runs: &[Run]) -> String {
    squeezed(&runs.iter().map(|run| run.text.as_str()).collect::<String>())
}

/// Everything the blocks say, a paragraph a string.
fn paragraphs(blocks: &[Block]) -> Vec<String> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) => all.push(squeezed(&heading.text)),
            Block::Paragraph(paragraph) => all.push(said(&paragraph.runs)),
            Block::ListItem(item) => all.push(format!("{} {}", item.marker, said(&item.runs))),
            Block::Table(table) => {
                let rows = table.head.iter().chain(&table.rows);
                let cells = rows.flatten().flat_map(|cell| &cell.paragraphs);
                all.extend(cells.map(|runs| said(runs)));
                all.push(squeezed(&table.caption));
            }
            Block::BarChart(chart) => {
                all.push(squeezed(&chart.caption));
                all.extend(
                    chart
                        .bars
                        .iter()
                        .flat_map(|bar| [bar.label.clone(), bar.text.clone()]),
                );
            }
            Block::Note(runs) => all.push(said(runs)),
            Block::PageBreak => {}
            Block::KeepTogether(blocks) => all.extend(paragraphs(blocks)),
        }
    }
    all
}

#[test]
fn every_paragraph_copies_out_exactly() {
    let document = sample(30);
    let text = extracted(&written("report-text.pdf", &document));
    assert!(is_nfc(&text), "the copied text is NFC");
    let close = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    let dense = close(&text);
    let annexes = document
        .annexes
        .iter()
        .flat_map(|annex| &annex.blocks)
        .cloned();
    let blocks = document
        .body
        .iter()
        .cloned()
        .chain(annexes)
        .collect::<Vec<_>>();
    let expected = paragraphs(&blocks);
    assert!(expected.len() > 150, "{} paragraphs", expected.len());
    for paragraph in expected {
        let paragraph = paragraph.trim_end_matches('.');
        if paragraph.split(' ').all(|word| word.len() < 40) {
            assert!(
                text.contains(paragraph),
                "not found with its blanks: {paragraph}"
            );
        }
        assert!(dense.contains(&close(paragraph)), "not found: {paragraph}");
    }
}

#[test]
fn all_accented_letters_of_vietnamese_copy_out() {
    let letters = accented();
    let count = letters.chars().filter(|c| !c.is_whitespace()).count();
    assert_eq!(count, 134, "67 accented letters in both cases");
    let both = |text| Run {
        bold: true,
        ..Run::italic(text)
    };
    for style in [Run::plain, Run::bold, Run::italic, both] {
        let body = vec![Block::Paragraph(Paragraph::new(vec![style(
            letters.clone(),
        )]))];
        let document = Document { body, ..sample(0) };
        let text = extracted(&written("report-letters.pdf", &document));
        assert!(text.contains(&letters), "{text}");
    }
}

#[test]
fn state_form_says_what_the_decree_wants() {
    let text = extracted(&written("report-form.pdf", &sample(3)));
    for line in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "UBND THÀNH PHỐ HẢI PHÒNG SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "Kính gửi: - Ủy ban nhân dân thành phố Hải Phòng; - Công an thành phố Hải Phòng.",
        "Căn cứ Luật An ninh mạng ngày 10 tháng 12 năm 2025;",
        "Trân trọng báo cáo./.",
        "Nơi nhận: - Như trên; - Giám đốc, các Phó Giám đốc; - Lưu: VT, CNTT. KT. GIÁM ĐỐC",
        "Phụ lục II",
    ] {
        assert!(text.contains(line), "{line} is missing in: {text}");
    }
}

#[test]
fn qpdf_finds_no_fault() {
    let text = run(
        "qpdf",
        &["--check"],
        &written("report-qpdf.pdf", &sample(100)),
        &[],
    );
    assert!(
        text.contains("No syntax or stream encoding errors found"),
        "{text}"
    );
}

#[test]
fn poppler_sees_subset_fonts_with_unicode() {
    let text = run(
        "pdffonts",
        &[],
        &written("report-fonts.pdf", &sample(10)),
        &[],
    );
    let fonts = text.lines().skip(2).collect::<Vec<_>>();
    assert_eq!(fonts.len(), 4, "{text}");
    for font in fonts {
        assert!(
            font.contains("+Tinos-") && font.contains("CID TrueType"),
            "{font}"
        );
        assert!(
            font.contains(" yes yes yes "),
            "embedded, subset, unicode: {font}"
        );
    }
}

#[test]
fn poppler_sees_the_properties() {
    let document = sample(10);
    let text = run("pdfinfo", &[], &written("report-info.pdf", &document), &[]);
    let value = |key: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(key));
        line.map(str::trim).unwrap_or_default()
    };
    assert_eq!(value("Title:"), document.meta.title);
    assert_eq!(value("Author:"), document.meta.author);
    assert_eq!(value("Tagged:"), "yes");
    assert_eq!(value("Metadata Stream:"), "yes");
    assert_eq!(value("Form:"), "AcroForm");
    assert_eq!(value("Encrypted:"), "no");
    assert_eq!(value("PDF version:"), "1.7");
    assert!(value("Page size:").contains("A4"));
}

#[test]
fn poppler_sees_the_structure() {
    let text = run(
        "pdfinfo",
        &["-struct-text"],
        &written("report-struct.pdf", &sample(3)),
        &[],
    );
    for role in [
        "Document",
        "H1",
        "H2",
        "H3",
        "L (block)",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TH",
        "TD",
        "Figure",
        "Form",
    ] {
        assert!(text.contains(role), "{role} is missing in: {text}");
    }
}

#[test]
fn attachment_comes_out_byte_for_byte() {
    let document = sample(3);
    let file = written("report-attachment.pdf", &document);
    let list = run("pdfdetach", &["-list"], &file, &[]);
    assert!(list.contains("1: ket-qua-tự-kiểm.json"), "{list}");
    let saved = file.with_extension("json");
    let target = saved.to_string_lossy();
    run("pdfdetach", &["-save", "1", "-o", &target], &file, &[]);
    assert_eq!(
        std::fs::read(&saved).unwrap(),
        document.attachments[0].bytes
    );
}

#[test]
fn fields_stand_ready_unsigned() {
    let file = written("report-fields.pdf", &sample(3));
    let output = Command::new("pdfsig").arg(&file).output();
    let output = output.expect("pdfsig cannot be started: run scripts/test, which installs it");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    for name in ["ThuTruong", "CoQuan"] {
        assert!(
            text.contains(&format!("Signature Field Name: {name}")),
            "{text}"
        );
    }
    assert_eq!(
        text.matches("The signature form field is not signed.")
            .count(),
        2,
        "{text}"
    );
}

#[test]
fn justified_lines_reach_the_margin_on_paper() {
    let file = written("report-bbox.pdf", &sample(3));
    let text = run("pdftotext", &["-bbox", "-l", "1"], &file, &["-"]);
    let ends = text.lines().filter_map(|line| {
        let (_, rest) = line.split_once("xMax=\"")?;
        rest.split('"').next()?.parse::<f32>().ok()
    });
    let right = (210.0 - 15.0) * 72.0 / 25.4;
    let (mut even, mut beyond) = (0, 0);
    for end in ends {
        even += usize::from((end - right).abs() < 0.3);
        beyond += usize::from(end > right + 0.3);
    }
    assert!(
        even > 8 && beyond == 0,
        "{even} lines reach the margin, {beyond} pass it"
    );
}
