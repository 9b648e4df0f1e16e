//! How often the law wants it: every interval with a number, provision by provision.

use tukiem::model::interval::ClockStart::{Detection, Occurrence};
use tukiem::model::interval::Interval::{self, EveryDays, EveryMonths, WithinHours, YearlyBefore};

use super::catalog;

const YEARLY: Interval = EveryMonths(12);

#[track_caller]
fn keeps(id: &str, rows: &[(&str, Interval)]) {
    for (provision, interval) in rows {
        let mut items = catalog(id).items.iter();
        let found = items.any(|item| {
            let cites = item.cites.iter().any(|cite| cite.as_str() == *provision);
            cites && item.interval.as_ref() == Some(interval)
        });
        assert!(found, "{id} {provision}: {interval:?}");
    }
}

#[test]
fn tra_vinh() {
    keeps(
        "tra-vinh-1289-2024",
        &[
            ("6.2", YEARLY),
            ("8.1", YEARLY),
            ("8.2", YEARLY),
            ("12.4.b", EveryMonths(1)),
            ("13.1.c", EveryDays(1)),
            ("14.2", EveryMonths(3)),
            ("15.8", YEARLY),
            ("17.4", YEARLY),
            ("18.5.e", WithinHours(24, Detection)),
            ("18.6", YEARLY),
            ("19.3.a", EveryMonths(6)),
            ("[25].5", YEARLY),
            ("[25].12", YEARLY),
            ("26.7", YEARLY),
            ("26.9", EveryMonths(6)),
            ("26.9", EveryMonths(1)),
            ("27.2.d", YEARLY),
            ("28", YEARLY),
        ],
    );
}

#[test]
fn quang_binh() {
    let report = YearlyBefore { day: 15, month: 11 };
    keeps(
        "quang-binh-26-2014",
        &[
            ("7.10", report),
            ("8.6", YEARLY),
            ("13.1", YEARLY),
            ("14.1", YEARLY),
        ],
    );
}

#[test]
fn hau_giang() {
    let yearly = [
        "5.1", "6.2.b", "6.2.c", "15.7", "16.4", "17.6", "22.1", "24.3", "24.4", "27.8", "31.2",
    ];
    keeps("hau-giang-48-2024", &yearly.map(|p| (p, YEARLY)));
}

#[test]
fn hai_phong_draft() {
    let report = YearlyBefore { day: 25, month: 12 };
    keeps(
        "hai-phong-2026-draft",
        &[
            ("7.2", EveryMonths(6)),
            ("9.1.đ", EveryMonths(6)),
            ("17.5", YEARLY),
            ("18.1", YEARLY),
            ("24.2", YEARLY),
            ("25.1", report),
            ("25.2.a", WithinHours(24, Occurrence)),
        ],
    );
}

#[test]
fn hai_phong_2993() {
    let report = YearlyBefore { day: 15, month: 11 };
    keeps(
        "hai-phong-2993-2016",
        &[
            ("5.4", YEARLY),
            ("7.3", EveryMonths(6)),
            ("7.4", EveryMonths(1)),
            ("14.3", YEARLY),
            ("14.13", YEARLY),
            ("16", YEARLY),
            ("20.1", YEARLY),
            ("21.1", YEARLY),
            ("22.2", report),
        ],
    );
}
