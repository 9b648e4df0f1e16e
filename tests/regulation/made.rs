//! Made-up regulations and files, and short ways to look at what was found.

use std::io::Write;

use tukiem::regulation::{Parsed, parse};
use unicode_normalization::UnicodeNormalization;

/// A whole decision with its regulation, sound in every way.
pub(super) const SOUND: &str = include_str!("sound.txt");

/// Takes a text apart that must come apart.
#[track_caller]
pub(super) fn parsed(text: &str) -> Parsed {
    parse(text).unwrap()
}

/// The references of the smallest provisions, in order.
pub(super) fn refs(parsed: &Parsed) -> Vec<String> {
    parsed
        .leaves()
        .map(|leaf| leaf.reference.to_string())
        .collect()
}

/// The words of one provision.
#[track_caller]
pub(super) fn words<'a>(parsed: &'a Parsed, reference: &str) -> &'a str {
    let found = parsed
        .leaves()
        .find(|leaf| leaf.reference.as_str() == reference);
    found
        .unwrap_or_else(|| panic!("no {reference} in {:?}", refs(parsed)))
        .words
}

/// Every second line decomposed, as mixed editors leave it.
pub(super) fn half_decomposed(text: &str) -> String {
    let lines = text.lines().enumerate();
    let mixed = lines.map(|(at, line)| {
        if at % 2 == 0 {
            line.nfd().collect::<String>()
        } else {
            line.to_owned()
        }
    });
    mixed.collect::<Vec<_>>().join("\n")
}

/// A Word file of these parts.
pub(super) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// `document.xml` around paragraphs and tables.
pub(super) fn document(body: &str) -> String {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>"#
    )
}

/// A paragraph, in bold or with properties.
pub(super) fn paragraph(text: &str, bold: bool, properties: &str) -> String {
    let bold = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<w:p><w:pPr>{properties}</w:pPr><w:r>{bold}<w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

/// A PDF of these printed lines, some pages long: codes of two bytes with a
/// table to Unicode, as word processors write them.
pub(super) fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let mut letters: Vec<char> = pages
        .iter()
        .flat_map(|p| p.iter())
        .flat_map(|l| l.chars())
        .collect();
    letters.sort_unstable();
    letters.dedup();
    let code = |c: char| letters.binary_search(&c).unwrap() + 1;
    let map: String = letters
        .iter()
        .map(|c| format!("<{:04X}> <{:04X}>\n", code(*c), u32::from(*c)))
        .collect();
    let map = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{} beginbfchar\n{map}endbfchar\n\
         endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n",
        letters.len()
    );
    let stream = |text: &str| format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len());
    let kids: Vec<String> = (0..pages.len())
        .map(|at| format!("{} 0 R", 6 + at * 2))
        .collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" ")),
        "<< /Type /Font /Subtype /Type0 /BaseFont /T /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /T /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>".to_owned(),
        stream(&map),
    ];
    for (at, lines) in pages.iter().enumerate() {
        let shown: String = lines
            .iter()
            .map(|line| {
                let codes: String = line.chars().map(|c| format!("{:04X}", code(c))).collect();
                format!("0 -16 Td <{codes}> Tj\n")
            })
            .collect();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F 3 0 R >> >> >>",
            7 + at * 2
        ));
        objects.push(stream(&format!("BT /F 12 Tf 70 780 Td\n{shown}ET")));
    }
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let table = file.len();
    let rows: String = places
        .iter()
        .map(|at| format!("{at:010} 00000 n \n"))
        .collect();
    let size = objects.len() + 1;
    file.extend(
        format!("xref\n0 {size}\n0000000000 65535 f \n{rows}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n")
            .bytes(),
    );
    file
}
