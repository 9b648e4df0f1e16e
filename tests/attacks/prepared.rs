//! Shadow attacks: what was prepared before signing so that it can look
//! different afterwards, without or with a change.

use tukiem::sign::{ChangeKind, Problem, Shadow, Subject, sign_pdf};

use super::given::{Expected, check, codes, holds, increment, stream, wrong};
use super::support::{KINDS, Kind, OWN, build, objects, request};

/// Objects of the small document; what is prepared is changed in them.
type Prepare = fn(&mut Vec<String>);

const PREPARED: &[(&str, Shadow, Prepare)] = &[
    ("a script when the file is opened", Shadow::Action, |o| {
        o[0] = o[0].replace(">>", "/OpenAction<</S/JavaScript/JS(1)>>>>");
    }),
    ("a page that acts when it is seen", Shadow::Action, |o| {
        o[2] = o[2].replacen("<<", "<</AA<</O<</S/GoTo/D[0]>>>>", 1);
    }),
    ("a program that is started", Shadow::Action, |o| {
        o[0] = o[0].replace(">>", "/OpenAction 9 0 R>>");
        o.push("<</S/Launch/F(a.exe)>>".into());
    }),
    ("scripts by name", Shadow::Action, |o| {
        o[0] = o[0].replace(">>", "/Names<</JavaScript<</Names[(a) 9 0 R]>>>>>>");
        o.push("<</S/JavaScript/JS(1)>>".into());
    }),
    ("layers", Shadow::Layers, |o| {
        o[0] = o[0].replace(">>", "/OCProperties<</OCGs[9 0 R]/D<<>>>>>>");
        o.push("<</Type/OCG/Name(a)>>".into());
    }),
    ("a picture on a layer", Shadow::Layers, |o| {
        o[2] = o[2].replace("/Font", "/XObject<</X 9 0 R>>/Font");
        o.push(stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/OC<</Type/OCG>>",
            "",
        ));
    }),
    ("content from another file", Shadow::External, |o| {
        o[3] = "<</F(other.bin)/Length 0>>\nstream\n\nendstream".into();
    }),
    ("a page of another file", Shadow::External, |o| {
        o[2] = o[2].replace("/Font", "/XObject<</X 9 0 R>>/Font");
        o.push(stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F(a.pdf)>>",
            "",
        ));
    }),
    ("another picture for the printer", Shadow::Alternates, |o| {
        o[2] = o[2].replace("/Font", "/XObject<</X 9 0 R>>/Font");
        o.push(stream("/Type/XObject/Subtype/Image/Alternates[]", ""));
    }),
    ("an annotation over the text", Shadow::Annotation, |o| {
        o[2] = o[2].replace("6 0 R]", "6 0 R 9 0 R]");
        o.push("<</Type/Annot/Subtype/Stamp/Rect[60 700 500 800]>>".into());
    }),
    ("a link with a face", Shadow::Annotation, |o| {
        o[2] = o[2].replace("6 0 R]", "6 0 R 9 0 R]");
        o.push("<</Type/Annot/Subtype/Link/Rect[60 700 500 800]/AP<<>>>>".into());
    }),
    ("a text field", Shadow::FormField, |o| {
        o[2] = o[2].replace("6 0 R]", "6 0 R 9 0 R]");
        o[6] = o[6].replace("6 0 R]", "6 0 R 9 0 R]");
        o.push("<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(90)/Rect[60 700 500 800]>>".into());
    }),
    ("a dynamic form", Shadow::FormField, |o| {
        o[6] = o[6].replace(">>", "/XFA[(a) 9 0 R]>>");
        o.push(stream("", "<xdp/>"));
    }),
    ("fields that are drawn anew", Shadow::FormField, |o| {
        o[6] = o[6].replace(">>", "/NeedAppearances true>>");
    }),
    (
        "a field that covers the page when it is signed",
        Shadow::LargeField,
        |o| {
            o[5] = o[5].replace("[60 100 240 180]", "[0 0 595 842]");
        },
    ),
    (
        "a page without a type, covered when it is signed",
        Shadow::LargeField,
        |o| {
            o[2] = o[2].replace("/Type/Page", "");
            o[5] = o[5].replace("[60 100 240 180]", "[0 0 595 842]");
        },
    ),
];

