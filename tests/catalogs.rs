//! The built-in catalogs against the law: every provision of the regulation stands
//! in the catalog once, and every number of the law is in the items as data.
#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

use std::collections::BTreeSet;

use tukiem::model::catalog::{Catalog, Force, Treatment};
use tukiem::model::criterion::{Bound, Measure};
use tukiem::model::interval::Interval;
use tukiem::model::scope::Scope;
use tukiem::model::text::nfc;
use tukiem::pack;

fn hai_duong() -> Catalog {
    let source = pack::builtin()
        .iter()
        .find(|s| s.file == "hai-duong-39-2024.ron");
    pack::load("hai-duong-39-2024.ron", source.unwrap().text).unwrap()
}

/// Provision and title of its article, as `clauses/*.tsv` lists them.
fn clauses() -> Vec<(String, String)> {
    let text = include_str!("fixtures/clauses/hai-duong-39-2024.tsv");
    let rows = text.lines().skip(1).filter(|line| !line.is_empty());
    rows.map(|row| {
        let (reference, title) = row.split_once('\t').unwrap();
        (nfc(reference), nfc(title.trim()))
    })
    .collect()
}

#[test]
fn every_provision_stands_once_in_order_under_its_title() {
    let catalog = hai_duong();
    let listed: Vec<_> = catalog
        .articles()
        .flat_map(|article| {
            let title = article.title.vi.clone();
            article
                .provisions
                .iter()
                .map(move |p| (p.reference.to_string(), title.clone()))
        })
        .collect();
    assert_eq!(listed, clauses());
    assert_eq!(listed.len(), 126);
}

#[test]
fn assessed_provisions_have_items_and_the_others_have_reasons() {
    let catalog = hai_duong();
    let cited: BTreeSet<_> = catalog.items.iter().flat_map(|item| &item.cites).collect();
    for provision in catalog.provisions() {
        match &provision.treatment {
            Treatment::Assessed => assert!(cited.contains(&provision.reference)),
            Treatment::SetAside { note, .. } => {
                assert!(!cited.contains(&provision.reference));
                assert!(
                    !note.vi.is_empty() && note.en.is_some(),
                    "{}",
                    provision.reference
                );
            }
        }
    }
}

#[test]
fn every_text_is_in_both_languages_and_every_guidance_says_what_counts() {
    for item in hai_duong().items {
        let texts = [&item.question, &item.guidance]
            .into_iter()
            .chain(&item.evidence);
        for text in texts {
            let english = text.en.as_deref().unwrap_or_default();
            assert!(!text.vi.is_empty() && !english.is_empty(), "{}", item.id);
            assert_eq!(text.vi, nfc(&text.vi), "{}", item.id);
        }
        assert!(!item.evidence.is_empty(), "{}", item.id);
        for word in ["Đạt:", "Đạt một phần:", "Chưa đạt:"] {
            assert!(item.guidance.vi.contains(word), "{}: {word}", item.id);
        }
    }
}

