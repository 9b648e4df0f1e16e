//! The rules on plain values: what counts, in which order, who is missing.

use chrono::NaiveDate;
use tukiem::model::id::CatalogId;
use tukiem::model::ranking::{
    Carrier, Collated, EarlierUnit, Entry, Finding, ListedUnit, Reading, Rules, Severity,
    SignedTime, UnitList, YearScore, collate,
};
use tukiem::model::scoring::{Grade, Tenths};

use super::given::{OTHER, article, at, entry, report};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn collated(readings: Vec<Reading>, rules: &Rules) -> Collated {
    collate(readings, rules, &[], &|_, _| None)
}

/// Rank and unit of every line.
fn ranks(collated: &Collated) -> Vec<(usize, &str)> {
    let lines = collated.ranking.iter();
    lines
        .map(|line| (line.rank, collated.entry(line).unwrap().unit.as_str()))
        .collect()
}

/// Code and file of every finding.
fn found(collated: &Collated) -> Vec<(&str, &str)> {
    let found = collated.findings.iter();
    found
        .map(|found| (found.finding.code(), found.file.as_str()))
        .collect()
}

fn list(names: &[&str]) -> UnitList {
    let units = names.iter().map(|name| ListedUnit {
        name: (*name).to_owned(),
        ..ListedUnit::default()
    });
    UnitList::new(units.collect())
}

#[test]
fn units_stand_by_score_and_equals_by_name() {
    let readings = vec![
        report(entry("UBND xã Đông", 700)),
        report(entry("UBND xã An", 700)),
        report(entry("Sở Y tế", 912)),
        report(entry("UBND xã Ân", 699)),
    ];
    let result = collated(readings, &Rules::default());
    let expected = [
        (1, "Sở Y tế"),
        (2, "UBND xã An"),
        (2, "UBND xã Đông"),
        (4, "UBND xã Ân"),
    ];
    assert_eq!(ranks(&result), expected);
    assert!(result.is_clean());
    let grades: Vec<_> = result.grades().into_iter().collect();
    assert_eq!(grades, [(Grade::A, 1), (Grade::C, 3)]);
}

#[test]
fn the_same_files_in_any_order_give_the_same() {
    let mut readings: Vec<_> = (0..40)
        .map(|n| report(entry(&format!("UBND xã {}", n % 30), 500 + n * 7 % 100)))
        .enumerate()
        .map(|(n, reading)| match reading {
            Reading::Report(entry) => Reading::Report(Box::new(Entry {
                file: format!("{n:02}.pdf"),
                ..*entry
            })),
            refused @ Reading::Refused { .. } => refused,
        })
        .collect();
    let one = collated(readings.clone(), &Rules::default());
    readings.reverse();
    assert_eq!(collated(readings.clone(), &Rules::default()), one);
    readings.rotate_left(13);
    assert_eq!(collated(readings, &Rules::default()), one);
}

#[test]
fn of_two_reports_the_one_signed_last_counts() {
    let later = Entry {
        file: "b.pdf".into(),
        signed: Some(SignedTime {
            at: at("2026-11-12T09:00:00+07:00"),
            proven: false,
        }),
        ..entry("UBND xã A", 500)
    };
    let readings = vec![report(entry("UBND xã A", 900)), report(later.clone())];
    let result = collated(readings, &Rules::default());
    assert_eq!(ranks(&result), [(1, "UBND xã A")]);
    assert_eq!(result.entry(&result.ranking[0]).unwrap().file, "b.pdf");
    assert_eq!(found(&result), [("duplicate", "UBND xã A.pdf")]);
    assert!(result.is_clean(), "a duplicate is set aside, not refused");
    // A later one by a signer nobody trusts does not push a trusted one out.
    let trusted = Entry {
        trusted: true,
        ..entry("UBND xã A", 900)
    };
    let result = collated(vec![report(later), report(trusted)], &Rules::default());
    assert_eq!(found(&result), [("duplicate", "b.pdf")]);
}

