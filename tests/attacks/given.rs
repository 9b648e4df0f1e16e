//! The victims, an increment of one's own making, and what is expected.

use std::sync::{Arc, LazyLock};

use lopdf::{Dictionary, Document, Object, ObjectId};
use tukiem::app::clock::FixedClock;
use tukiem::app::demo;
use tukiem::sign::{ChangeKind, Problem, Subject, TrustAnchors, Verification, verify};

use super::support::{Kind, now, signed_once};

pub(crate) fn check(pdf: &[u8]) -> Verification {
    verify(pdf, &TrustAnchors::none(), None)
}

/// Every finding, of the file and of its signatures.
pub(crate) fn codes(answer: &Verification) -> Vec<&'static str> {
    let own = answer.problems.iter();
    own.chain(answer.signatures.iter().flat_map(|s| &s.problems))
        .map(Problem::code)
        .collect()
}

/// What an attack must be refused for.
pub(crate) struct Expected {
    pub(crate) code: &'static str,
    pub(crate) change: Option<(ChangeKind, Subject, u32)>,
}

/// Why the file was not refused as expected, if so.
pub(crate) fn wrong(name: &str, pdf: &[u8], expected: &Expected) -> Option<String> {
    let answer = check(pdf);
    let found = codes(&answer);
    let has_change = expected.change.is_none_or(|(kind, subject, object)| {
        let mut all = answer.changes_after.iter();
        all.any(|c| (c.kind, c.subject, c.object, c.allowed) == (kind, subject, object, false))
    });
    let fits = !answer.valid && found.contains(&expected.code) && has_change;
    (!fits).then(|| {
        format!(
            "{name}: valid {}, {found:?}, not allowed {:?}",
            answer.valid,
            answer
                .changes_after
                .iter()
                .filter(|c| !c.allowed)
                .collect::<Vec<_>>()
        )
    })
}

#[track_caller]
pub(crate) fn refused(name: &str, pdf: &[u8], code: &'static str) {
    let change = None;
    let wrong = wrong(name, pdf, &Expected { code, change });
    assert_eq!(wrong, None);
}

#[track_caller]
pub(crate) fn holds(name: &str, pdf: &[u8]) {
    let answer = check(pdf);
    assert!(answer.valid, "{name}: {answer:#?}");
}

/// A signed file and where its parts are.
pub(crate) struct Victim {
    pub(crate) name: &'static str,
    pub(crate) pdf: Vec<u8>,
    pub(crate) tree: Document,
    pub(crate) root: ObjectId,
    pub(crate) pages: ObjectId,
    pub(crate) page: ObjectId,
    pub(crate) content: ObjectId,
    pub(crate) font: ObjectId,
    pub(crate) form: ObjectId,
}

impl Victim {
    pub(crate) fn new(name: &'static str, pdf: Vec<u8>) -> Self {
        let tree = Document::load_mem(&pdf).unwrap();
        let root = tree.trailer.get(b"Root").unwrap().as_reference().unwrap();
        let catalog = tree.get_dictionary(root).unwrap();
        let reference = |key: &[u8]| catalog.get(key).unwrap().as_reference().unwrap();
        let (pages, form) = (reference(b"Pages"), reference(b"AcroForm"));
        let page = *tree.get_pages().get(&1).unwrap();
        let content = tree.get_page_contents(page)[0];
        let fonts = tree.objects.iter().filter(|(_, o)| {
            o.as_dict()
                .is_ok_and(|d| d.has_type(b"Font") && d.has(b"BaseFont"))
        });
        let font = *fonts.map(|(id, _)| id).next().unwrap();
        Self {
            name,
            pdf,
            tree,
            root,
            pages,
            page,
            content,
            font,
            form,
        }
    }

    /// A copy of a dictionary of the file.
    pub(crate) fn dict(&self, id: ObjectId) -> Dictionary {
        self.tree.get_dictionary(id).unwrap().clone()
    }

    /// A dictionary with one entry set, as PDF text.
    pub(crate) fn with(&self, id: ObjectId, key: &str, value: Object) -> String {
        let mut dict = self.dict(id);
        dict.set(key, value);
        text(&Object::Dictionary(dict))
    }

    /// The list under a key with one more entry.
    pub(crate) fn and(&self, id: ObjectId, key: &[u8], more: ObjectId) -> Object {
        let dict = self.dict(id);
        let mut list = match dict.get(key) {
            Ok(Object::Array(list)) => list.clone(),
            Ok(Object::Reference(id)) => self
                .tree
                .get_object(*id)
                .unwrap()
                .as_array()
                .unwrap()
                .clone(),
            _ => Vec::new(),
        };
        list.push(more.into());
        list.into()
    }

