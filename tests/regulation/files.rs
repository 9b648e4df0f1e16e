//! Files of every kind: bytes → text → the same provisions.

use tukiem::regulation::{LegacyEncoding, MAX_FILE_BYTES, ReadError, ReadRemark, parse, read};

use super::made::{SOUND, document, paragraph, parsed, pdf, refs, words, zipped};

#[track_caller]
fn text(name: &str, bytes: &[u8]) -> String {
    read(name, bytes).unwrap().text
}

#[test]
fn plain_text_is_read_in_every_unicode_form() {
    let utf16 = |mark: u16, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(mark)
            .chain(SOUND.encode_utf16())
            .flat_map(bytes)
            .collect()
    };
    assert_eq!(text("a.txt", SOUND.as_bytes()), SOUND);
    assert_eq!(text("A.MD", format!("\u{feff}{SOUND}").as_bytes()), SOUND);
    assert_eq!(text("a.txt", &utf16(0xFEFF, u16::to_le_bytes)), SOUND);
    assert_eq!(text("a.txt", &utf16(0xFEFF, u16::to_be_bytes)), SOUND);
}

#[test]
fn other_encodings_are_refused_by_name() {
    let case = |bytes: &[u8], error: ReadError| assert_eq!(read("a.txt", bytes), Err(error));
    let latin = |text: &str| {
        text.chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect::<Vec<u8>>()
    };
    case(
        &latin("§iÒu 1. c¬ quan nhµ n\u{ad}íc"),
        ReadError::Legacy(LegacyEncoding::Tcvn3),
    );
    case(
        &latin("Ñieàu 1. cô quan nhaø nöôùc"),
        ReadError::Legacy(LegacyEncoding::Vni),
    );
    case(
        "Ñieàu 1. cô quan".as_bytes(),
        ReadError::Legacy(LegacyEncoding::Vni),
    );
    case(b"Di\xEAu 1", ReadError::NotUnicode { byte: 2 });
    case(b"D\0i\0", ReadError::NotUnicode { byte: 1 });
    case(&[0xFF, 0xFE, 0x00, 0xD8], ReadError::NotUnicode { byte: 2 });
    case(&[0xFF, 0xFE, 0x41], ReadError::NotUnicode { byte: 2 });
    case(b" \n", ReadError::Empty);
    case(b"", ReadError::Empty);
}

#[test]
fn other_kinds_of_files_are_refused_with_their_name() {
    let kind = |extension: &str| {
        Err(ReadError::UnknownKind {
            extension: extension.to_owned(),
        })
    };
    assert_eq!(read("a.xlsb", b"x"), kind("xlsb"));
    assert_eq!(read("a.txt", b"{\\rtf1 x}"), kind("rtf"));
    assert_eq!(
        read("a.docx", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1]),
        Err(ReadError::OldWord)
    );
    let large = vec![b' '; MAX_FILE_BYTES + 1];
    assert_eq!(
        read("a.txt", &large),
        Err(ReadError::TooLarge { bytes: large.len() })
    );
}

fn docx(body: &str) -> Vec<u8> {
    zipped(&[("word/document.xml", document(body).as_bytes())])
}

#[test]
fn a_word_file_gives_the_same_provisions() {
    let body: String = SOUND
        .lines()
        .map(|line| paragraph(line, line.starts_with("Điều "), ""))
        .collect();
    let reading = read("a.docx", &docx(&body)).unwrap();
    assert_eq!(reading.remarks, []);
    let text = parsed(&reading.text);
    assert_eq!(refs(&text), refs(&parsed(SOUND)));
    assert_eq!(text.preamble.issued, parsed(SOUND).preamble.issued);
}

const LISTS: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chicago"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
</w:numbering>"#;

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="DieuDam"><w:basedOn w:val="Dieu"/></w:style><w:style w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style></w:styles>"#;