#[test]
fn what_can_look_different_is_told() {
    let mut failures = Vec::new();
    for (name, what, prepare) in PREPARED {
        let mut parts = objects("Bao cao");
        prepare(&mut parts);
        for kind in KINDS {
            let pdf = sign_pdf(&build(kind, &parts), &request("ThuTruong", &OWN)).unwrap();
            let answer = check(&pdf);
            let mut told = answer.problems.iter();
            let is_told =
                told.any(|p| matches!(p, Problem::ShadowContent { what: w, .. } if w == what));
            let intact = answer.signatures.iter().all(|s| s.intact);
            if answer.valid || !is_told || !intact {
                failures.push(format!("{name}: {:?}", codes(&answer)));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_cannot_look_different_is_no_shadow() {
    let harmless: &[(&str, Prepare)] = &[
        ("a link within the file", |o| {
            o[2] = o[2].replace("6 0 R]", "6 0 R 9 0 R]");
            o.push("<</Type/Annot/Subtype/Link/Rect[60 700 90 720]/Dest[3 0 R/Fit]>>".into());
        }),
        ("a view to open with", |o| {
            o[0] = o[0].replace(">>", "/OpenAction[3 0 R/Fit]>>");
        }),
        ("going to a page when opened", |o| {
            o[0] = o[0].replace(">>", "/OpenAction<</S/GoTo/D[3 0 R/Fit]>>>>");
        }),
        ("an empty list of layers", |o| {
            o[0] = o[0].replace(">>", "/OCProperties<</OCGs[]/D<<>>>>>>");
        }),
        ("an attached file", |o| {
            o[0] = o[0].replace(">>", "/AF[9 0 R]>>");
            o.push("<</Type/Filespec/F(a)/UF(a)/EF<</F 10 0 R>>>>".into());
            o.push(stream("/Type/EmbeddedFile", "{}"));
        }),
    ];
    for (name, prepare) in harmless {
        let mut parts = objects("Bao cao");
        prepare(&mut parts);
        let pdf = build(Kind::Table, &parts);
        holds(name, &sign_pdf(&pdf, &request("ThuTruong", &OWN)).unwrap());
    }
}

/// Hide and replace: the page refers to an object that is not there; it comes
/// after signing, among the parts of a signature.
#[test]
fn a_missing_object_cannot_come_later() {
    let mut parts = objects("Bao cao");
    parts[2] = parts[2].replace("/Contents 4 0 R", "/Contents[4 0 R 40 0 R]");
    let signed = sign_pdf(&build(Kind::Table, &parts), &request("ThuTruong", &OWN)).unwrap();
    holds("nothing stands there", &signed);
    let white = stream("", "1 1 1 rg 0 0 595 842 re f");
    let expected = Expected {
        code: "changed_after_signing",
        change: Some((ChangeKind::Added, Subject::Content, 40)),
    };
    let pdf = increment(&signed, &[(40, white.clone())], "");
    assert_eq!(wrong("bare", &pdf, &expected), None);
    // As a part of the next signature's own value: the signature dictionary is
    // the object the page refers to.
    let mut parts = objects("Bao cao");
    let next = parts.len() + 4;
    parts[2] = parts[2].replace("/Contents 4 0 R", &format!("/Contents[4 0 R {next} 0 R]"));
    let once = sign_pdf(&build(Kind::Table, &parts), &request("ThuTruong", &OWN)).unwrap();
    let twice = sign_pdf(&once, &request("CoQuan", &super::support::OTHER)).unwrap();
    let answer = check(&twice);
    let number = u32::try_from(next).unwrap();
    // The signer numbers its objects on from the last one, so the number is used.
    let used = answer.changes_after.iter().find(|c| c.object == number);
    assert!(used.is_some_and(|c| !c.allowed), "{answer:#?}");
    assert!(!answer.valid);
}

/// The same where another generation of the page is named first: there is none, and
/// the page itself is looked at all the same.
#[test]
fn a_reference_to_another_generation_hides_nothing() {
    let mut parts = objects("Bao cao");
    parts[0] = parts[0].replace("<<", "<</A[2 1 R 3 1 R]");
    parts[0] = parts[0].replace(">>", "/Z[2 1 R 3 1 R]>>");
    parts[2] = parts[2].replace("/Contents 4 0 R", "/Contents[4 0 R 40 0 R]");
    let signed = sign_pdf(&build(Kind::Table, &parts), &request("ThuTruong", &OWN)).unwrap();
    holds("nothing stands there", &signed);
    let root = parts[0].replacen("<<", "<</DSS 50 0 R", 1);
    let later = increment(
        &signed,
        &[
            (1, root),
            (50, "<</Certs[40 0 R]>>".into()),
            (40, stream("", "1 1 1 rg 0 0 595 842 re f")),
        ],
        "",
    );
    let expected = Expected {
        code: "changed_after_signing",
        change: Some((ChangeKind::Added, Subject::Content, 40)),
    };
    assert_eq!(
        wrong("content as data for checking", &later, &expected),
        None
    );
}

/// A signer's program may renew the metadata; a stream that is the metadata and
/// a page's content at once is content.
#[test]
fn a_content_that_calls_itself_metadata_stays_content() {
    let mut parts = objects("Bao cao");
    parts[0] = parts[0].replace(">>", "/Metadata 4 0 R>>");
    parts[3] = parts[3].replacen("<<", "<</Type/Metadata/Subtype/XML", 1);
    let once = sign_pdf(&build(Kind::Table, &parts), &request("ThuTruong", &OWN)).unwrap();
    holds("signed once", &once);
    let white = stream("/Type/Metadata/Subtype/XML", "1 1 1 rg 0 0 595 842 re f");
    let changed = increment(&once, &[(4, white.clone())], "");
    let twice = sign_pdf(&changed, &request("CoQuan", &super::support::OTHER)).unwrap();
    let expected = Expected {
        code: "changed_after_signing",
        change: Some((ChangeKind::Modified, Subject::Metadata, 4)),
    };
    assert_eq!(wrong("content as metadata", &twice, &expected), None);

    // Real metadata may be renewed with a signature.
    let mut parts = objects("Bao cao");
    parts[0] = parts[0].replace(">>", "/Metadata 9 0 R>>");
    parts.push(stream("/Type/Metadata/Subtype/XML", "<x/>"));
    let once = sign_pdf(&build(Kind::Table, &parts), &request("ThuTruong", &OWN)).unwrap();
    let renewed = increment(&once, &[(9, white)], "");
    let twice = sign_pdf(&renewed, &request("CoQuan", &super::support::OTHER)).unwrap();
    holds("metadata renewed", &twice);
}
