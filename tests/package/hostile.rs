//! What must not get in: each with a clear sentence, and nothing written.

use std::path::Path;

use serde_json::json;
use tukiem::app::error::AppError;
use tukiem::app::package::PackageRefusal;
use tukiem::exchange::package::{Fault, PackageError};
use tukiem::i18n::Language;
use tukiem::store::Reader;
use zip::CompressionMethod;

use super::craft::{
    Entry, edit, encrypted, entries, good, list_again, open, package, sealed, sealed_with, zipped,
};
use super::desk::{Machine, WORDS, noise};

/// Reads `bytes` as a package; it must be refused and leave no trace.
#[track_caller]
fn refused(machine: &mut Machine, bytes: &[u8]) -> AppError {
    let path = machine.path("in.tukiem");
    std::fs::write(&path, bytes).unwrap();
    refused_file(machine, &path)
}

#[track_caller]
fn refused_file(machine: &mut Machine, path: &Path) -> AppError {
    let Err(error) = machine.read(path) else {
        panic!("it was taken");
    };
    for language in [Language::Vietnamese, Language::English] {
        let sentence = error.message(language);
        assert!(sentence.chars().count() > 30, "{sentence}");
        assert!(sentence.ends_with('.'), "{sentence}");
    }
    assert!(machine.session.package.is_none());
    let reader = Reader::open(machine.session.database()).unwrap();
    assert!(reader.assessments().unwrap().is_empty());
    assert!(reader.verify_blobs(&mut |_, _| true).unwrap().is_empty());
    error
}

