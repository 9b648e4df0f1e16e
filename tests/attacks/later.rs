//! A later signature in a field of its own: the number, the date, the stamp of
//! another program. Allowed where it covers nothing; everything else that comes
//! with it is refused (sneaky signatures).

use tukiem::sign::{ChangeKind, Subject, sign_pdf};

use super::given::{
    Expected, VICTIMS, Victim, check, codes, holds, increment, stream, text, wrong,
};
use super::support::{OTHER, request};

const NUMBER: &str = "SoVanBan";

/// Its name, what the field says more, what else the increment holds.
type Case = (&'static str, &'static str, Vec<(u32, String)>);

/// The victim with one more field, signed in it.
fn with_field(victim: &Victim, rect: &str, more: &str, others: &[(u32, String)]) -> Vec<u8> {
    with_named(victim, NUMBER, rect, more, others)
}

fn with_named(
    victim: &Victim,
    name: &str,
    rect: &str,
    more: &str,
    others: &[(u32, String)],
) -> Vec<u8> {
    let new = victim.free();
    let page = victim.page;
    let digits: String = name.encode_utf16().map(|u| format!("{u:04X}")).collect();
    let field = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T<FEFF{digits}>/F 132/P {} 0 R/Rect[{rect}]{more}>>",
        page.0
    );
    let mut changed = vec![
        (
            page.0,
            victim.with(page, "Annots", victim.and(page, b"Annots", (new, 0))),
        ),
        (
            victim.form.0,
            victim.with(
                victim.form,
                "Fields",
                victim.and(victim.form, b"Fields", (new, 0)),
            ),
        ),
        (new, field),
    ];
    changed.extend(others.iter().cloned());
    sign_pdf(&victim.plus(&changed), &request(name, &OTHER)).unwrap()
}

#[test]
fn a_number_in_the_head_of_page_one_leaves_the_first_signature_valid() {
    for victim in VICTIMS.iter() {
        for rect in ["300 700 420 760", "72 640 232 700", "0 0 0 0"] {
            let pdf = with_field(victim, rect, "", &[]);
            holds(&format!("{} {rect}", victim.name), &pdf);
            let answer = check(&pdf);
            assert_eq!(answer.signatures.len(), 2);
            let mut added = answer.changes_after.iter();
            assert!(added.any(|c| c.kind == ChangeKind::FieldAdded && c.allowed));
        }
    }
}

#[test]
fn a_stamp_beside_the_first_signatures_is_allowed_and_elsewhere_it_covers() {
    // The small file's signature fields stand on page 1, from 100 to 180 points.
    for victim in &VICTIMS[..2] {
        holds("beside", &with_field(victim, "250 90 330 190", "", &[]));
        for rect in [
            "100 300 420 460", // over the score table
            "0 0 595 842",     // over the page
            "0 640 595 842",   // the head, but a quarter of the page
            "250 90 330 400",  // out of the block
            "-50 700 60 760",  // half beside the page
            "300 700 420 900", // half above it
        ] {
            let new = victim.free();
            let expected = Expected {
                code: "covers_content",
                change: Some((ChangeKind::FieldAdded, Subject::Signature, new)),
            };
            let pdf = with_field(victim, rect, "", &[]);
            assert_eq!(wrong(rect, &pdf, &expected), None);
        }
    }
}

/// The block is that of the fields that stood there when the first one was
/// signed: stamp upon stamp does not climb up the page.
#[test]
fn stamps_do_not_climb_out_of_the_block() {
    let mut pdf = VICTIMS[0].pdf.clone();
    for (step, bottom) in [186, 222, 258, 294, 330].into_iter().enumerate() {
        let rect = format!("250 {bottom} 330 {}", bottom + 30);
        let victim = Victim::new("climbing", pdf);
        pdf = with_named(&victim, &format!("Dau{step}"), &rect, "", &[]);
        let is_in_block = step == 0;
        assert_eq!(check(&pdf).valid, is_in_block, "{rect}");
    }
    assert!(codes(&check(&pdf)).contains(&"covers_content"));
}

/// The appearance of a later signature refers to an object that is not there, or
/// to one that only data for checking hold; neither comes or grows afterwards.
#[test]
fn the_appearance_of_a_later_signature_stays() {
    let victim = &VICTIMS[0];
    let (face, missing) = (victim.free() + 1, victim.free() + 2);
    let (store, root) = (victim.free() + 30, victim.root.0);
    let form = format!(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {missing} 0 R>>>>"
    );
    let more = format!("/AP<</N {face} 0 R>>");
    let others = [(face, stream(&form, "/X Do"))];
    // A field without a size keeps the appearance it was given.
    let pdf = with_field(victim, "0 0 0 0", &more, &others);
    holds("nothing stands there", &pdf);
    let with_store = victim_catalog(&pdf, root, store);
    let white = stream("/Subtype/Form/BBox[0 0 9 9]", "1 1 1 rg 0 0 9 9 re f");
    let later = increment(
        &pdf,
        &[
            (root, with_store),
            (store, format!("<</Certs[{missing} 0 R]>>")),
            (missing, white),
        ],
        "",
    );
    let expected = Expected {
        code: "changed_after_signing",
        change: Some((ChangeKind::Added, Subject::Graphic, missing)),
    };
    assert_eq!(wrong("came later", &later, &expected), None);
}