#[test]
fn numbers_that_word_makes_are_written_out() {
    let list = |level: u8, id: u8| {
        format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>"#)
    };
    let style = |name: &str| format!(r#"<w:pStyle w:val="{name}"/>"#);
    let body = [
        paragraph("Mật khẩu", true, &style("DieuDam")),
        paragraph("Người dùng phải:", false, &list(1, 5)),
        paragraph("Đặt mật khẩu;", false, &list(2, 5)),
        paragraph("Đổi mật khẩu.", false, &list(2, 5)),
        paragraph("Máy tự khóa.", false, &list(1, 5)),
        paragraph("Mạng", true, &style("Dieu")),
        paragraph("Giữ mạng.", false, &list(1, 5)),
        paragraph("Sang số bốn.", false, &list(1, 7)),
        paragraph("Không số", false, &list(0, 0)),
        paragraph("Vòng", false, &style("Vong")),
        paragraph("Dấu lạ", false, &list(0, 6)),
    ]
    .concat();
    let file = zipped(&[
        ("word/document.xml", document(&body).as_bytes()),
        ("word/numbering.xml", LISTS.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
    ]);
    let reading = read("a.docx", &file).unwrap();
    let text = parsed(&reading.text);
    assert_eq!(
        refs(&text),
        ["1.1.a", "1.1.b", "1.2", "2.1", "2.4"],
        "{}",
        reading.text
    );
    assert_eq!(words(&text, "1.1.b"), "Đổi mật khẩu.");
    assert_eq!(
        reading.remarks,
        [
            ReadRemark::NumbersRestored { paragraphs: 8 },
            ReadRemark::NumbersLost { paragraphs: 1 }
        ]
    );
}

#[test]
fn tables_text_boxes_and_deleted_words_of_a_word_file() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(text, false, ""));
    let row = |n: u32| {
        format!(
            "<w:tr>{}{}</w:tr>",
            cell(&format!("Điều {n}. Cũ")),
            cell(&format!("Điều {n}. Mới"))
        )
    };
    let rows: String = (1..=5).map(row).collect();
    let reading = read("a.docx", &docx(&format!("<w:tbl>{rows}</w:tbl>"))).unwrap();
    assert_eq!(reading.remarks, [ReadRemark::Tables { tables: 1 }]);
    assert!(parse(&reading.text).is_err_and(|error| error.to_string().contains("side by side")));

    let body = "<w:p><w:r><w:t>Điều 1. A &amp; B</w:t></w:r><w:r><w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p>\
                </w:txbxContent></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>\
                <w:p><w:r><w:t>Giữ</w:t><w:tab/><w:t>máy&#46;</w:t></w:r></w:p>";
    let reading = read("a.docx", &docx(body)).unwrap();
    assert_eq!(reading.remarks, [ReadRemark::SideTextLeftOut { pieces: 1 }]);
    let text = parsed(&reading.text);
    assert_eq!(text.articles().next().unwrap().title, "A & B");
    assert_eq!(words(&text, "1"), "Giữ máy.");
}

#[test]
fn a_pdf_gives_the_same_provisions() {
    let lines: Vec<&str> = SOUND.lines().filter(|line| !line.is_empty()).collect();
    let (first, second) = lines.split_at(40);
    let reading = read("a.pdf", &pdf(&[first, second])).unwrap();
    assert_eq!(reading.remarks, []);
    let text = parsed(&reading.text);
    assert_eq!(refs(&text), refs(&parsed(SOUND)));
    assert_eq!(text.preamble.title, parsed(SOUND).preamble.title);
}

#[test]
fn a_sentence_over_two_pages_of_a_pdf_is_one() {
    let pages: [&[&str]; 3] = [
        &["Điều 1. Máy", "1. Giữ máy cho Ủy ban", "2"],
        &[],
        &["Nhân dân và giữ", "sạch."],
    ];
    let reading = read("a.pdf", &pdf(&pages)).unwrap();
    assert_eq!(reading.remarks, [ReadRemark::PagesWithoutText { pages: 1 }]);
    assert_eq!(
        words(&parsed(&reading.text), "1.1"),
        "Giữ máy cho Ủy ban Nhân dân và giữ sạch."
    );
}

#[test]
fn a_scan_is_told_from_a_damaged_pdf() {
    assert_eq!(
        read("a.pdf", &pdf(&[&[], &[]])),
        Err(ReadError::Scanned { pages: 2 })
    );
    assert!(matches!(
        read("a.pdf", b"%PDF-1.7\nnothing"),
        Err(ReadError::Pdf { .. })
    ));
}
