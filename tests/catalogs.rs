//! The built-in catalogs against the law: every provision of each regulation
//! stands in its catalog once, and every number of the law is in the items as data.
#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

#[path = "catalogs/crosswalks.rs"]
mod crosswalks;
#[path = "catalogs/hai_duong.rs"]
mod hai_duong;
#[path = "catalogs/intervals.rs"]
mod intervals;
#[path = "catalogs/numbers.rs"]
mod numbers;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use tukiem::model::bearer::Bearer;
use tukiem::model::catalog::{Catalog, Treatment};
use tukiem::model::text::nfc;
use tukiem::pack;

/// Catalog and how many provisions its regulation has.
const CATALOGS: [(&str, usize); 6] = [
    ("hai-duong-39-2024", 126),
    ("hai-phong-2026-draft", 151),
    ("hai-phong-2993-2016", 116),
    ("hau-giang-48-2024", 170),
    ("quang-binh-26-2014", 65),
    ("tra-vinh-1289-2024", 160),
];

static LOADED: LazyLock<BTreeMap<&str, Catalog>> = LazyLock::new(|| {
    let sources = pack::builtin().iter();
    sources
        .map(|source| {
            let catalog = pack::load(source.file, source.text).unwrap();
            (source.file.trim_end_matches(".ron"), catalog)
        })
        .collect()
});

pub(crate) fn catalog(id: &str) -> &'static Catalog {
    &LOADED[id]
}

fn all() -> impl Iterator<Item = &'static Catalog> {
    CATALOGS.into_iter().map(|(id, _)| catalog(id))
}

#[test]
fn the_six_regulations_are_built_in() {
    let built_in: Vec<_> = pack::builtin()
        .iter()
        .map(|s| s.file.trim_end_matches(".ron"))
        .collect();
    assert_eq!(built_in, CATALOGS.map(|(id, _)| id));
}

/// Provision (without the brackets of an inferred article) and title of its
/// article, in the order of the law, as `clauses/*.tsv` lists them.
fn clauses(id: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/clauses");
    let text = std::fs::read_to_string(folder.join(format!("{id}.tsv"))).unwrap();
    let rows = text.lines().skip(1).filter(|line| !line.is_empty());
    let mut rows: Vec<_> = rows
        .map(|row| {
            let (reference, title) = row.split_once('\t').unwrap();
            (nfc(reference), nfc(title.trim()))
        })
        .collect();
    // One regulation stands in its source by the rows of a comparison table.
    rows.sort_by_key(|(reference, _)| {
        let article = reference.split('.').next().unwrap();
        article.parse::<u32>().unwrap()
    });
    rows
}

#[test]
fn every_provision_stands_once_in_order() {
    for (id, count) in CATALOGS {
        let catalog = catalog(id);
        let listed: Vec<_> = catalog
            .provisions()
            .map(|p| p.reference.as_str().replace(['[', ']'], ""))
            .collect();
        let law: Vec<_> = clauses(id).into_iter().map(|(r, _)| r).collect();
        assert_eq!(listed, law, "{id}");
        assert_eq!(listed.len(), count, "{id}");
    }
}

#[test]
fn articles_bear_the_titles_of_the_law() {
    for (id, _) in CATALOGS {
        let law = clauses(id);
        for article in catalog(id).articles() {
            // A lost heading is inferred and says so.
            if article.number.starts_with('[') {
                assert!(article.title.vi.contains("suy"), "{id} {}", article.number);
                continue;
            }
            let first = article.provisions[0].reference.as_str();
            let title = law.iter().find(|(r, _)| r == first).unwrap();
            let (ours, theirs) = (&article.title.vi, &title.1);
            // The list cuts long titles.
            assert!(
                ours.starts_with(theirs.trim_end_matches(['.', ' '])),
                "{id} {}: {ours} / {theirs}",
                article.number
            );
        }
    }
}

#[test]
fn assessed_provisions_have_items_and_the_others_have_reasons() {
    for catalog in all() {
        let cited: BTreeSet<_> = catalog.items.iter().flat_map(|item| &item.cites).collect();
        for provision in catalog.provisions() {
            let place = format!("{} {}", catalog.id, provision.reference);
            match &provision.treatment {
                Treatment::Assessed => assert!(cited.contains(&provision.reference), "{place}"),
                Treatment::SetAside { note, .. } => {
                    assert!(!cited.contains(&provision.reference), "{place}");
                    assert!(!note.vi.is_empty() && note.en.is_some(), "{place}");
                }
            }
        }
    }
}

#[test]
fn every_text_is_in_both_languages_and_every_guidance_says_what_counts() {
    for catalog in all() {
        for item in &catalog.items {
            let place = format!("{} {}", catalog.id, item.id);
            let texts = [&item.question, &item.guidance]
                .into_iter()
                .chain(&item.evidence);
            for text in texts {
                let english = text.en.as_deref().unwrap_or_default();
                assert!(!text.vi.is_empty() && !english.is_empty(), "{place}");
                assert_eq!(text.vi, nfc(&text.vi), "{place}");
            }
            assert!(!item.evidence.is_empty(), "{place}");
            for word in ["Đạt:", "Đạt một phần:", "Chưa đạt:"] {
                assert!(item.guidance.vi.contains(word), "{place}: {word}");
            }
            assert!(item.question.vi.ends_with('?'), "{place}");
        }
        let gaps = catalog.text_gaps.iter();
        assert!(gaps.clone().all(|gap| gap.en.is_some()), "{}", catalog.id);
    }
}