#[test]
fn a_signature_goes_before_a_package_and_one_assessment_counts_once() {
    let package = Entry {
        file: "a.tukiem".into(),
        carrier: Carrier::Package,
        signed: None,
        ..entry("UBND xã A", 800)
    };
    let renamed = Entry {
        file: "c.tukiem".into(),
        unit: "UBND xã A mới".into(),
        ..package.clone()
    };
    let readings = vec![
        report(package.clone()),
        report(entry("UBND xã A", 700)),
        report(renamed),
    ];
    let result = collated(readings, &Rules::default());
    assert_eq!(
        found(&result),
        [("duplicate", "a.tukiem"), ("duplicate", "c.tukiem")]
    );
    let alone = collated(vec![report(package)], &Rules::default());
    assert_eq!(ranks(&alone), [(1, "UBND xã A")]);
    assert_eq!(found(&alone), [("package_unsigned", "a.tukiem")]);
}

#[test]
fn regulation_version_and_year_are_those_of_most_unless_asked_for() {
    let other = Entry {
        catalog: CatalogId::new(OTHER),
        ..entry("UBND xã B", 900)
    };
    let version = Entry {
        catalog_version: "2".into(),
        ..entry("UBND xã C", 800)
    };
    let year = Entry {
        year: 2025,
        ..entry("UBND xã D", 700)
    };
    let readings = vec![
        report(entry("UBND xã A", 600)),
        report(entry("UBND xã E", 500)),
        report(other),
        report(version),
        report(year),
    ];
    let result = collated(readings.clone(), &Rules::default());
    assert_eq!(
        found(&result),
        [
            ("wrong_regulation", "UBND xã B.pdf"),
            ("other_year", "UBND xã D.pdf"),
            ("other_version", "UBND xã C.pdf"),
        ]
    );
    assert_eq!(result.ranking.len(), 3, "another version is only remarked");
    let asked = Rules {
        version: Some("1".into()),
        ..Rules::default()
    };
    let result = collated(readings.clone(), &asked);
    assert_eq!(result.ranking.len(), 2);
    assert_eq!(result.count(Severity::Refused), 2);
    let asked = Rules {
        regulation: Some(CatalogId::new(OTHER)),
        ..Rules::default()
    };
    let result = collated(readings, &asked);
    assert_eq!(ranks(&result), [(1, "UBND xã B")]);
    assert!(!result.is_clean());
}

#[test]
fn what_was_signed_after_the_last_day_is_late_by_the_calendar_of_vietnam() {
    let signed = |time: &str| Entry {
        signed: Some(SignedTime {
            at: at(time),
            proven: false,
        }),
        ..entry(time, 700)
    };
    let readings = vec![
        // The last minute of the 14th in Hà Nội, written by a computer set to London.
        report(signed("2026-11-14T16:59:00+00:00")),
        report(signed("2026-11-14T17:01:00+00:00")),
        report(Entry {
            signed: None,
            ..entry("none", 700)
        }),
    ];
    let rules = Rules {
        deadline: Some(day(11, 14)),
        ..Rules::default()
    };
    let result = collated(readings, &rules);
    assert_eq!(
        found(&result),
        [
            ("late", "2026-11-14T17:01:00+00:00.pdf"),
            ("undated", "none.pdf")
        ]
    );
    assert_eq!((result.late(), result.ranking.len()), (1, 3));
    assert!(result.is_clean());
    let Finding::Late { signed, deadline } = &result.findings[0].finding else {
        panic!("{:?}", result.findings);
    };
    assert!(!signed.proven);
    assert_eq!(*deadline, day(11, 14));
}

#[test]
fn the_list_says_who_is_missing_and_who_is_a_stranger() {
    let rules = Rules {
        units: Some(list(&[
            "UBND xã An Phú",
            "UBND xã Bình An",
            "Sở Y tế",
            "UBND xã Cát Hải",
        ])),
        ..Rules::default()
    };
    let wrong = Entry {
        catalog: CatalogId::new(OTHER),
        ..entry("Sở Y tế", 900)
    };
    let readings = vec![
        report(entry("Ủy ban nhân dân xã An Phú", 800)),
        report(entry("xa cat hai", 750)),
        report(wrong),
        report(entry("UBND xã Lạ", 700)),
        report(entry("UBND xã Bình Ân", 600)),
    ];
    let result = collated(readings, &rules);
    let listed: Vec<_> = result
        .ranking
        .iter()
        .map(|line| line.listed_as.as_deref())
        .collect();
    assert_eq!(listed, [Some("UBND xã An Phú"), Some("UBND xã Cát Hải")]);
    let missing: Vec<_> = result
        .missing
        .iter()
        .map(|missing| (missing.unit.name.as_str(), missing.files.len()))
        .collect();
    assert_eq!(missing, [("UBND xã Bình An", 0), ("Sở Y tế", 1)]);
    assert_eq!(
        found(&result),
        [
            ("wrong_regulation", "Sở Y tế.pdf"),
            ("ambiguous", "UBND xã Bình Ân.pdf"),
            ("not_listed", "UBND xã Lạ.pdf"),
        ]
    );
    assert_eq!(result.listed, Some(4));
}