/// A list of annotations that is a list of certificates too does not grow as one.
#[test]
fn annotations_are_no_data_for_checking() {
    let victim = &VICTIMS[0];
    let (new, list, store, note) = (
        victim.free(),
        victim.free() + 1,
        victim.free() + 2,
        victim.free() + 30,
    );
    let page = victim.page;
    let annotations = victim.and(page, b"Annots", (new, 0));
    let field = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T({NUMBER})/F 132/P {} 0 R/Rect[0 0 0 0]>>",
        page.0
    );
    let fields = victim.and(victim.form, b"Fields", (new, 0));
    let changed = [
        (
            page.0,
            victim.with(page, "Annots", lopdf::Object::Reference((list, 0))),
        ),
        (list, text(&annotations)),
        (victim.form.0, victim.with(victim.form, "Fields", fields)),
        (new, field),
        (
            victim.root.0,
            victim.with(victim.root, "DSS", lopdf::Object::Reference((store, 0))),
        ),
        (store, format!("<</Certs {list} 0 R>>")),
    ];
    let twice = sign_pdf(&victim.plus(&changed), &request(NUMBER, &OTHER)).unwrap();
    let mut grown = annotations.as_array().unwrap().clone();
    grown.push((note, 0).into());
    let later = increment(
        &twice,
        &[
            (list, text(&grown.into())),
            (
                note,
                "<</Subtype/FreeText/Rect[0 0 595 842]/Contents(100)>>".into(),
            ),
        ],
        "",
    );
    let expected = Expected {
        code: "changed_after_signing",
        change: Some((ChangeKind::Modified, Subject::Other, list)),
    };
    assert_eq!(wrong("a note", &later, &expected), None);
}

fn victim_catalog(pdf: &[u8], root: u32, store: u32) -> String {
    let victim = Victim::new("signed twice", pdf.to_vec());
    victim.with((root, 0), "DSS", lopdf::Object::Reference((store, 0)))
}

/// Whoever adds a signature writes no lines of the answer.
#[test]
fn the_name_of_a_field_is_one_line() {
    let victim = &VICTIMS[0];
    let name = "So\nHop le";
    let answer = check(&with_named(victim, name, "0 0 0 0", "", &[]));
    assert!(answer.valid);
    assert_eq!(answer.signatures[1].field, "SoHop le");
    let covering = check(&with_named(victim, name, "0 0 595 842", "", &[]));
    let mut problems = covering.problems.iter();
    assert!(problems.any(
        |p| matches!(p, tukiem::sign::Problem::CoversContent { field } if field == "SoHop le")
    ));
}

/// In the report the signatures stand on a later page: page 1 has no block.
#[test]
fn the_report_keeps_its_first_page() {
    let report = &VICTIMS[2];
    let expected = Expected {
        code: "covers_content",
        change: Some((ChangeKind::FieldAdded, Subject::Signature, report.free())),
    };
    let pdf = with_field(report, "330 100 500 180", "", &[]);
    assert_eq!(wrong("page 1 of the report", &pdf, &expected), None);
}

#[test]
fn a_later_field_brings_nothing_else() {
    let victim = &VICTIMS[0];
    let rect = "300 700 420 760";
    let next = victim.free() + 1;
    let cases: [Case; 7] = [
        ("an action", "/AA<</E<</S/JavaScript/JS(1)>>>>", vec![]),
        ("a link", "/A<</S/URI/URI(http://a)>>", vec![]),
        ("kids", "/Kids[]", vec![]),
        ("a frame of its own", "/MK<</BG[1 1 1]>>", vec![]),
        ("a layer", "/OC 99 0 R", vec![]),
        (
            "a changed page",
            "",
            vec![(victim.content.0, stream("", "q Q"))],
        ),
        (
            "an object of no use",
            "",
            vec![(next, "<</A 1>>".to_owned())],
        ),
    ];
    for (name, more, others) in cases {
        let pdf = with_field(victim, rect, more, &others);
        let answer = check(&pdf);
        assert!(!answer.valid, "{name}");
        let found = codes(&answer);
        assert!(
            found.contains(&"changed_after_signing"),
            "{name}: {found:?}"
        );
    }
    // A widget that does not turn or grow with the page lies elsewhere than its place.
    let pdf = with_field(victim, rect, "", &[]);
    let place = super::given::rfind(&pdf, b"/F 132");
    let mut turned = pdf.clone();
    turned.splice(place..place + 6, *b"/F 156");
    assert!(!check(&turned).valid);
}

#[test]
fn two_later_fields_at_once_are_one_too_many() {
    let victim = &VICTIMS[0];
    let (a, b) = (victim.free(), victim.free() + 1);
    let field = |name: &str| {
        format!(
            "<</Type/Annot/Subtype/Widget/FT/Sig/T({name})/F 132/P {} 0 R/Rect[300 700 420 760]>>",
            victim.page.0
        )
    };
    let list = |id, key: &[u8]| {
        let lopdf::Object::Array(mut list) = victim.and(id, key, (a, 0)) else {
            panic!("a list")
        };
        list.push((b, 0).into());
        lopdf::Object::Array(list)
    };
    let changed = vec![
        (
            victim.page.0,
            victim.with(victim.page, "Annots", list(victim.page, b"Annots")),
        ),
        (
            victim.form.0,
            victim.with(victim.form, "Fields", list(victim.form, b"Fields")),
        ),
        (a, field("Mot")),
        (b, field("Hai")),
    ];
    let pdf = sign_pdf(&victim.plus(&changed), &request("Mot", &OTHER)).unwrap();
    assert!(codes(&check(&pdf)).contains(&"changed_after_signing"));
}
