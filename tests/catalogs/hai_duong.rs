//! Hải Dương 39/2024: intervals, force and who sees what.

use tukiem::model::catalog::{Catalog, Force};
use tukiem::model::interval::Interval;
use tukiem::model::scope::Scope;

fn hai_duong() -> &'static Catalog {
    super::catalog("hai-duong-39-2024")
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
    let commune = tukiem::app::demo::head(catalog, chrono::NaiveDate::MIN).profile;
    let mut department = commune.clone();
    department
        .roles
        .insert(tukiem::model::bearer::Role::SpecialisedDepartment);
    let shown = |profile, provision: &str| {
        let scope = Scope::of(catalog, profile);
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