#[test]
fn every_item_maps_to_a_common_control() {
    let controls = pack::load_controls(pack::CONTROLS.file, pack::CONTROLS.text).unwrap();
    let known = controls.ids();
    assert_eq!(controls.groups.len(), 11, "7 + 4 groups of TT 12/2022");
    for catalog in all() {
        for item in &catalog.items {
            let place = format!("{} {}", catalog.id, item.id);
            assert!(!item.controls.is_empty(), "{place}");
            assert!(item.controls.iter().all(|c| known.contains(c)), "{place}");
        }
    }
    let used: BTreeSet<_> = all()
        .flat_map(|c| c.items.iter().flat_map(|i| i.controls.clone()))
        .collect();
    let idle: Vec<_> = known.difference(&used).collect();
    assert!(idle.is_empty(), "no item maps to {idle:?}");
}

#[test]
fn every_name_in_a_criterion_has_words() {
    use tukiem::i18n::{Language, criterion_name};
    use tukiem::model::criterion::Bound;
    let items = all().flat_map(|catalog| &catalog.items);
    for criterion in items.flat_map(|item| &item.criteria) {
        let (Bound::AnyOf(names) | Bound::AllOf(names)) = &criterion.bound else {
            continue;
        };
        for name in names {
            let words = criterion_name(Language::Vietnamese, name);
            let stands = name.starts_with("TCVN") || name.starts_with("WPA");
            assert!(stands || words != name, "{name} has no Vietnamese");
        }
    }
}

#[test]
fn a_catalog_written_and_read_again_is_the_same() {
    for catalog in all() {
        let text = pack::write(catalog).unwrap();
        assert_eq!(&pack::load("written.ron", &text).unwrap(), catalog);
    }
}

#[test]
fn yearly_reports_are_those_of_the_law() {
    let expected = [
        ("hai-phong-2026-draft", Some((25, 12, "25.1"))),
        ("hai-phong-2993-2016", Some((15, 11, "22.2"))),
        ("quang-binh-26-2014", Some((15, 11, "7.10"))),
        ("hai-duong-39-2024", None),
        ("hau-giang-48-2024", None),
        ("tra-vinh-1289-2024", None),
    ];
    for (id, report) in expected {
        let catalog = catalog(id);
        let found = catalog.annual_report.as_ref();
        let found = found.map(|r| (r.day, r.month, r.cite.as_str()));
        assert_eq!(found, report, "{id}");
    }
}

#[test]
fn duties_of_others_are_items_with_their_bearer() {
    let expected = [
        ("hau-giang-48-2024", "24.4", Bearer::SpecialisedDepartment),
        ("hau-giang-48-2024", "25.1", Bearer::Police),
        ("hau-giang-48-2024", "26", Bearer::FinanceDepartment),
        ("hau-giang-48-2024", "13.2", Bearer::Operator),
        ("tra-vinh-1289-2024", "13.1.c", Bearer::DataCentreOperator),
        (
            "tra-vinh-1289-2024",
            "[25].5",
            Bearer::SpecialisedDepartment,
        ),
        ("tra-vinh-1289-2024", "28", Bearer::FinanceDepartment),
        ("quang-binh-26-2014", "9.3", Bearer::Police),
        ("hai-phong-2026-draft", "17.5", Bearer::Police),
        (
            "hai-phong-2026-draft",
            "19.1",
            Bearer::HomeAffairsDepartment,
        ),
        ("hai-phong-2993-2016", "19", Bearer::Outsider),
        (
            "hai-phong-2993-2016",
            "14.13",
            Bearer::SpecialisedDepartment,
        ),
    ];
    for (id, provision, bearer) in expected {
        let catalog = catalog(id);
        let cites = |item: &&tukiem::model::catalog::Item| {
            item.cites.iter().any(|cite| cite.as_str() == provision)
        };
        let borne = catalog.items.iter().filter(cites);
        let borne: Vec<_> = borne.flat_map(|item| &item.bearers).collect();
        assert!(borne.contains(&&bearer), "{id} {provision}: {borne:?}");
    }
}

#[test]
fn titles_without_content_ask_for_the_policy_they_name() {
    let catalog = catalog("hau-giang-48-2024");
    for provision in [
        "12.5", "12.6", "12.7", "14.1", "14.2", "14.3", "19.3", "20.1", "20.2", "20.3",
    ] {
        let mut items = catalog.items.iter();
        assert!(
            items.any(
                |item| item.cites.iter().any(|cite| cite.as_str() == provision)
                    && item.guidance.vi.contains("Lưu ý:")
            ),
            "{provision}"
        );
    }
}

#[test]
fn what_the_source_lost_is_said() {
    let says = |id: &str, word: &str| {
        let catalog = catalog(id);
        let mut gaps = catalog.text_gaps.iter();
        assert!(gaps.any(|gap| gap.vi.contains(word)), "{id}: {word}");
    };
    says("tra-vinh-1289-2024", "Điều 23");
    says("tra-vinh-1289-2024", "[25]");
    says("hai-phong-2993-2016", "Điều 18");
    says("hai-phong-2026-draft", "dự thảo");
}
