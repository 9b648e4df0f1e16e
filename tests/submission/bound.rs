//! The data against the printed figures and the answers.

use serde_json::{Value, json};
use tukiem::app::catalog_digest::digest;
use tukiem::app::library::Library;
use tukiem::app::message;
use tukiem::app::submission::{Mismatch, Recomputed, Regulations, open_against};
use tukiem::app::yearly::binding::{DIGEST_MARK, digest_line};
use tukiem::i18n::Language;
use tukiem::report::document::{Block, Document};
use tukiem::sign::TrustAnchors;

use super::given::{DEMO, data, document, now, open, reworked, signed, signed_document, with_data};

#[track_caller]
fn mismatches(pdf: &[u8]) -> Vec<Mismatch> {
    let found = open(pdf).unwrap().binding.mismatches;
    for mismatch in &found {
        for l in [Language::Vietnamese, Language::English] {
            let text = message::mismatch(l, mismatch);
            assert!(text.len() > 30 && text.ends_with('.'), "{text}");
        }
    }
    found
}

/// Calls `change` for every run of text.
fn texts(blocks: &mut [Block], change: &mut impl FnMut(&mut String)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                paragraph
                    .runs
                    .iter_mut()
                    .for_each(|run| change(&mut run.text));
            }
            Block::KeepTogether(blocks) => texts(blocks, change),
            _ => {}
        }
    }
}

/// A document that prints the digest of the data it carries.
fn rehashed(mut document: Document) -> Document {
    let line = digest_line(digest(&document.attachments[0].bytes));
    let mut printed = 0;
    texts(&mut document.annexes[3].blocks, &mut |text| {
        if text.starts_with(DIGEST_MARK) {
            text.clone_from(&line);
            printed += 1;
        }
    });
    assert_eq!(printed, 1);
    document
}

#[test]
fn the_last_page_prints_the_digest_in_groups() {
    let (_, bytes) = data();
    let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &bytes);
    let hash: Vec<_> = hash.as_ref().iter().map(|b| format!("{b:02x}")).collect();
    let groups: Vec<_> = hash.chunks(4).map(<[String]>::concat).collect();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &DEMO.signed).unwrap();
    let output = std::process::Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8"])
        .arg(file.path())
        .arg("-")
        .output()
        .unwrap_or_else(|e| panic!("pdftotext cannot be started ({e}): run scripts/test"));
    let text = String::from_utf8(output.stdout).unwrap();
    let last = text
        .trim_end_matches('\u{c}')
        .rsplit('\u{c}')
        .next()
        .unwrap();
    let last = last.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = format!("SHA-256: {} Điểm tổng: ", groups.join(" "));
    assert!(last.contains(&line), "{line} in {last}");
    assert!(last.contains("tukiem-submission.json"), "{last}");
}

#[test]
fn everything_that_fits_holds() {
    let binding = open(&DEMO.signed).unwrap().binding;
    assert_eq!(binding.mismatches, []);
    assert_eq!(binding.recomputed, Recomputed::ByCatalog);
    // Incidents are free to come; they touch no figure.
    let with_incident = rehashed(with_data(|value| {
        value["incidents"] = json!([{
            "occurred": null, "detected": "2026-05-06T07:08:09+07:00", "class": "1",
            "reported": null, "closed": null,
        }]);
    }));
    assert_eq!(mismatches(&signed_document(&with_incident)), []);
}

#[test]
fn other_data_than_printed_are_found() {
    // Data changed where no figure depends on it: only the digest tells.
    let swapped = with_data(|value| value["unit"]["place"] = json!("Nơi khác"));
    let found = mismatches(&signed_document(&swapped));
    let (_, bytes) = data();
    let printed = digest(&bytes).to_string();
    assert_eq!(found, [Mismatch::DigestDiffers { printed }]);
}

#[test]
fn other_figures_than_the_data_are_found() {
    let mut beside = document();
    texts(&mut beside.annexes[3].blocks, &mut |text| {
        if text.starts_with("Điểm tổng: ") && text.contains("Mức độ hoàn thành") {
            *text = text.replace("Mức độ hoàn thành: 100,0", "Mức độ hoàn thành: 99,9");
            assert!(text.contains("99,9"), "{text}");
        }
    });
    let found = mismatches(&signed_document(&beside));
    assert!(
        matches!(&found[..], [Mismatch::FiguresDiffer(shown)] if shown.printed.contains("99,9")),
        "{found:?}"
    );
    // A better score where a reader looks first.
    let mut ahead = document();
    let mut next_is_score = false;
    texts(&mut ahead.body, &mut |text| {
        if next_is_score {
            *text = "99,9 %".to_owned();
        }
        next_is_score = text == "Điểm tổng: ";
    });
    let found = mismatches(&signed_document(&ahead));
    assert!(
        matches!(&found[..], [Mismatch::VerdictDiffers(shown)] if shown.printed.contains("99,9%")),
        "{found:?}"
    );
}

#[test]
fn a_report_without_the_printed_digest_is_found() {
    let mut without = DEMO.snapshot.document_without_data(now());
    without.attachments = document().attachments;
    assert_eq!(
        mismatches(&signed_document(&without)),
        [Mismatch::DigestNotPrinted]
    );
}

