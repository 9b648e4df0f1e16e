//! The catalog loader: good catalogs, every rule broken, and hostile input.
#![expect(clippy::unwrap_used, clippy::panic)]

#[path = "pack/hostile.rs"]
mod hostile;

use std::collections::BTreeSet;

use tukiem::model::catalog::{Catalog, Status};
use tukiem::model::condition::Condition;
use tukiem::model::criterion::Bound;
use tukiem::model::id::{ControlId, ItemId};
use tukiem::model::interval::Interval;
use tukiem::model::text::{Language, Text};
use tukiem::pack::{
    Problem, ProblemKind as Kind, Wanted, builtin, load, load_bytes, load_with_controls, write,
};

const GOOD: &str = include_str!("fixtures/pack/good.ron");

fn good() -> Catalog {
    load("good.ron", GOOD).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The good catalog with some of its text replaced.
#[track_caller]
fn with(edits: &[(&str, &str)]) -> String {
    let mut text = GOOD.to_owned();
    for (from, to) in edits {
        assert!(text.contains(from), "the fixture has no {from}");
        text = text.replacen(from, to, 1);
    }
    text
}

fn problems(text: &str) -> Vec<Problem> {
    load("x.ron", text).unwrap_err().0
}

/// One edit that does not move lines: exactly these problems on these lines.
#[track_caller]
fn breaks(from: &str, to: &str, expected: &[(usize, Kind)]) {
    let text = with(&[(from, to)]);
    let found: Vec<_> = problems(&text)
        .into_iter()
        .map(|p| (p.line, p.kind))
        .collect();
    assert_eq!(found, expected, "{from} → {to}");
}

/// Line of the good catalog on which `part` first stands.
#[track_caller]
fn line_of(part: &str) -> usize {
    let at = GOOD.find(part).unwrap_or_else(|| panic!("no {part}"));
    GOOD[..at].matches('\n').count() + 1
}

/// One edit that breaks one rule, reported on the line of `at`.
#[track_caller]
fn breaks_at(at: &str, from: &str, to: &str, kind: Kind) {
    breaks(from, to, &[(line_of(at), kind)]);
}

#[test]
fn a_good_catalog_has_all_its_values() {
    let catalog = good();
    assert_eq!(catalog.id.as_str(), "thu-nghiem-1");
    assert_eq!(catalog.issuer.en, None);
    assert!(
        matches!(&catalog.status, Status::Replaced { by: Some(by), from: Some(_) }
        if by.as_str() == "thu-nghiem-2")
    );
    assert!(catalog.territory.became.is_some());
    assert_eq!(catalog.recipients[1].now, None);
    assert_eq!(catalog.annual_report.as_ref().unwrap().day, 25);
    assert!(catalog.incidents.reports[0].within.is_some());
    assert!(catalog.incidents.reports[1].classes.is_empty());
    assert_eq!(catalog.grade_bands.a, 950);
    assert_eq!(catalog.provisions().count(), 8);
    let item = catalog.item(&ItemId::new("2.1-a")).unwrap();
    assert!(item.critical);
    assert!(matches!(&item.applies_if, Condition::All(parts) if parts.len() == 4));
    assert_eq!(item.interval, Some(Interval::EveryMonths(6)));
    assert_eq!(item.criteria[2].bound, Bound::Between(3, 5));
    assert!(item.guidance.vi.contains('\n'));
    let other = catalog.item(&ItemId::new("2.1-b")).unwrap();
    assert_eq!(other.applies_if, Condition::Always);
    let event = Text::new("khi có người nghỉ việc", "when someone leaves");
    assert_eq!(other.interval, Some(Interval::When(event)));
}

#[test]
fn optional_parts_may_be_left_out() {
    let mut text = GOOD.to_owned();
    for field in ["effective:", "annual_report:", "grade_bands:", "text_gaps:"] {
        let line = text.lines().find(|l| l.trim().starts_with(field)).unwrap();
        text = text.replacen(&format!("{line}\n"), "", 1);
    }
    text = text.replace(
        "Replaced(by: \"thu-nghiem-2\", from: \"2026-07-01\")",
        "Replaced()",
    );
    let catalog = load("x.ron", &text).unwrap();
    assert_eq!((catalog.effective, catalog.annual_report), (None, None));
    assert_eq!(catalog.grade_bands.a, 900);
    assert_eq!(
        catalog.status,
        Status::Replaced {
            by: None,
            from: None
        }
    );
}

#[test]
fn the_built_in_catalogs_load() {
    for source in builtin() {
        let catalog = load(source.file, source.text).unwrap_or_else(|p| panic!("{p}"));
        assert_eq!(source.file, format!("{}.ron", catalog.id));
        assert_eq!(load("again", &write(&catalog).unwrap()), Ok(catalog));
    }
}

#[test]
fn what_is_written_loads_again() {
    let catalog = good();
    let text = write(&catalog).unwrap();
    assert_eq!(load("written.ron", &text), Ok(catalog), "{text}");
}

#[test]
fn a_byte_order_mark_windows_line_ends_and_decomposed_letters_are_taken() {
    let decomposed: String = unicode_decompose(GOOD);
    assert_ne!(decomposed, GOOD);
    for text in [
        format!("\u{feff}{GOOD}"),
        GOOD.replace('\n', "\r\n"),
        decomposed,
    ] {
        assert_eq!(load_bytes("x.ron", text.as_bytes()), Ok(good()));
    }
}

/// Decomposes the letters of the fixture's words that have a tone and a hat.
fn unicode_decompose(text: &str) -> String {
    text.replace('ậ', "a\u{323}\u{302}")
        .replace('ế', "e\u{302}\u{301}")
}

#[test]
fn broken_heads_name_their_line() {
    let bad_date = |found: &str| Kind::BadDate {
        found: found.into(),
    };
    breaks_at(
        "id: \"thu",
        "thu-nghiem-1",
        "Thu_1",
        Kind::BadName {
            found: "Thu_1".into(),
            signs: "-",
        },
    );
    breaks_at(
        "title:",
        "vi: \"Quy chế thử nghiệm\"",
        "vi: \" \"",
        Kind::EmptyText,
    );
    breaks_at(
        "instrument:",
        "01/2024",
        "01\\t2024",
        Kind::ControlCharacter { code: 9 },
    );
    breaks_at(
        "issuer:",
        "Ủy ban",
        "Ủy\u{202E}ban",
        Kind::ControlCharacter { code: 0x202E },
    );
    breaks_at(
        "issued:",
        "2024-09-13",
        "2024-02-30",
        bad_date("2024-02-30"),
    );
    breaks_at("issued:", "2024-09-13", "13/9/2024", bad_date("13/9/2024"));
    breaks_at(
        "effective:",
        "2024-09-25",
        "2024-9-25",
        bad_date("2024-9-25"),
    );
    breaks_at(
        "effective:",
        "2024-09-25",
        "2024-09-12",
        Kind::EffectiveBeforeIssued,
    );
    breaks_at(
        "status:",
        "by: \"thu-nghiem-2\"",
        "by: \"Thử\"",
        Kind::BadName {
            found: "Thử".into(),
            signs: "-",
        },
    );
    breaks_at(
        "status:",
        "2026-07-01",
        "2026-07-32",
        bad_date("2026-07-32"),
    );
    breaks_at("territory:", "2025-07-01", "2025", bad_date("2025"));
    breaks_at(
        "annual_report:",
        "day: 25",
        "day: 32",
        Kind::BadDay { day: 32, month: 12 },
    );
    breaks_at(
        "annual_report:",
        "cite: \"4.1\"",
        "cite: \"4.7\"",
        Kind::CitesUnknown {
            provision: "4.7".into(),
        },
    );
    breaks_at("grade_bands:", "b: 850", "b: 950", Kind::BandsNotDescending);
    breaks_at(
        "grade_bands:",
        "a: 950",
        "a: 1001",
        Kind::BandsNotDescending,
    );
    breaks_at(
        "grade_bands:",
        "a: 950",
        "a: -1",
        Kind::WrongKind {
            wanted: Wanted::Number,
        },
    );
}

#[test]
fn broken_incident_schemes_name_their_line() {
    breaks(
        "id: \"high\"",
        "id: \"low\"",
        &[
            (
                line_of("id: \"high\""),
                Kind::Doubled {
                    found: "low".into(),
                    first_line: line_of("id: \"low\""),
                },
            ),
            (
                line_of("classes: [\"high\"]"),
                Kind::UnknownClass {
                    found: "high".into(),
                },
            ),
        ],
    );
    breaks_at(
        "within:",
        "(24, Occurrence)",
        "(721, Occurrence)",
        Kind::OutOfRange {
            found: 721,
            min: 1,
            max: 720,
        },
    );
    breaks_at(
        "within:",
        "(24, Occurrence)",
        "(24, Noon)",
        Kind::UnknownWord {
            found: "Noon".into(),
            known: vec!["Occurrence".into(), "Detection".into()],
        },
    );
}

#[test]
fn broken_skeletons_name_their_line() {
    breaks_at(
        "\"2.2\", Assessed",
        "(\"2.2\", Assessed)",
        "(\"2.x\", Assessed), (\"2.2\", Assessed)",
        Kind::BadReference {
            message: "`2.x`: the clause `x` is not a number".into(),
        },
    );
    breaks(
        "(\"2.1\", Assessed)",
        "(\"2.1\", Assessed), (\"2.1\", Assessed)",
        &[(
            line_of("(\"2.1\", Assessed)"),
            Kind::Doubled {
                found: "2.1".into(),
                first_line: line_of("(\"2.1\", Assessed)"),
            },
        )],
    );
    breaks_at(
        "(\"3.1.a\"",
        "(\"3.1.a\"",
        "(\"2.3\", SetAside(Scope, (vi: \"x\"))), (\"3.1.a\"",
        Kind::WrongArticle {
            provision: "2.3".into(),
            article: "3".into(),
        },
    );
    breaks_at(
        "(\"2.1\", Assessed)",
        "(\"2.1\", Assessed)",
        "(\"2.3\", SetAside(Repeats, (vi: \"x\"))), (\"2.1\", Assessed)",
        Kind::OutOfOrder {
            found: "2.1".into(),
            after: "2.3".into(),
        },
    );
    breaks_at(
        "(\"2.2\", Assessed)",
        "(\"2.2\", Assessed)",
        "(\"2.2\", Assessed), (\"2.3\", Assessed)",
        Kind::Uncited {
            provision: "2.3".into(),
        },
    );
    // A provision that cannot be read is not there for those who cite it.
    breaks(
        "(\"2.2\", Assessed)",
        "(\"2.2\", Assessed, 1)",
        &[
            (
                line_of("(\"2.2\", Assessed)"),
                Kind::WrongKind {
                    wanted: Wanted::Provision,
                },
            ),
            (
                line_of("cites: [\"2.1\", \"2.2\"]"),
                Kind::CitesUnknown {
                    provision: "2.2".into(),
                },
            ),
        ],
    );
}

#[test]
fn broken_items_name_their_line() {
    let unknown = |provision: &str| Kind::CitesUnknown {
        provision: provision.into(),
    };
    breaks_at(
        "cites: [\"2.1\", \"2.2\"]",
        "\"2.1\", \"2.2\"",
        "\"2.1\", \"2.2\", \"9\"",
        unknown("9"),
    );
    breaks(
        "id: \"2.1-b\"",
        "id: \"2.1-a\"",
        &[(
            line_of("id: \"2.1-b\""),
            Kind::Doubled {
                found: "2.1-a".into(),
                first_line: line_of("id: \"2.1-a\""),
            },
        )],
    );
    for id in ["2.1b", "2.1-", "2.1-bb", "2.1-B", "2.2-b", "x"] {
        breaks_at(
            "id: \"2.1-b\"",
            "id: \"2.1-b\"",
            &format!("id: \"{id}\""),
            Kind::IdNotFromCite {
                id: id.into(),
                first: "2.1".into(),
            },
        );
    }
    let range = |found, min, max| Kind::OutOfRange { found, min, max };
    let here = "interval: EveryMonths(6)";
    for (interval, kind) in [
        ("EveryMonths(0)", range(0, 1, 120)),
        ("EveryMonths(121)", range(121, 1, 120)),
        ("EveryDays(367)", range(367, 1, 366)),
        ("WithinHours(0, Detection)", range(0, 1, 720)),
        (
            "YearlyBefore(day: 29, month: 2)",
            Kind::BadDay { day: 29, month: 2 },
        ),
        ("AtOnce((vi: \"\"))", Kind::EmptyText),
    ] {
        breaks_at(here, here, &format!("interval: {interval}"), kind);
    }
    let bound = "bound: AtLeast(8)";
    for (to, kind) in [
        ("AtLeast(0)", range(0, 1, u32::MAX.into())),
        ("Between(5, 5)", Kind::EmptyRange { from: 5, to: 5 }),
        ("AnyOf([])", Kind::EmptyList),
    ] {
        breaks_at(bound, bound, &format!("bound: {to}"), kind);
    }
    let doubled = line_of("AnyOf([\"WPA2\"");
    breaks(
        "\"WPA3\"",
        "\"WPA2\"",
        &[(
            doubled,
            Kind::Doubled {
                found: "WPA2".into(),
                first_line: doubled,
            },
        )],
    );
    breaks_at(
        "bearers: [Leader]",
        "bearers: [Leader]",
        "bearers: []",
        Kind::EmptyList,
    );
    let condition = "LevelAtLeast(3)";
    breaks_at(condition, condition, "LevelAtLeast(6)", range(6, 1, 5));
    breaks_at(condition, condition, "All([])", Kind::EmptyCondition);
    let deep = format!("{}Always{}", "Not(".repeat(17), ")".repeat(17));
    breaks_at(
        condition,
        condition,
        &deep,
        Kind::ConditionTooDeep { max: 16 },
    );
}

#[test]
fn an_item_cites_no_provision_that_is_set_aside() {
    breaks(
        "cites: [\"4.1\"]",
        "cites: [\"4.1\", \"1\"]",
        &[(
            line_of("cites: [\"4.1\"]"),
            Kind::CitesSetAside {
                provision: "1".into(),
                line: line_of("(\"1\", SetAside"),
            },
        )],
    );
}

#[test]
fn one_problem_hides_no_other() {
    let text = with(&[
        ("issued: \"2024-09-13\"", "issued: 5"),
        ("instrument:", "instrumet:"),
        ("(\"2.2\", Assessed)", "(\"2.2\", Asessed)"),
        ("force: Prohibition", "force: Prohibited"),
        ("critical: true", "critical: maybe"),
        ("bearers: [Unit, ItOfficer]", "bearers: [Unit, Unit]"),
        ("force: Duty,", "force: Duty, force: Duty, colour: 3,"),
        (
            "question: (vi: \"Có báo cáo sự cố trong 24 giờ không?\")",
            "question: \"?\"",
        ),
    ]);
    let found: Vec<_> = problems(&text)
        .into_iter()
        .map(|p| (p.line, std::mem::discriminant(&p.kind)))
        .collect();
    let some = |kind: Kind| std::mem::discriminant(&kind);
    let wrong = some(Kind::WrongKind {
        wanted: Wanted::Text,
    });
    let unknown_word = some(Kind::UnknownWord {
        found: String::new(),
        known: Vec::new(),
    });
    let unknown_field = some(Kind::UnknownField {
        name: String::new(),
        known: Vec::new(),
    });
    let name = String::new;
    let expected = [
        (2, some(Kind::MissingField { name: name() })),
        (line_of("instrument:"), unknown_field),
        (line_of("issued:"), wrong),
        (line_of("(\"2.2\", Assessed)"), unknown_word),
        (
            line_of("bearers: [Unit, ItOfficer]"),
            some(Kind::Doubled {
                found: name(),
                first_line: 0,
            }),
        ),
        (line_of("force: Prohibition"), unknown_word),
        (line_of("critical:"), wrong),
        (
            line_of("force: Duty"),
            some(Kind::DoubledField { name: name() }),
        ),
        (line_of("force: Duty"), unknown_field),
        (line_of("question: (vi: \"Có báo cáo sự cố"), wrong),
    ];
    assert_eq!(found, expected, "{}", load("x.ron", &text).unwrap_err());
}

#[test]
fn places_are_exact_to_the_column() {
    let text = with(&[("(\"2.2\", Assessed)", "(\"2.2\", Asessed)")]);
    let problem = &problems(&text)[0];
    let line = text.lines().nth(problem.line - 1).unwrap();
    let from: String = line.chars().skip(problem.column - 1).collect();
    assert!(from.starts_with("Asessed"), "{from}");
    let message = problem.to_string();
    assert!(
        message.starts_with(&format!(
            "x.ron:{}:{}: there is no word",
            problem.line, problem.column
        )),
        "{message}"
    );
    assert!(
        problem
            .message(Language::Vietnamese)
            .contains("không có từ")
    );
}

#[test]
fn controls_are_checked_against_a_list() {
    let known: BTreeSet<_> = [ControlId::new("access.password")].into();
    let found = load_with_controls("x.ron", GOOD, Some(&known))
        .unwrap_err()
        .0;
    let expected = Kind::UnknownControl {
        found: "access.wifi".into(),
    };
    assert_eq!(
        found
            .into_iter()
            .map(|p| (p.line, p.kind))
            .collect::<Vec<_>>(),
        [(line_of("controls:"), expected)]
    );
    assert!(load_with_controls("x.ron", GOOD, None).is_ok());
}

#[test]
fn syntax_errors_point_into_the_text() {
    let text = with(&[("force: Recommendation,", "force: Recommendation")]);
    let found = problems(&text);
    assert_eq!(found.len(), 1);
    assert!(matches!(found[0].kind, Kind::Syntax { .. }));
    let line = line_of("force: Recommendation");
    assert!((line..=line + 1).contains(&found[0].line), "{}", found[0]);
}