/// The contradiction that was found, and where.
#[track_caller]
fn fault(error: AppError) -> (String, Fault) {
    match error {
        AppError::Package(PackageError::Inconsistent { entry, fault }) => (entry, fault),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn expect(machine: &mut Machine, bytes: &[u8], fits: impl Fn(&PackageError) -> bool) {
    match refused(machine, bytes) {
        AppError::Package(error) if fits(&error) => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_good_one_is_good() {
    let entries = good();
    let mut machine = Machine::new();
    let path = machine.path("in.tukiem");
    std::fs::write(&path, package(&entries)).unwrap();
    machine.take(&path, tukiem::app::package::How::Add);
    machine.is_sound();
}

#[test]
fn wrong_passphrases_and_foreign_files_are_refused() {
    use PackageError as E;
    let entries = good();
    let mut machine = Machine::new();
    let path = machine.path("in.tukiem");
    std::fs::write(&path, package(&entries)).unwrap();
    for wrong in ["", "mat khau cua goi 2026", &format!("{WORDS} ")] {
        let error = machine.read_with(&path, wrong).unwrap_err();
        assert!(
            matches!(error, AppError::Package(E::WrongPassphrase)),
            "{error:?}"
        );
    }
    // The same words from another keyboard open it.
    let decomposed: String = unicode(WORDS);
    assert_ne!(decomposed, WORDS);
    machine.read_with(&path, &decomposed).unwrap();
    machine.session.package = None;

    let plain = zipped(&entries);
    let key = age::x25519::Identity::generate();
    for (name, foreign) in [
        ("empty", vec![]),
        ("text", b"xin chao".to_vec()),
        ("a bare zip", plain.clone()),
        ("noise", noise(100_000)),
        ("to a key", encrypted(&plain, &key.to_public())),
        ("encrypted text", sealed(b"no zip at all, only words")),
        ("nothing encrypted", sealed(b"")),
        (
            "an office file",
            sealed(&zipped(&[Entry::new("word/document.xml", "<w/>")])),
        ),
        ("armored", b"-----BEGIN AGE ENCRYPTED FILE-----\n".to_vec()),
        ("of another format", {
            let other = edit(&entries, "manifest.json", |m| m["format"] = json!("other"));
            package(&other)
        }),
    ] {
        let error = refused(&mut machine, &foreign);
        assert!(
            matches!(error, AppError::Package(E::NotAPackage | E::Damaged)),
            "{name}: {error:?}"
        );
    }
    let newer = edit(&entries, "manifest.json", |m| {
        m["version"] = json!(2);
        m["something new"] = json!({});
    });
    expect(&mut machine, &package(&newer), |e| {
        matches!(
            e,
            E::Newer {
                found: 2,
                supported: 1
            }
        )
    });
    let missing = machine.path("missing.tukiem");
    assert!(matches!(
        refused_file(&mut machine, &missing),
        AppError::Read { .. }
    ));
    let folder = machine.path("");
    assert!(matches!(
        refused_file(&mut machine, &folder),
        AppError::Read { .. }
    ));
}

/// Every letter apart from its marks.
fn unicode(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd().collect()
}

#[test]
fn no_file_can_ask_for_endless_work() {
    let plain = zipped(&good());
    let mut machine = Machine::new();
    // Written with 2^10 and then said to need more, as a hostile header would.
    let sealed = sealed_with(&plain, 10);
    let at = sealed.windows(4).position(|w| w == b" 10\n").unwrap();
    for factor in ["19", "22", "30", "63"] {
        let mut bytes = sealed.clone();
        bytes[at + 1..at + 3].copy_from_slice(factor.as_bytes());
        expect(&mut machine, &bytes, |e| {
            matches!(e, PackageError::TooMuchWork { .. })
        });
    }
    // A header that never ends.
    let mut endless = b"age-encryption.org/v1\n-> scrypt ".to_vec();
    endless.extend(vec![b'A'; 5_000_000]);
    expect(&mut machine, &endless, |e| {
        matches!(e, PackageError::Damaged)
    });
}

#[test]
fn every_cut_and_every_changed_byte_is_seen() {
    let whole = package(&good());
    let mut machine = Machine::new();
    let damaged = |e: &PackageError| {
        use PackageError as E;
        matches!(
            e,
            E::Damaged | E::NotAPackage | E::WrongPassphrase | E::TooMuchWork { .. }
        )
    };
    let cuts = (0..whole.len()).step_by(whole.len() / 40);
    let near_the_end = [1, 2, 16, 17, 64].map(|n| whole.len() - n);
    for length in cuts.chain(near_the_end) {
        expect(&mut machine, &whole[..length], damaged);
    }
    // At the bounds of the cipher's pieces nothing looks cut.
    let body = whole.windows(5).position(|w| w == b"\n--- ").unwrap() + 5 + 43 + 1;
    for pieces in 1..(whole.len() - body) / 65_552 {
        expect(&mut machine, &whole[..body + 16 + pieces * 65_552], damaged);
    }
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x20;
        expect(&mut machine, &bytes, damaged);
    }
    let mut longer = whole.clone();
    longer.extend_from_slice(b"more");
    expect(&mut machine, &longer, damaged);
}

#[test]
fn only_the_listed_entries_stand_in_their_order() {
    let entries = good();
    let mut machine = Machine::new();
    let evidence = entries.len() - 1;
    let mut renamed = |name: &str, at: usize| {
        let mut entries = entries.clone();
        name.clone_into(&mut entries[at].name);
        fault(refused(&mut machine, &package(&entries)))
    };
    for name in [
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "evidence/../../x",
        "evidence/\u{202e}fdp.exe",
        "EVIDENCE/x",
        "",
    ] {
        let (entry, found) = renamed(name, evidence);
        assert!(entry.starts_with("evidence/"), "{entry}");
        assert!(
            matches!(found, Fault::OtherEntry { .. }),
            "{name}: {found:?}"
        );
    }
    assert_eq!(renamed("assessment.jsom", 1).0, "assessment.json");

    // Out of order, doubled, missing, too many.
    let mut swapped = entries.clone();
    swapped.swap(1, 2);
    let (at, found) = fault(refused(&mut machine, &package(&swapped)));
    assert_eq!(at, "assessment.json");
    assert!(matches!(found, Fault::OtherEntry { .. }));
    for extra in [Entry::new("extra", "x"), Entry::new("evidence/extra", "x")] {
        let mut more = entries.clone();
        more.push(extra);
        let (_, found) = fault(refused(&mut machine, &package(&more)));
        assert!(matches!(found, Fault::OtherEntry { .. }), "{found:?}");
    }
    // A zip writer refuses a doubled name, so the doubled entry is made by hand.
    let mut doubled = entries.clone();
    let mut copy = doubled[evidence].clone();
    copy.name = copy.name.replace("evidence/", "evidencf/");
    let name = copy.name.clone();
    doubled.insert(evidence, copy);
    let mut plain = zipped(&doubled);
    for at in find(&plain, name.as_bytes()) {
        plain[at + 7] = b'e';
    }
    let (_, found) = fault(refused(&mut machine, &sealed(&plain)));
    assert!(matches!(found, Fault::OtherEntry { .. }), "{found:?}");
    let (at, found) = fault(refused(&mut machine, &package(&entries[..evidence])));
    assert!(at.starts_with("evidence/"));
    assert_eq!(found, Fault::Missing);
}

fn find(bytes: &[u8], part: &[u8]) -> Vec<usize> {
    let starts = bytes.windows(part.len()).enumerate();
    starts
        .filter(|(_, w)| *w == part)
        .map(|(at, _)| at)
        .collect()
}

#[test]
fn nothing_grows_while_it_is_read() {
    let entries = good();
    let mut machine = Machine::new();
    // A bomb: much of nothing in little.
    let mut bomb = entries.clone();
    for at in 1..bomb.len() {
        let mut one = entries.clone();
        one[at].method = CompressionMethod::Deflated;
        let (_, found) = fault(refused(&mut machine, &package(&one)));
        assert_eq!(found, Fault::NotPlain, "{at}");
    }
    let last = bomb.len() - 1;
    bomb[last].content = vec![0; 64 * 1024 * 1024];
    bomb[last].method = CompressionMethod::Deflated;
    let (_, found) = fault(refused(&mut machine, &package(&bomb)));
    assert_eq!(found, Fault::NotPlain);
    // A manifest that is compressed is none.
    let mut manifest = entries.clone();
    manifest[0].method = CompressionMethod::Deflated;
    expect(&mut machine, &package(&manifest), |e| {
        matches!(e, PackageError::NotAPackage)
    });
    // Sizes that lie, in the zip's own header.
    let plain = zipped(&entries);
    let name = entries[last].name.as_bytes();
    // The manifest names it first, then its header does.
    let header = find(&plain, name)[1] - 30;
    assert_eq!(plain[header..header + 4], *b"PK\x03\x04");
    for size in [0_u32, 7, 9, u32::MAX - 1, u32::MAX] {
        let mut lying = plain.clone();
        lying[header + 18..header + 22].copy_from_slice(&size.to_le_bytes());
        lying[header + 22..header + 26].copy_from_slice(&size.to_le_bytes());
        refused(&mut machine, &sealed(&lying));
    }
    // A file with a descriptor after it does not say where it ends.
    let mut streamed = plain;
    streamed[header + 6] |= 8;
    refused(&mut machine, &sealed(&streamed));
    let huge = edit(&entries, "manifest.json", |m| {
        m["files"][0]["size"] = json!(u64::MAX);
    });
    expect(&mut machine, &package(&huge), |e| {
        matches!(e, PackageError::TooLarge { .. })
    });
}

#[test]
fn the_manifest_and_the_content_agree() {
    let entries = good();
    let mut machine = Machine::new();
    for (pointer, value) in [
        ("/uid", json!("00000000000000000000000000000000")),
        ("/unit", json!("Đơn vị khác")),
        ("/name", json!("x")),
        ("/year", json!(2020)),
        ("/state", json!("signed")),
        ("/changed", json!("2020-01-01T00:00:00+07:00")),
        ("/catalog/id", json!("x")),
        ("/catalog/version", json!("x")),
        ("/counts/responses", json!(7)),
        ("/counts/bytes", json!(7)),
        ("/files/3/size", json!(7)),
        ("/files/3/path", json!("evidence/x")),
    ] {
        let changed = edit(&entries, "manifest.json", |m| {
            *m.pointer_mut(pointer).unwrap() = value;
        });
        let (at, found) = fault(refused(&mut machine, &package(&changed)));
        assert_eq!(at, "manifest.json");
        assert!(
            matches!(found, Fault::Contradiction { .. }),
            "{pointer}: {found:?}"
        );
    }
    for n in 0..3 {
        let changed = edit(&entries, "manifest.json", |m| {
            m["files"][n]["sha256"] = json!("0".repeat(64));
        });
        let (_, found) = fault(refused(&mut machine, &package(&changed)));
        assert_eq!(found, Fault::Hash, "{n}");
    }
    // Another content under the same name.
    for at in 1..entries.len() {
        let mut changed = entries.clone();
        let last = changed[at].content.len() - 1;
        changed[at].content[last] ^= 1;
        let (_, found) = fault(refused(&mut machine, &package(&changed)));
        assert_eq!(found, Fault::Hash, "{at}");
    }
    let unknown = edit(&entries, "manifest.json", |m| m["more"] = json!(1));
    let (_, found) = fault(refused(&mut machine, &package(&unknown)));
    assert!(matches!(found, Fault::Form { .. }));
}

#[test]
fn an_assessment_that_no_tukiem_writes_is_refused() {
    type Change = fn(&mut serde_json::Value);
    let entries = good();
    let mut machine = Machine::new();
    let twice = |list: &mut serde_json::Value| {
        let first = list[0].clone();
        list.as_array_mut().unwrap().push(first);
    };
    let cases: &[(&str, Change)] = &[
        ("uid", |a| a["uid"] = json!("X")),
        ("upper-case uid", |a| a["uid"] = json!("A".repeat(32))),
        ("moment", |a| a["created"] = json!("yesterday")),
        ("day", |a| a["head"]["period_end"] = json!("2026-02-30")),
        ("year", |a| a["head"]["year"] = json!(-5)),
        ("level", |a| a["head"]["unit"]["system_level"] = json!(9)),
        ("state", |a| a["head"]["state"] = json!("cancelled")),
        ("blank response", |a| {
            a["responses"][0]["answer"] = json!(null);
        }),
        ("no reason", |a| {
            a["responses"][0]["answer"] = json!("not_applicable");
        }),
        ("a reason too many", |a| {
            a["responses"][0]["reason"] = json!("x");
        }),
        ("link to nothing", |a| a["links"][0]["evidence"] = json!(99)),
        ("evidence number", |a| {
            a["evidence"][0]["id"] = json!(i64::MAX);
        }),
        ("evidence hash", |a| {
            a["evidence"][0]["file"]["sha256"] = json!("zz");
        }),
        ("evidence size", |a| {
            a["evidence"][0]["file"]["size"] = json!(1_u64 << 40);
        }),
        ("media type", |a| {
            a["evidence"][0]["file"]["media_type"] = json!("a\nb");
        }),
        ("unknown name", |a| a["more"] = json!(1)),
        ("no links", |a| {
            a.as_object_mut().unwrap().remove("links");
        }),
    ];
    for (name, change) in cases {
        let changed = edit(&entries, "assessment.json", change);
        let (at, _) = fault(refused(&mut machine, &package(&changed)));
        assert!(
            at == "assessment.json" || at == "manifest.json",
            "{name}: {at}"
        );
    }
    for list in ["responses", "evidence", "links"] {
        let changed = edit(&entries, "assessment.json", |a| twice(&mut a[list]));
        let (_, found) = fault(refused(&mut machine, &package(&changed)));
        assert!(matches!(found, Fault::Doubled { .. }), "{list}: {found:?}");
    }
    let text = String::from_utf8(entries[1].content.clone()).unwrap();
    for (name, content) in [
        (
            "doubled name",
            text.replacen("\"uid\"", "\"created\": \"x\", \"uid\"", 1),
        ),
        ("deep", "[".repeat(100_000)),
        (
            "not UTF-8 as text",
            text.replacen("\"uid\"", "\"\\ud800\"", 1),
        ),
        ("cut", text[..text.len() / 2].to_owned()),
    ] {
        let mut changed = entries.clone();
        changed[1].content = content.into_bytes();
        list_again(&mut changed);
        let (at, found) = fault(refused(&mut machine, &package(&changed)));
        assert_eq!(at, "assessment.json", "{name}");
        assert!(matches!(found, Fault::Form { .. }), "{name}: {found:?}");
    }
}

#[test]
fn the_catalog_inside_is_the_one_that_was_used() {
    let entries = good();
    let mut machine = Machine::new();
    let mut other = entries.clone();
    let text = include_str!("../../checklists/tra-vinh-1289-2024.ron");
    other[2].content = text.as_bytes().to_vec();
    list_again(&mut other);
    let error = refused(&mut machine, &package(&other));
    let foreign = PackageRefusal::ForeignCatalog;
    assert!(matches!(error, AppError::PackageRefused(why) if why == foreign));

    let mut broken = entries.clone();
    broken[2].content.truncate(9000);
    list_again(&mut broken);
    let (at, found) = fault(refused(&mut machine, &package(&broken)));
    assert_eq!(at, "catalog.ron");
    assert!(matches!(found, Fault::Form { .. }), "{found:?}");
    let unknown = edit(&entries, "assessment.json", |a| {
        a["responses"][0]["item"] = json!("99.99");
    });
    assert!(matches!(
        refused(&mut machine, &package(&unknown)),
        AppError::PackageRefused(PackageRefusal::UnknownItem(item)) if item.as_str() == "99.99"
    ));

    // One of the same name and version, with other questions, is not mixed in.
    let mut changed = entries.clone();
    let text = String::from_utf8(entries[2].content.clone()).unwrap();
    let at = text.find("question: ").unwrap();
    let (before, after) = text.split_at(at);
    let after = after.replacen('"', "\"Khác: ", 1);
    changed[2].content = format!("{before}{after}").into_bytes();
    list_again(&mut changed);
    let path = machine.path("in.tukiem");
    std::fs::write(&path, package(&changed)).unwrap();
    machine.read(&path).unwrap();
    let error = machine.accept(tukiem::app::package::How::Add).unwrap_err();
    assert!(matches!(
        error,
        AppError::PackageRefused(PackageRefusal::CatalogTaken { .. })
    ));
    assert!(machine.session.assessments.is_empty());
}

#[test]
fn evidence_names_lead_nowhere() {
    let entries = edit(&good(), "assessment.json", |a| {
        a["evidence"][0]["name"] = json!("../../../home/x/.bashrc\u{202e}");
    });
    let mut machine = Machine::new();
    let path = machine.path("in.tukiem");
    std::fs::write(&path, package(&entries)).unwrap();
    let id = machine.take(&path, tukiem::app::package::How::Add);
    let names: Vec<_> = machine
        .stored(id)
        .evidence
        .into_values()
        .map(|e| e.name)
        .collect();
    assert_eq!(names, ["bashrc"]);
}

#[test]
fn a_file_exchanged_after_the_look_is_refused() {
    let entries = good();
    let mut machine = Machine::new();
    let path = machine.path("in.tukiem");
    std::fs::write(&path, package(&entries)).unwrap();
    machine.read(&path).unwrap();
    let other = edit(&entries, "assessment.json", |a| {
        a["responses"][0]["note"] = json!("khác");
    });
    std::fs::write(&path, package(&other)).unwrap();
    let error = machine.accept(tukiem::app::package::How::Add).unwrap_err();
    let changed = PackageRefusal::Changed;
    assert!(matches!(error, AppError::PackageRefused(why) if why == changed));
    std::fs::write(&path, &package(&entries)[..500]).unwrap();
    assert!(machine.accept(tukiem::app::package::How::Add).is_err());
    std::fs::remove_file(&path).unwrap();
    assert!(machine.accept(tukiem::app::package::How::Add).is_err());
    assert!(machine.session.assessments.is_empty());
    machine.is_sound();
}

#[test]
fn any_zip_program_reads_what_is_inside() {
    let mut machine = Machine::filled();
    let path = machine.package("a.tukiem");
    let bytes = std::fs::read(path).unwrap();
    let inside = entries(&open(&bytes));
    let names: Vec<_> = inside.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(
        names[..4],
        [
            "manifest.json",
            "assessment.json",
            "catalog.ron",
            "controls.ron"
        ]
    );
    assert_eq!(inside.len(), 4 + 1 + 1 + 1 + 3);
    // The parts of a large file, one after another, are the file.
    let mut joined = Vec::new();
    for entry in inside.iter().filter(|entry| entry.name.contains(".00")) {
        joined.extend_from_slice(&entry.content);
    }
    assert_eq!(joined, noise(9 * 1024 * 1024 + 17));
    // Nothing of the content shows outside.
    assert!(find(&bytes, b"manifest").is_empty() && find(&bytes, b"bien ban").is_empty());
}
