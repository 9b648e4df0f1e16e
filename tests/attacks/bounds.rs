//! Hostile files cost little: the program itself, under a limit of memory and
//! processor time that its parent sets.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Command;

use super::given::stream;
use super::support::{Kind, build, objects, signed_once};

/// Memory in KiB. The program may take 500 MB; its own text and the debugger's
/// tables count too.
const MEMORY: u32 = 700_000;
/// Seconds of processor time, which are two for the program as it is shipped.
const SECONDS: u32 = if cfg!(debug_assertions) { 20 } else { 2 };

/// Checks a file in a child process; it must answer “not valid” and no more.
fn is_refused(name: &str, pdf: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hostile.pdf");
    std::fs::write(&path, pdf).unwrap();
    let limits = format!("ulimit -v {MEMORY}; ulimit -t {SECONDS}; exec \"$0\" verify \"$1\"");
    let output = Command::new("sh")
        .args(["-c", &limits, env!("CARGO_BIN_EXE_tukiem-cli")])
        .arg(&path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(
        output.status.code(),
        Some(1),
        "{name}: {:?} {said} {}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(
        said.starts_with("KHÔNG HỢP LỆ") || said.starts_with("CHƯA KÝ"),
        "{name}: {said}"
    );
}

/// The small document with its catalog, form or field changed.
fn with(number: usize, body: String) -> Vec<u8> {
    let mut parts = objects("x");
    parts[number] = body;
    build(Kind::Table, &parts)
}

fn compressed(bytes: usize) -> Vec<u8> {
    let mut stream = lopdf::Stream::new(lopdf::Dictionary::new(), vec![b' '; bytes]);
    stream.compress().unwrap();
    stream.content
}

/// A file whose only object is a cross-reference stream.
fn of_table(dict: &str, content: &[u8]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let length = content.len();
    pdf.extend(format!("1 0 obj\n<</Type/XRef{dict}/Length {length}>>\nstream\n").bytes());
    pdf.extend(content);
    pdf.extend(b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n");
    pdf
}

#[test]
fn nesting_costs_little() {
    for (open, close) in [("[", "]"), ("<</A", ">>"), ("(", ")"), ("<", ">")] {
        let deep = format!("{}{}", open.repeat(300_000), close.repeat(300_000));
        is_refused(open, &with(6, format!("<</Fields {deep}>>")));
        is_refused(
            open,
            &with(6, format!("<</Fields {}", open.repeat(300_000))),
        );
    }
    // Kids of kids, and of themselves.
    let mut parts = objects("x");
    parts[6] = "<</Fields[9 0 R]>>".into();
    for number in 9..2_000 {
        parts.push(format!("<</FT/Sig/T(a)/Kids[{} 0 R]>>", number + 1));
    }
    is_refused("kids", &build(Kind::Table, &parts));
    is_refused(
        "pages",
        &with(1, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>".into()),
    );
}

#[test]
fn many_objects_cost_little() {
    let mut list = String::new();
    for _ in 0..400_000 {
        list += "9 0 R ";
    }
    is_refused("a long list", &with(6, format!("<</Fields[{list}]>>")));

    // A million entries that all lead to one large object.
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let at = pdf.len();
    let mut big = String::from("1 0 obj\n[");
    for _ in 0..180_000 {
        big += "1 ";
    }
    pdf.extend(format!("{big}]\nendobj\n").bytes());
    let start = pdf.len();
    pdf.extend(b"xref\n1 900000\n");
    for _ in 0..900_000 {
        writeln!(pdf, "{at:010} 00000 n ").unwrap();
    }
    pdf.extend(
        format!("trailer\n<</Size 900001/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    is_refused("a large table", &pdf);

    is_refused(
        "a table that says it is larger",
        &of_table("/W[1 4 2]/Index[0 1999999]/Size 9/Root 1 0 R", b""),
    );
    is_refused(
        "rows of no width",
        &of_table(
            "/W[0 0 1]/Size 2000000/Root 1 0 R/Filter/FlateDecode",
            &compressed(2_000_000),
        ),
    );
}

#[test]
fn bombs_are_not_unpacked() {
    let bomb = compressed(300_000_000);
    is_refused(
        "table",
        &of_table("/W[1 4 2]/Size 9/Root 1 0 R/Filter/FlateDecode", &bomb),
    );
    // An object stream that holds the catalog, or says so.
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let at = pdf.len();
    let head = format!(
        "2 0 obj\n<</Type/ObjStm/N 1/First 9/Filter/FlateDecode/Length {}>>\nstream\n",
        bomb.len()
    );
    pdf.extend(head.bytes());
    pdf.extend(&bomb);
    pdf.extend(b"\nendstream\nendobj\n");
    let start = pdf.len();
    let mut rows = vec![2, 0, 0, 0, 2, 0, 0, 1];
    rows.extend(u32::try_from(at).unwrap().to_be_bytes());
    rows.extend([0, 0, 1]);
    rows.extend(u32::try_from(start).unwrap().to_be_bytes());
    rows.extend([0, 0]);
    let length = rows.len();
    let head = format!(
        "3 0 obj\n<</Type/XRef/W[1 4 2]/Index[1 3]/Size 4/Root 1 0 R/Length {length}>>\nstream\n"
    );
    pdf.extend(head.bytes());
    pdf.extend(rows);
    pdf.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    is_refused("object stream", &pdf);
}

#[test]
fn many_revisions_and_signatures_cost_little() {
    let mut pdf = signed_once(Kind::Table);
    for number in 0..300 {
        pdf = super::support::append(&pdf, &[(30 + number, "<</A 1>>")], "");
    }
    is_refused("revisions", &pdf);

    let mut parts = objects("x");
    let mut fields = String::new();
    for number in 9..1_009 {
        write!(fields, "{number} 0 R ").unwrap();
        parts.push(format!("<</FT/Sig/T(a{number})/V 8 0 R>>"));
    }
    parts[6] = format!("<</Fields[{fields}]>>");
    is_refused("signatures", &build(Kind::Table, &parts));
}

#[test]
fn length_alone_costs_little() {
    let mut pdf = signed_once(Kind::Table);
    let whole = pdf.clone();
    pdf.extend(vec![b' '; 60_000_000]);
    is_refused("a long tail", &pdf);
    let mut spread = b"%PDF-1.7\n".to_vec();
    spread.extend(vec![b'%'; 30_000_000]);
    spread.extend(&whole[9..]);
    is_refused("a long head", &spread);
    is_refused("white space", &with(2, " ".repeat(10_000_000)));
    is_refused(
        "a string",
        &with(2, format!("({})", "a".repeat(10_000_000))),
    );
    is_refused("a content", &with(3, stream("", &" ".repeat(10_000_000))));
}

/// DER of nested, indefinite and very long values in /Contents.
#[test]
fn hostile_signatures_cost_little() {
    let signed = signed_once(Kind::Table);
    let from = super::given::rfind(&signed, b"/Contents <") + 11;
    let room = signed[from..].iter().position(|b| *b == b'>').unwrap();
    for unit in ["3080", "3084ffffffff", "a080", "0500", "3000", "31023000"] {
        let mut pdf = signed.clone();
        let mut digits = unit.repeat(room / unit.len());
        digits += &"0".repeat(room - digits.len());
        pdf.splice(from..from + room, digits.bytes());
        is_refused(unit, &pdf);
    }
    // Nested values whose lengths all fit.
    let mut nested = Vec::new();
    while nested.len() < room / 2 - 8 {
        let length = u16::try_from(nested.len()).unwrap().to_be_bytes();
        nested.splice(0..0, [0x30, 0x82, length[0], length[1]]);
    }
    let digits: String = nested.iter().map(|b| format!("{b:02x}")).collect();
    let mut pdf = signed.clone();
    pdf.splice(from..from + digits.len(), digits.bytes());
    is_refused("nested", &pdf);
}
