//! Changes after signing: incremental saving in all its forms, and what hides
//! in the structure of the file.

use lopdf::Object;
use tukiem::sign::{ChangeKind as K, Subject as S, sign_pdf};

use super::given::{
    Expected, VICTIMS, Victim, check, codes, find, finish, holds, increment, last_xref, refused,
    rfind, stream, text, wrong,
};
use super::support::{OTHER, request, signed_twice};

type Attack = (
    &'static str,
    fn(&Victim) -> (Vec<(u32, String)>, (K, S, u32)),
);

const WHITE: &str = "1 1 1 rg 0 0 595 842 re f";

/// Objects changed or added by an increment, and the change that must be named.
const ATTACKS: &[Attack] = &[
    ("the page is painted white", |v| {
        let number = v.content.0;
        (
            vec![(number, stream("", WHITE))],
            (K::Modified, S::Content, number),
        )
    }),
    ("the page gets other content", |v| {
        let new = v.free();
        let page = v.with(v.page, "Contents", Object::Reference((new, 0)));
        let changed = vec![(v.page.0, page), (new, stream("", WHITE))];
        (changed, (K::Modified, S::Page, v.page.0))
    }),
    ("content is added behind the page's own", |v| {
        let new = v.free();
        let both = vec![v.content.into(), (new, 0).into()];
        let page = v.with(v.page, "Contents", Object::Array(both));
        let changed = vec![(v.page.0, page), (new, stream("", WHITE))];
        (changed, (K::Added, S::Content, new))
    }),
    ("the page tree is another", |v| {
        let pages = v.with(
            v.pages,
            "Kids",
            Object::Array(vec![v.page.into(), v.page.into()]),
        );
        (
            vec![(v.pages.0, pages)],
            (K::Modified, S::PageTree, v.pages.0),
        )
    }),
    ("a font shows other letters (shadow replace)", |v| {
        let font = v.with(v.font, "BaseFont", Object::Name(b"Courier".to_vec()));
        (vec![(v.font.0, font)], (K::Modified, S::Font, v.font.0))
    }),
    ("a script runs when the file is opened", |v| {
        let new = v.free();
        let root = v.with(v.root, "OpenAction", Object::Reference((new, 0)));
        let script = "<</S/JavaScript/JS(app.alert\\(1\\))>>".to_owned();
        (
            vec![(v.root.0, root), (new, script)],
            (K::Added, S::Action, new),
        )
    }),
    ("the catalog gets layers", |v| {
        let root = v.with(
            v.root,
            "OCProperties",
            Object::Dictionary(lopdf::dictionary! {}),
        );
        (vec![(v.root.0, root)], (K::Modified, S::Catalog, v.root.0))
    }),
    ("the permissions are other ones", |v| {
        let root = v.with(v.root, "Perms", Object::Dictionary(lopdf::dictionary! {}));
        (vec![(v.root.0, root)], (K::Modified, S::Catalog, v.root.0))
    }),
    ("an annotation covers the page (evil annotation)", |v| {
        let new = v.free();
        let page = v.with(v.page, "Annots", v.and(v.page, b"Annots", (new, 0)));
        let note = "<</Type/Annot/Subtype/FreeText/Rect[0 0 595 842]/F 4/DA(/F 9 Tf)>>".to_owned();
        (
            vec![(v.page.0, page), (new, note)],
            (K::Added, S::Annotation, new),
        )
    }),
    ("a text field shows another figure", |v| {
        let new = v.free();
        let form = v.with(v.form, "Fields", v.and(v.form, b"Fields", (new, 0)));
        let field =
            "<</Type/Annot/Subtype/Widget/FT/Tx/T(Diem)/V(100)/Rect[60 400 500 440]>>".to_owned();
        (
            vec![(v.form.0, form), (new, field)],
            (K::Added, S::Form, new),
        )
    }),
    ("an empty signature field is added", |v| {
        let new = v.free();
        let form = v.with(v.form, "Fields", v.and(v.form, b"Fields", (new, 0)));
        let field = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Khac)/Rect[0 0 0 0]>>".to_owned();
        (
            vec![(v.form.0, form), (new, field)],
            (K::Added, S::Signature, new),
        )
    }),
    ("an object nobody asked for is added", |v| {
        let new = v.free();
        (
            vec![(new, "<</New true>>".to_owned())],
            (K::Added, S::Other, new),
        )
    }),
    ("an attached file is added", |v| {
        let new = v.free();
        let file = "<</Type/Filespec/F(a.json)/EF<<>>>>".to_owned();
        (vec![(new, file)], (K::Added, S::Attachment, new))
    }),
    ("a page becomes another kind of thing", |v| {
        (
            vec![(v.page.0, "[1 2 3]".to_owned())],
            (K::Modified, S::Other, v.page.0),
        )
    }),
    ("a dictionary names a key twice", |v| {
        let page = text(&Object::Dictionary(v.dict(v.page)));
        let page = page.replacen("<<", &format!("<</Contents {} 0 R ", v.free()), 1);
        (vec![(v.page.0, page)], (K::Unreadable, S::Other, v.page.0))
    }),
    ("an object is nested too deep to be read", |v| {
        let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
        (vec![(v.free(), deep)], (K::Unreadable, S::Other, v.free()))
    }),
];

