//! The embedded file under the signatures: what is given back, and what is not.

use lopdf::{Object, Stream, StringFormat, dictionary};
use tukiem::app::submission::Refused;
use tukiem::report;
use tukiem::sign::{AttachmentProblem as Problem, ChangeKind};

use super::given::{
    DEMO, associated, data, document, embedded, names, open, reworked, sealed, signed,
    specification,
};

const NAME: &str = "tukiem-submission.json";

/// Refused under a signature that holds.
#[track_caller]
fn refused(pdf: &[u8]) -> Problem {
    match open(pdf).map_err(|refused| *refused) {
        Err(Refused::Attachment(problem)) => problem,
        other => panic!("{other:?}"),
    }
}

/// Refused because no valid signature covers it; and what is said of the file itself.
#[track_caller]
fn not_valid(pdf: &[u8]) -> (Vec<&'static str>, Vec<ChangeKind>, Option<Problem>) {
    match open(pdf).map_err(|refused| *refused) {
        Err(Refused::NotValid {
            verification,
            attachment,
        }) => {
            let codes = verification
                .problems
                .iter()
                .map(tukiem::sign::Problem::code);
            let changes = verification.changes_after.iter();
            let changes = changes.filter(|c| !c.allowed).map(|c| c.kind);
            (codes.collect(), changes.collect(), attachment)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_signed_report_gives_its_data_back() {
    let (form, bytes) = data();
    for pdf in [&DEMO.signed, &sealed(&DEMO.signed)] {
        let opened = open(pdf).unwrap();
        assert_eq!(opened.submission, form);
        assert_eq!(opened.bytes, bytes);
        assert!(opened.binding.holds(), "{:?}", opened.binding);
        assert!(opened.verification.valid);
    }
}

#[test]
fn an_unsigned_report_gives_nothing() {
    let unsigned = report::render(&document()).unwrap();
    let (problems, _, attachment) = not_valid(&unsigned);
    assert_eq!(problems, ["unsigned"]);
    assert_eq!(attachment, Some(Problem::Unsigned));
    for bytes in [
        &b""[..],
        b"%PDF-1.7",
        b"{}",
        &unsigned[..unsigned.len() / 2],
    ] {
        not_valid(bytes);
    }
}

#[test]
fn a_report_without_data_says_so() {
    let mut bare = document();
    bare.attachments.clear();
    assert_eq!(
        refused(&signed(&report::render(&bare).unwrap())),
        Problem::Missing
    );
    let mut other = document();
    other.attachments[0].name = "tukiem-score.json".into();
    assert_eq!(
        refused(&signed(&report::render(&other).unwrap())),
        Problem::Missing
    );
}

#[test]
fn two_files_of_one_name_are_refused() {
    // Twice in the name tree.
    let pdf = reworked(|tree| {
        let (id, _) = specification(tree);
        names(tree).extend([Object::string_literal(NAME), id.into()]);
    });
    assert_eq!(refused(&signed(&pdf)), Problem::Doubled);
    // A second specification that hides under another key.
    let twin = |tree: &mut lopdf::Document| {
        let (_, specification) = specification(tree);
        let twin = specification.clone();
        tree.add_object(twin)
    };
    let pdf = reworked(|tree| {
        let id = twin(tree);
        names(tree).extend([Object::string_literal("z"), id.into()]);
    });
    assert_eq!(refused(&signed(&pdf)), Problem::Doubled);
    // A second one that is associated only.
    let pdf = reworked(|tree| {
        let id = twin(tree);
        associated(tree).push(id.into());
    });
    assert_eq!(refused(&signed(&pdf)), Problem::Doubled);
    // The same one, associated twice.
    let pdf = reworked(|tree| {
        let first = associated(tree)[0].clone();
        associated(tree).push(first);
    });
    assert_eq!(refused(&signed(&pdf)), Problem::Doubled);
    // One specification with two contents.
    let pdf = reworked(|tree| {
        let other = tree.add_object(Stream::new(dictionary! {}, b"{}".to_vec()));
        let (_, specification) = specification(tree);
        let files = specification.get_mut(b"EF").unwrap().as_dict_mut().unwrap();
        files.set("UF", other);
    });
    assert_eq!(refused(&signed(&pdf)), Problem::Doubled);
    // One key of the tree, another name in the specification.
    let pdf = reworked(|tree| {
        let (_, specification) = specification(tree);
        specification.set("F", Object::string_literal("other.json"));
    });
    assert!(matches!(refused(&signed(&pdf)), Problem::Damaged { .. }));
}

#[test]
fn a_file_that_is_not_the_documents_data_is_refused() {
    let pdf = reworked(|tree| {
        tree.catalog_mut().unwrap().remove(b"AF");
    });
    assert_eq!(refused(&signed(&pdf)), Problem::NotAssociated);
    let pdf = reworked(|tree| associated(tree).clear());
    assert_eq!(refused(&signed(&pdf)), Problem::NotAssociated);
    let pdf = reworked(|tree| {
        specification(tree).1.set("AFRelationship", "Supplement");
    });
    let found = "Supplement".to_owned();
    assert_eq!(refused(&signed(&pdf)), Problem::WrongRelationship { found });
    let pdf = reworked(|tree| {
        let id = embedded(tree);
        let stream = tree.get_object_mut(id).unwrap().as_stream_mut().unwrap();
        stream.dict.set("Subtype", "text/html");
    });
    let found = "text/html".to_owned();
    assert_eq!(refused(&signed(&pdf)), Problem::WrongType { found });
}

/// An increment that gives some objects anew, as an editor would write it.
fn appended(pdf: &[u8], objects: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let tree = lopdf::Document::load_mem(pdf).unwrap();
    let root = tree.trailer.get(b"Root").unwrap().as_reference().unwrap().0;
    let info = tree.trailer.get(b"Info").unwrap().as_reference().unwrap().0;
    let size = tree.max_id + 1 + u32::try_from(objects.len()).unwrap();
    let id = tree.trailer.get(b"ID").unwrap().as_array().unwrap();
    let id: String = id[0]
        .as_str()
        .unwrap()
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    let text = String::from_utf8_lossy(pdf);
    let previous = text.rsplit("startxref").next().unwrap().trim_start();
    let previous = previous.split_whitespace().next().unwrap();
    let mut out = pdf.to_vec();
    let mut table = String::from("xref\n");
    for (number, body) in objects {
        table += &format!("{number} 1\n{:010} 00000 n \n", out.len());
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(body);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let trailer = format!(
        "trailer\n<</Size {size}/Root {root} 0 R/Info {info} 0 R/ID[<{id}><{id}>]/Prev {previous}>>\nstartxref\n{start}\n%%EOF\n"
    );
    out.extend((table + &trailer).bytes());
    out
}

fn stream(bytes: &[u8]) -> Vec<u8> {
    let head = format!(
        "<</Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size {0}>>/Length {0}>>\nstream\n",
        bytes.len()
    );
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

#[test]
fn data_changed_after_signing_are_refused() {
    let mut tree = lopdf::Document::load_mem(&DEMO.signed).unwrap();
    let (place, _) = embedded(&mut tree);
    let (_, bytes) = data();
    let better = String::from_utf8(bytes).unwrap().replace("not_met", "met");
    let pdf = appended(&DEMO.signed, &[(place, stream(better.as_bytes()))]);
    let (problems, changes, attachment) = not_valid(&pdf);
    assert!(problems.contains(&"changed_after_signing"), "{problems:?}");
    assert_eq!(changes, [ChangeKind::Modified]);
    assert_eq!(attachment, Some(Problem::ChangedLater));
    // And where the agency's signature covers the change as well.
    let (problems, changes, attachment) = not_valid(&sealed(&pdf));
    assert!(problems.contains(&"changed_after_signing"), "{problems:?}");
    assert!(changes.contains(&ChangeKind::Modified), "{changes:?}");
    assert_eq!(attachment, Some(Problem::ChangedLater));
}

#[test]
fn data_added_after_signing_are_refused() {
    let mut bare = document();
    let bytes = bare.attachments.remove(0).bytes;
    let pdf = signed(&report::render(&bare).unwrap());
    let mut tree = lopdf::Document::load_mem(&pdf).unwrap();
    let next = tree.max_id + 1;
    let root = tree.trailer.get(b"Root").unwrap().as_reference().unwrap();
    let catalog = tree.catalog_mut().unwrap();
    let leaf = dictionary! {
        "Names" => vec![Object::string_literal(NAME), (next, 0).into()],
    };
    catalog.set("Names", dictionary! { "EmbeddedFiles" => leaf });
    catalog.set("AF", vec![Object::from((next, 0))]);
    let mut catalog_bytes = Vec::new();
    written(&catalog.clone().into(), &mut catalog_bytes);
    let specification = format!(
        "<</Type/Filespec/F({NAME})/UF({NAME})/AFRelationship/Data/EF<</F {0} 0 R/UF {0} 0 R>>>>",
        next + 1
    );
    let pdf = appended(
        &pdf,
        &[
            (root.0, catalog_bytes),
            (next, specification.into_bytes()),
            (next + 1, stream(&bytes)),
        ],
    );
    for pdf in [&pdf, &sealed(&pdf)] {
        let (problems, changes, attachment) = not_valid(pdf);
        assert!(problems.contains(&"changed_after_signing"), "{problems:?}");
        assert!(changes.contains(&ChangeKind::Added), "{changes:?}");
        assert_eq!(attachment, Some(Problem::AddedLater));
    }
}

/// An object in the notation of PDF, as much of it as a catalog needs.
fn written(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Dictionary(dictionary) => {
            out.extend(b"<<");
            for (key, value) in dictionary {
                out.push(b'/');
                out.extend(key);
                out.push(b' ');
                written(value, out);
            }
            out.extend(b">>");
        }
        Object::Array(list) => {
            out.push(b'[');
            for value in list {
                written(value, out);
                out.push(b' ');
            }
            out.push(b']');
        }
        Object::Reference((number, generation)) => {
            out.extend(format!("{number} {generation} R").bytes());
        }
        Object::Name(name) => {
            out.push(b'/');
            out.extend(name);
        }
        Object::String(bytes, StringFormat::Literal) => {
            out.extend([b"(", bytes.as_slice(), b")"].concat());
        }
        Object::String(bytes, StringFormat::Hexadecimal) => {
            let digits: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
            out.extend(format!("<{digits}>").bytes());
        }
        Object::Boolean(value) => out.extend(value.to_string().bytes()),
        Object::Integer(value) => out.extend(value.to_string().bytes()),
        other => panic!("{other:?}"),
    }
}