    /// Numbers that nobody uses.
    pub(crate) fn free(&self) -> u32 {
        self.tree.max_id + 10
    }

    /// The file with an increment.
    pub(crate) fn plus(&self, changed: &[(u32, String)]) -> Vec<u8> {
        increment(&self.pdf, changed, "")
    }
}

/// PDF text of a value, by lopdf's own writer.
pub(crate) fn text(value: &Object) -> String {
    match value {
        Object::Dictionary(dict) => {
            let entries = dict.iter();
            let entries = entries.map(|(k, v)| format!("/{} {}", name(k), text(v)));
            format!("<<{}>>", entries.collect::<Vec<_>>().join("\n"))
        }
        Object::Array(list) => {
            let list: Vec<_> = list.iter().map(text).collect();
            format!("[{}]", list.join(" "))
        }
        Object::String(bytes, _) => {
            let digits: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
            format!("<{digits}>")
        }
        Object::Name(n) => format!("/{}", name(n)),
        Object::Reference((number, generation)) => format!("{number} {generation} R"),
        Object::Integer(n) => n.to_string(),
        Object::Real(n) => n.to_string(),
        Object::Boolean(b) => b.to_string(),
        Object::Null => "null".to_owned(),
        Object::Stream(_) => panic!("a stream is no direct value"),
    }
}

fn name(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' | b':' => {
                char::from(*b).to_string()
            }
            _ => format!("#{b:02x}"),
        })
        .collect()
}

/// An increment with a classic table; root, info and identifier as before.
pub(crate) fn increment(pdf: &[u8], changed: &[(u32, String)], trailer: &str) -> Vec<u8> {
    let mut out = pdf.to_vec();
    let mut table = String::from("xref\n");
    for (number, body) in changed {
        table += &format!("{number} 1\n{:010} 00000 n \n", out.len());
        out.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
    }
    finish(pdf, out, &table, trailer)
}

/// Ends an increment whose objects were written and listed by hand.
pub(crate) fn finish(pdf: &[u8], mut out: Vec<u8>, table: &str, trailer: &str) -> Vec<u8> {
    let old = Document::load_mem(pdf).unwrap();
    let mut kept = Dictionary::new();
    for key in [&b"Root"[..], b"Info", b"ID"] {
        if let Ok(value) = old.trailer.get(key) {
            kept.set(key, value.clone());
        }
    }
    kept.set("Size", i64::from(old.max_id) + 100);
    kept.set("Prev", i64::try_from(last_xref(pdf)).unwrap());
    let body = text(&Object::Dictionary(kept));
    let body = body.strip_suffix(">>").unwrap();
    let start = out.len();
    out.extend(table.bytes());
    out.extend(format!("trailer\n{body}{trailer}>>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

/// An increment of a table alone.
pub(crate) fn finish_after(pdf: &[u8], table: &str) -> Vec<u8> {
    finish(pdf, pdf.to_vec(), table, "")
}

/// The number after the last `startxref`.
pub(crate) fn last_xref(pdf: &[u8]) -> usize {
    let place = rfind(pdf, b"startxref");
    let digits = pdf[place + 9..].trim_ascii_start();
    let length = digits.iter().take_while(|b| b.is_ascii_digit()).count();
    String::from_utf8_lossy(&digits[..length]).parse().unwrap()
}

pub(crate) fn rfind(bytes: &[u8], needle: &[u8]) -> usize {
    let mut windows = bytes.windows(needle.len());
    windows.rposition(|w| w == needle).unwrap()
}

pub(crate) fn find(bytes: &[u8], needle: &[u8]) -> usize {
    let mut windows = bytes.windows(needle.len());
    windows.position(|w| w == needle).unwrap()
}

/// A stream object's text.
pub(crate) fn stream(dict: &str, content: &str) -> String {
    let length = content.len();
    format!("<<{dict}/Length {length}>>\nstream\n{content}\nendstream")
}

/// A small file of a table, one of a cross-reference stream, and a real report
/// of the program.
pub(crate) static VICTIMS: LazyLock<Vec<Victim>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let made = demo::run(folder.path(), Arc::new(FixedClock(now()))).unwrap();
    let report = std::fs::read(&made.report.path).unwrap();
    vec![
        Victim::new("table", signed_once(Kind::Table)),
        Victim::new("stream", signed_once(Kind::Stream)),
        Victim::new("report", report),
    ]
});