#[test]
fn every_change_is_named_and_refused() {
    let mut failures = Vec::new();
    for victim in VICTIMS.iter() {
        holds(victim.name, &victim.pdf);
        for (name, make) in ATTACKS {
            let (changed, change) = make(victim);
            let name = format!("{}, {name}", victim.name);
            // What cannot be read at all leaves no list of changes.
            let unreadable = change.0 == K::Unreadable;
            let expected = Expected {
                code: if unreadable {
                    "history_broken"
                } else {
                    "changed_after_signing"
                },
                change: (!unreadable).then_some(change),
            };
            let pdf = victim.plus(&changed);
            let found = wrong(&name, &pdf, &expected);
            // Some of these break the reading of the newest revision already.
            let broken = unreadable && codes(&check(&pdf)).contains(&"not_pdf");
            failures.extend(found.filter(|_| !broken));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The same under a second signature that covers the file to its end.
#[test]
fn a_second_signature_hides_no_change() {
    let mut failures = Vec::new();
    for victim in &VICTIMS[..2] {
        for (name, make) in &ATTACKS[..11] {
            let (changed, change) = make(victim);
            let name = format!("{}, signed over, {name}", victim.name);
            let Ok(signed) =
                tukiem::sign::sign_pdf(&victim.plus(&changed), &request("CoQuan", &OTHER))
            else {
                failures.push(format!("{name}: cannot be signed"));
                continue;
            };
            let expected = Expected {
                code: "changed_after_signing",
                change: Some(change),
            };
            failures.extend(wrong(&name, &signed, &expected));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_attached_result_and_the_metadata_cannot_be_swapped() {
    let report = &VICTIMS[2];
    let of_type = |kind: &[u8]| {
        let mut all = report.tree.objects.iter();
        let found = all.find(|(_, o)| matches!(o, Object::Stream(s) if s.dict.has_type(kind)));
        found.map(|(id, _)| *id).unwrap()
    };
    let file = of_type(b"EmbeddedFile");
    let changed = stream("/Type/EmbeddedFile/Subtype/application#2Fjson", "{}");
    let expected = Expected {
        code: "changed_after_signing",
        change: Some((K::Modified, S::Attachment, file.0)),
    };
    let pdf = report.plus(&[(file.0, changed)]);
    assert_eq!(wrong("attachment", &pdf, &expected), None);
    let metadata = of_type(b"Metadata");
    let changed = stream("/Type/Metadata/Subtype/XML", "<x/>");
    let expected = Expected {
        code: "changed_after_signing",
        change: Some((K::Modified, S::Metadata, metadata.0)),
    };
    let pdf = report.plus(&[(metadata.0, changed)]);
    assert_eq!(wrong("metadata", &pdf, &expected), None);
}

#[test]
fn objects_cannot_be_removed_or_numbered_anew() {
    for victim in VICTIMS.iter() {
        let number = victim.content.0;
        let table = format!("xref\n{number} 1\n0000000000 00001 f \n");
        let gone = finish(&victim.pdf, victim.pdf.clone(), &table, "");
        let expected = Expected {
            code: "changed_after_signing",
            change: Some((K::Removed, S::Content, number)),
        };
        assert_eq!(wrong(victim.name, &gone, &expected), None);

        let mut out = victim.pdf.clone();
        let table = format!("xref\n{number} 1\n{:010} 00001 n \n", out.len());
        out.extend(format!("{number} 1 obj\n{}\nendobj\n", stream("", WHITE)).bytes());
        let other = finish(&victim.pdf, out, &table, "");
        let expected = Expected {
            code: "changed_after_signing",
            change: Some((K::Modified, S::Content, number)),
        };
        assert_eq!(wrong(victim.name, &other, &expected), None);
    }
}

#[test]
fn the_end_of_the_file_cannot_point_elsewhere() {
    for victim in VICTIMS.iter() {
        let new = victim.free();
        let root = text(&Object::Dictionary(victim.dict(victim.root)));
        let mut pdf = victim.plus(&[(new, root)]);
        let old = format!("/Root {} 0 R", victim.root.0);
        let place = rfind(&pdf, old.as_bytes());
        pdf.splice(place..place + old.len(), format!("/Root {new} 0 R").bytes());
        let start = rfind(&pdf, b"\nxref\n") + 1;
        assert!(start > victim.pdf.len());
        let expected = Expected {
            code: "changed_after_signing",
            change: Some((K::Trailer, S::Table, 0)),
        };
        assert_eq!(wrong(victim.name, &pdf, &expected), None);

        let pdf = increment(
            &victim.pdf,
            &[(new, "<</Filter/Standard/V 5>>".into())],
            &format!("/Encrypt {new} 0 R"),
        );
        refused("encrypted afterwards", &pdf, "encrypted");
    }
}

#[test]
fn an_object_stream_cannot_bring_another_content() {
    // The stream holds the page's new dictionary; only a table of its own kind
    // can say so.
    let victim = &VICTIMS[1];
    let page = victim.with(victim.page, "Contents", Object::Null);
    let mut out = victim.pdf.clone();
    let (holder, table) = (victim.free(), victim.free() + 1);
    let head = format!("{} 0 ", victim.page.0);
    let first = head.len();
    let at = out.len();
    let body = stream(
        &format!("/Type/ObjStm/N 1/First {first}"),
        &format!("{head}{page}"),
    );
    out.extend(format!("{holder} 0 obj\n{body}\nendobj\n").bytes());
    let start = out.len();
    let mut rows = Vec::new();
    let mut row = |kind: u8, second: usize, third: u16| {
        rows.push(kind);
        rows.extend(u32::try_from(second).unwrap().to_be_bytes());
        rows.extend(third.to_be_bytes());
    };
    row(2, usize::try_from(holder).unwrap(), 0);
    row(1, at, 0);
    row(1, start, 0);
    let id = "/ID[<000102030405060708090a0b0c0d0e0f><000102030405060708090a0b0c0d0e0f>]";
    out.extend(
        format!(
            "{table} 0 obj\n<</Type/XRef/W[1 4 2]/Index[{} 1 {holder} 2]/Size 99/Root {} 0 R{id}/Prev {}/Length {}>>\nstream\n",
            victim.page.0,
            victim.root.0,
            last_xref(&victim.pdf),
            rows.len()
        )
        .bytes(),
    );
    out.extend(&rows);
    out.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    let expected = Expected {
        code: "changed_after_signing",
        change: Some((K::Modified, S::Page, victim.page.0)),
    };
    assert_eq!(wrong("object stream", &out, &expected), None);
}

#[test]
fn an_increment_hides_no_bytes() {
    for victim in VICTIMS.iter() {
        let number = victim.free();
        // A comment, or an object that the table does not list, before a listed one.
        for hidden in [
            "% 4 0 obj<<>>endobj\n".to_owned(),
            "%PDF-1.7\n".to_owned(),
            "nothing\n".to_owned(),
            format!(
                "{} 0 obj\n{}\nendobj\n",
                victim.content.0,
                stream("", WHITE)
            ),
        ] {
            let mut out = victim.pdf.clone();
            out.extend(hidden.bytes());
            let table = format!("xref\n{number} 1\n{:010} 00000 n \n", out.len());
            out.extend(format!("{number} 0 obj\n<</A 1>>\nendobj\n").bytes());
            let pdf = finish(&victim.pdf, out, &table, "");
            refused(victim.name, &pdf, "hidden_bytes");
        }
        // One object lies in a string of another.
        let mut out = victim.pdf.clone();
        let outer = out.len();
        out.extend(format!("{number} 0 obj\n<</A(").bytes());
        let inner = out.len();
        out.extend(format!("{} 0 obj 7 endobj)>>\nendobj\n", number + 1).bytes());
        let table = format!("xref\n{number} 2\n{outer:010} 00000 n \n{inner:010} 00000 n \n");
        let pdf = finish(&victim.pdf, out, &table, "");
        refused(victim.name, &pdf, "hidden_bytes");
    }
}

/// iText names itself in a comment before the last table's place.
/// A program that repairs a file looks for objects everywhere and takes the last
/// one of a number, whatever the tables say.
#[test]
fn an_increment_holds_nothing_for_programs_that_repair() {
    for victim in &VICTIMS[..2] {
        let (number, content) = (victim.free(), victim.content.0);
        let white = stream("", WHITE);
        // Changed, and changed back by a table that points at the first one again.
        let changed = victim.plus(&[(content, white.clone())]);
        let offset = super::given::find(&victim.pdf, format!("\n{content} 0 obj").as_bytes()) + 1;
        let table = format!("xref\n{content} 1\n{offset:010} 00000 n \n");
        let back = super::given::finish_after(&changed, &table);
        let twice = sign_pdf(&back, &request("CoQuan", &OTHER)).unwrap();
        refused(victim.name, &twice, "changed_after_signing");

        // An object in a stream of the data for checking, and one whose number
        // begins before the place that the table names.
        let dss = victim.with(victim.root, "DSS", lopdf::Object::Reference((number, 0)));
        let hidden = stream("", &format!("\n{content} 0 obj\n{white}\nendobj\n"));
        let pdf = victim.plus(&[
            (victim.root.0, dss.clone()),
            (number, format!("<</Certs[{} 0 R]>>", number + 1)),
            (number + 1, hidden),
        ]);
        refused(victim.name, &pdf, "hidden_bytes");

        let short = number + 20;
        let mut out = victim.pdf.clone();
        let mut table = String::from("xref\n");
        for (number, prefix, body) in [
            (victim.root.0, "", dss.as_str()),
            (number, "", &format!("<</Certs[{short} 0 R]>>")),
            (short, "1", &stream("", "x")),
        ] {
            out.extend(prefix.bytes());
            table += &format!("{number} 1\n{:010} 00000 n \n", out.len());
            out.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
        }
        let pdf = finish(&victim.pdf, out, &table, "");
        refused(victim.name, &pdf, "hidden_bytes");
    }
}

/// A table that only some programs read, or a size beyond which objects are none.
#[test]
fn an_increment_gives_no_reason_to_repair() {
    let victim = &VICTIMS[0];
    let number = victim.free();
    let dss = victim.with(victim.root, "DSS", lopdf::Object::Reference((number, 0)));
    let honest = victim.plus(&[
        (victim.root.0, dss),
        (number, "<</Certs[]/OCSPs[]>>".to_owned()),
    ]);
    holds("data for checking", &honest);
    let table = rfind(&honest, b"xref\n1 1\n");
    let (before, after) = honest.split_at(table);
    let after = String::from_utf8(after.to_vec()).unwrap();
    for (from, to) in [
        (" 00000 n \n", " 00000n \n"),
        (" n \n", " n\n"),
        (" n \ntrailer", " ntrailer"),
        ("xref\n1", "xref1"),
        (" 00000 n \n", " 0 n \n"),
        ("\n1 1\n00", "\n1 1\n"),
    ] {
        assert!(after.contains(from), "{from}");
        let changed = [before, after.replacen(from, to, 1).as_bytes()].concat();
        refused(from, &changed, "history_broken");
    }
    let place = after.find("/Size ").unwrap() + 6;
    let digits = after[place..].find(|c: char| !c.is_ascii_digit()).unwrap();
    for size in ["0", "1", "4"] {
        let mut changed = after.clone();
        changed.replace_range(place..place + digits, size);
        refused(
            size,
            &[before, changed.as_bytes()].concat(),
            "history_broken",
        );
    }
}

#[test]
fn a_program_may_name_itself() {
    let victim = &VICTIMS[0];
    let number = victim.free();
    let mut named = victim.pdf.clone();
    named.extend(b"%iText 7.2\n");
    let table = format!("xref\n{number} 1\n{:010} 00000 n \n", named.len());
    named.extend(format!("{number} 0 obj\n<</A 1>>\nendobj\n").bytes());
    let pdf = finish(&victim.pdf, named, &table, "");
    let found = codes(&check(&pdf));
    assert!(!found.contains(&"hidden_bytes"), "{found:?}");
}

#[test]
fn an_increment_without_a_change_is_not_covered() {
    for victim in VICTIMS.iter() {
        let pdf = finish(&victim.pdf, victim.pdf.clone(), "xref\n0 0\n", "");
        refused(victim.name, &pdf, "not_whole_file");
        let mut spaced = victim.pdf.clone();
        spaced.extend(b"\n\n\n\n");
        refused(victim.name, &spaced, "trailing_bytes");
    }
}

#[test]
fn the_chain_of_revisions_cannot_be_bent() {
    for victim in VICTIMS.iter() {
        let body = victim.plus(&[(victim.content.0, stream("", WHITE))]);
        let previous = last_xref(&victim.pdf);
        let bend = |to: &str| {
            let old = format!("/Prev {previous}");
            let place = rfind(&body, old.as_bytes());
            let mut pdf = body.clone();
            pdf.splice(place..place + old.len(), to.bytes());
            pdf
        };
        // To itself, past the signed revision, to nowhere, to a second table.
        refused(
            "loop",
            &bend(&format!("/Prev {}", last_xref(&body))),
            "not_pdf",
        );
        let first = victim_first_xref(victim);
        let past = bend(&format!("/Prev {first}"));
        let found = codes(&check(&past));
        assert!(
            found.contains(&"history_broken") || found.contains(&"unsigned"),
            "{}: {found:?}",
            victim.name
        );
        refused("nowhere", &bend("/Prev 99999999"), "not_pdf");
        refused("negative", &bend("/Prev -1"), "not_pdf");
        refused(
            "hybrid",
            &bend(&format!("/Prev {previous}/XRefStm {previous}")),
            "not_pdf",
        );
    }
}

/// Offset of the oldest table: the one before the signature's own increment.
fn victim_first_xref(victim: &Victim) -> usize {
    let newest = &victim.pdf[last_xref(&victim.pdf)..];
    let place = find(newest, b"/Prev ") + 6;
    let digits = &newest[place..];
    let length = digits.iter().take_while(|b| b.is_ascii_digit()).count();
    String::from_utf8_lossy(&digits[..length]).parse().unwrap()
}

#[test]
fn other_formats_hide_neither_before_nor_behind() {
    for victim in VICTIMS.iter() {
        for head in [&b"\n"[..], b"MZ\x90\0", b"PK\x03\x04", b"<html>"] {
            refused(victim.name, &[head, &victim.pdf].concat(), "not_pdf");
        }
        for tail in [&b"PK\x05\x06\0\0"[..], b"<script>1</script>", b"\0"] {
            refused(victim.name, &[&victim.pdf, tail].concat(), "trailing_bytes");
        }
        // A second document behind the first.
        let double = [&victim.pdf[..], &VICTIMS[0].pdf].concat();
        assert!(!check(&double).valid);
    }
}

#[test]
fn a_file_written_anew_is_not_what_was_signed() {
    for victim in VICTIMS.iter() {
        let mut out = Vec::new();
        victim.tree.clone().save_to(&mut out).unwrap();
        let answer = check(&out);
        assert!(!answer.valid, "{}", victim.name);
    }
}

#[test]
fn a_field_stands_once() {
    let victim = &VICTIMS[0];
    // Another field of the same name, and another field with the same signature.
    let new = victim.free();
    let form = victim.with(
        victim.form,
        "Fields",
        victim.and(victim.form, b"Fields", (new, 0)),
    );
    for field in [
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(ThuTruong)/Rect[0 0 0 0]>>".to_owned(),
        {
            let mut copy = victim.dict((5, 0));
            copy.set("T", Object::string_literal("Khac"));
            text(&Object::Dictionary(copy))
        },
    ] {
        let pdf = victim.plus(&[(victim.form.0, form.clone()), (new, field)]);
        refused("field twice", &pdf, "duplicate_field");
    }
}

#[test]
fn honest_files_stay_valid() {
    for kind in super::support::KINDS {
        let twice = signed_twice(kind);
        holds("twice", &twice);
        let answer = check(&twice);
        assert!(
            answer
                .changes_after
                .iter()
                .all(|c| c.allowed && c.after == 1)
        );
        holds("one line end more", &[&twice[..], b"\r\n"].concat());
    }
}