#[test]
fn the_weakest_article_is_the_one_that_loses_the_largest_share() {
    let with = |unit: &str, shares: &[(&str, u64, u64)]| Entry {
        articles: shares
            .iter()
            .map(|(number, p, of)| article(number, *p, *of))
            .collect(),
        ..entry(unit, 500)
    };
    let readings = vec![
        report(with(
            "a",
            &[("1", 4, 4), ("2", 10, 20), ("3", 0, 0), ("4", 1, 2)],
        )),
        report(with(
            "b",
            &[("1", 2, 4), ("2", 20, 20), ("3", 0, 0), ("4", 1, 2)],
        )),
    ];
    let result = collated(readings, &Rules::default());
    let weak: Vec<_> = result
        .articles
        .iter()
        .map(|weak| {
            let (lost, number) = (weak.lost, weak.article.number.as_str());
            (number, lost.part, lost.whole, weak.losing, weak.units)
        })
        .collect();
    assert_eq!(
        weak,
        [("4", 2, 4, 2, 2), ("1", 2, 8, 1, 2), ("2", 10, 40, 1, 2)]
    );
}

#[test]
fn years_stand_beside_each_other_from_the_folder_and_from_earlier_results() {
    let before = |year, unit: &str, tenths| Entry {
        year,
        file: format!("{year} {unit}"),
        uid: format!("{year} {unit}"),
        catalog: CatalogId::new(OTHER),
        ..entry(unit, tenths)
    };
    let readings = vec![
        report(entry("UBND xã A", 810)),
        report(entry("UBND xã B", 500)),
        report(before(2025, "ubnd XÃ A", 764)),
    ];
    let printed = |unit: &str, year, tenths| EarlierUnit {
        unit: unit.to_owned(),
        year,
        score: YearScore {
            score: Some(Tenths(tenths)),
            grade: Some(Grade::C),
        },
    };
    let earlier = [
        printed("UBND xã B", 2024, 655),
        // The folder knows better.
        printed("UBND xã A", 2025, 1),
        // Of the future, so of no use here.
        printed("UBND xã A", 2027, 900),
    ];
    let result = collate(readings, &Rules::default(), &earlier, &|_, _| None);
    let years = &result.years;
    assert_eq!(years.years, [2024, 2025, 2026]);
    let changes: Vec<_> = years
        .rows
        .iter()
        .map(|row| (row.unit.as_str(), row.change))
        .collect();
    assert_eq!(
        changes,
        [("UBND xã A", Some(46)), ("UBND xã B", Some(-155))]
    );
    let means: Vec<_> = years.totals.iter().map(|total| total.mean).collect();
    assert_eq!(
        means,
        [Some(Tenths(655)), Some(Tenths(764)), Some(Tenths(655))]
    );
    assert_eq!(found(&result), [("other_year", "2025 ubnd XÃ A")]);
}

#[test]
fn an_empty_folder_gives_an_empty_result() {
    let result = collated(vec![], &Rules::default());
    assert!(result.ranking.is_empty() && result.basis.regulation.is_none());
    assert!(result.is_clean());
}

#[test]
fn a_deadline_not_given_is_that_of_the_regulation() {
    let readings = vec![report(entry("UBND xã A", 900))];
    let yearly = |id: &CatalogId, year| {
        assert_eq!((id.as_str(), year), (super::given::REGULATION, 2026));
        Some(day(11, 9))
    };
    let result = collate(readings, &Rules::default(), &[], &yearly);
    assert_eq!(result.late(), 1);
}