#[test]
fn pages_drawn_otherwise_are_not_trusted() {
    // Invisible text, a picture, and a font whose codes are not the characters.
    for drawing in ["BT 3 Tr ET", "/X Do"] {
        let pdf = reworked(|tree| {
            let page = tree.page_iter().last().unwrap();
            tree.add_page_contents(page, drawing.into()).unwrap();
        });
        assert_eq!(mismatches(&signed(&pdf)), [Mismatch::PagesUnreadable]);
    }
    let pdf = reworked(|tree| {
        let maps: Vec<_> = tree
            .objects
            .values()
            .filter_map(|object| {
                object
                    .as_dict()
                    .ok()?
                    .get(b"ToUnicode")
                    .ok()?
                    .as_reference()
                    .ok()
            })
            .collect();
        assert!(!maps.is_empty());
        for map in maps {
            let stream = tree.get_object_mut(map).unwrap().as_stream_mut().unwrap();
            let plain = stream.get_plain_content().unwrap();
            let text = String::from_utf8(plain).unwrap();
            let changed = text.replace("<0038> <0038>", "<0038> <0039>");
            stream.dict.remove(b"Filter");
            stream.set_content(changed.into_bytes());
        }
    });
    assert_eq!(mismatches(&signed(&pdf)), [Mismatch::PagesUnreadable]);
}

/// Changes the stated score everywhere a reader without the catalog could notice.
fn raised(value: &mut Value) {
    let answer = value["answers"].as_array_mut().unwrap();
    let answer = answer
        .iter_mut()
        .find(|a| a["answer"] == "not_met")
        .unwrap();
    answer["answer"] = json!("met");
}

#[test]
fn a_score_that_the_answers_do_not_give_is_found() {
    let document = rehashed(with_data(raised));
    let found = mismatches(&signed_document(&document));
    assert!(
        matches!(&found[..], [Mismatch::ScoreWrong { stated, correct }] if stated < correct),
        "{found:?}"
    );
    // The right sums, but a lighter weight here and a heavier one there.
    let document = rehashed(with_data(|value| {
        value["score"]["explain"]["lines"][0]["weight"] = json!(1);
    }));
    assert_eq!(
        mismatches(&signed_document(&document)),
        [Mismatch::WorkingWrong]
    );
    // Evidence that backs what it is not linked to.
    let document = rehashed(with_data(|value| {
        value["evidence"][0]["items"] = json!([]);
    }));
    let found = mismatches(&signed_document(&document));
    assert!(
        matches!(
            &found[..],
            [Mismatch::ScoreWrong { .. } | Mismatch::WorkingWrong]
        ),
        "{found:?}"
    );
}

#[test]
fn an_unknown_catalog_leaves_the_sums() {
    let elsewhere = |value: &mut Value| {
        value["regulation"]["content_version"] = json!("1999.1");
        value["score"]["catalog_version"] = json!("1999.1");
    };
    let pdf = signed_document(&rehashed(with_data(elsewhere)));
    let opened = open(&pdf).unwrap();
    assert_eq!(opened.binding.recomputed, Recomputed::SumsOnly);
    assert!(opened.binding.holds());
    assert!(message::recomputed(Language::English, Recomputed::SumsOnly).is_some());
    let pdf = signed_document(&rehashed(with_data(|value| {
        elsewhere(value);
        raised(value);
    })));
    assert_eq!(mismatches(&pdf), [Mismatch::WorkingWrong]);
    let pdf = signed_document(&rehashed(with_data(|value| {
        elsewhere(value);
        value["answers"][0]["weight"] = json!(1);
        value["answers"][1]["weight"] = json!(1);
    })));
    assert!(matches!(
        mismatches(&pdf)[..],
        [Mismatch::ScoreWrong { .. }]
    ));
}

#[test]
fn a_catalog_of_other_content_is_found() {
    let pdf = signed_document(&rehashed(with_data(|value| {
        value["regulation"]["sha256"] = json!("0".repeat(64));
    })));
    let found = mismatches(&pdf);
    assert!(
        matches!(&found[..], [Mismatch::CatalogDiffers { catalog, .. }] if catalog.as_str() == "hai-duong-39-2024"),
        "{found:?}"
    );
}

#[test]
fn a_unit_may_report_against_an_added_catalog() {
    let mut snapshot = DEMO.snapshot.clone();
    let mut catalog = (*snapshot.catalog).clone();
    catalog.content_version = "2027.1".into();
    snapshot.assessment.head.catalog_version = "2027.1".into();
    snapshot.catalog = catalog.clone().into();
    let pdf = signed_document(&snapshot.document(now()).unwrap());
    assert_eq!(open(&pdf).unwrap().binding.recomputed, Recomputed::SumsOnly);
    let mut library = Library::built_in().unwrap();
    library.insert(catalog);
    let regulations = Regulations::of(&library).unwrap();
    let opened = open_against(&regulations, &pdf, &TrustAnchors::none(), now()).unwrap();
    assert_eq!(opened.binding.recomputed, Recomputed::ByCatalog);
    assert!(opened.binding.holds());
}