/// A number of the law: provision, subject, condition, what it is counted in.
type Figure = (&'static str, &'static str, Bound, Measure);

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|&name| name.to_owned()).collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of the law")]
fn every_number_of_the_law_is_there_as_data() {
    let catalog = hai_duong();
    let rows: [Figure; 17] = [
        (
            "7.2",
            "wifi.encryption",
            Bound::AnyOf(names(&["WPA2", "WPA3"])),
            Measure::Names,
        ),
        (
            "7.2",
            "wifi.password.change",
            Bound::AtMost(6),
            Measure::Months,
        ),
        ("8.1.c", "screen.lock", Bound::AtMost(10), Measure::Minutes),
        ("9.1", "screen.lock", Bound::AtMost(10), Measure::Minutes),
        ("13.1.c", "screen.lock", Bound::AtMost(10), Measure::Minutes),
        (
            "13.1.đ",
            "password.length",
            Bound::AtLeast(8),
            Measure::Characters,
        ),
        (
            "13.1.đ",
            "password.classes",
            Bound::AllOf(names(&["lower", "upper"])),
            Measure::Names,
        ),
        (
            "13.1.đ",
            "password.classes",
            Bound::AnyOf(names(&["digit", "special"])),
            Measure::Names,
        ),
        (
            "13.1.đ",
            "password.change",
            Bound::AtMost(3),
            Measure::Months,
        ),
        (
            "13.1.e",
            "account.review",
            Bound::AtMost(3),
            Measure::Months,
        ),
        (
            "13.2.b",
            "login.failures",
            Bound::Between(3, 5),
            Measure::Times,
        ),
        (
            "16.1.b",
            "backup.interval",
            Bound::AtMost(1),
            Measure::Months,
        ),
        (
            "17.2.B3",
            "incident.forms",
            Bound::AllOf(names(&["20-2017-03"])),
            Measure::Names,
        ),
        (
            "17.2.B5",
            "incident.forms",
            Bound::AllOf(names(&["20-2017-04"])),
            Measure::Names,
        ),
        (
            "14.1",
            "log.sources",
            Bound::AllOf(names(&[
                "network-device",
                "application",
                "operating-system",
                "database",
            ])),
            Measure::Names,
        ),
        (
            "14.2",
            "log.events",
            Bound::AllOf(names(&[
                "login",
                "data-change",
                "configuration",
                "abnormal-connection",
                "rights-change",
            ])),
            Measure::Names,
        ),
        (
            "15.1",
            "malware.autoscan",
            Bound::AllOf(names(&["on-copy", "on-open"])),
            Measure::Names,
        ),
    ];
    for (provision, subject, bound, measure) in rows {
        let found = catalog.items.iter().any(|item| {
            item.cites.iter().any(|cite| cite.as_str() == provision)
                && item.criteria.iter().any(|criterion| {
                    criterion.subject == subject
                        && criterion.bound == bound
                        && criterion.measure == measure
                })
        });
        assert!(found, "{provision}: {subject} {bound:?}");
    }
}

#[test]
fn intervals_and_force_are_those_of_the_text() {
    let catalog = hai_duong();
    let of = |provision: &str| {
        let cites = move |item: &&tukiem::model::catalog::Item| {
            item.cites.iter().any(|cite| cite.as_str() == provision)
        };
        catalog.items.iter().filter(cites).collect::<Vec<_>>()
    };
    let months: [(&str, u16); 6] = [
        ("7.2", 6),
        ("13.1.đ", 3),
        ("13.1.e", 3),
        ("16.1.b", 1),
        ("18.3", 12),
        ("21", 12),
    ];
    for (provision, n) in months {
        let every = Some(Interval::EveryMonths(n));
        assert!(
            of(provision).iter().any(|item| item.interval == every),
            "{provision}"
        );
    }
    // Words of prohibition, and "cần" for what is only recommended.
    for provision in ["8.4", "9.2.a", "15.3"] {
        assert!(
            of(provision)
                .iter()
                .all(|item| item.force == Force::Prohibition),
            "{provision}"
        );
    }
    assert!(
        of("13.1.e")
            .iter()
            .all(|item| item.force == Force::Recommendation)
    );
    assert!(of("8.4").iter().all(|item| item.critical));
    assert!(
        catalog.annual_report.is_none(),
        "39/2024 sets no date for units"
    );
    assert_eq!(catalog.incidents.classes.len(), 4);
}

#[test]
fn duties_of_departments_show_only_to_them() {
    let catalog = hai_duong();
    let commune = tukiem::app::demo::head(&catalog, chrono::NaiveDate::MIN).profile;
    let mut department = commune.clone();
    department
        .roles
        .insert(tukiem::model::bearer::Role::SpecialisedDepartment);
    let shown = |profile, provision: &str| {
        let scope = Scope::of(&catalog, profile);
        let items = catalog.items.iter().enumerate();
        let mut of = items.filter(|(_, i)| i.cites.iter().any(|c| c.as_str() == provision));
        of.any(|(position, _)| scope.applies(position))
    };
    for provision in ["10.2", "18.1", "18.9"] {
        assert!(!shown(&commune, provision), "{provision}");
        assert!(shown(&department, provision), "{provision}");
    }
    for provision in ["19.1", "20", "21", "24"] {
        assert!(!shown(&commune, provision), "{provision}");
    }
    for provision in ["7.1.a", "13.1.đ", "22.1", "23.2.d"] {
        assert!(shown(&commune, provision), "{provision}");
    }
}
