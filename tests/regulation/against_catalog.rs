//! A text held against a catalog, and the two commands.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tukiem::app::regulation::{draft, id_from};
use tukiem::model::catalog::{Catalog, Treatment};
use tukiem::model::id::CatalogId;
use tukiem::model::provision::ProvisionRef;
use tukiem::regulation::coverage;

use super::made::{SOUND, parsed};

fn catalog(text: &str) -> Catalog {
    let day = chrono::NaiveDate::from_ymd_opt(2031, 4, 1).unwrap();
    draft(&parsed(text), CatalogId::new("thu"), day)
}

#[test]
fn a_text_fits_the_catalog_made_from_it() {
    let coverage = coverage(&catalog(SOUND), &parsed(SOUND));
    assert!(coverage.is_complete(), "{coverage:?}");
    assert_eq!(
        (coverage.in_text, coverage.in_catalog, coverage.matched),
        (12, 12, 12)
    );
}

#[test]
fn brackets_of_an_inferred_article_make_no_difference() {
    let lost = "Điều 1. A\n1. Phải một.\n2. Phải hai.\n1. Phải ba.\nĐiều 3. C\nPhải hết.";
    let whole =
        "Điều 1. A\n1. Phải một.\n2. Phải hai.\nĐiều 2. B\n1. Phải ba.\nĐiều 3. C\nPhải hết.";
    assert!(coverage(&catalog(whole), &parsed(lost)).is_complete());
    assert!(coverage(&catalog(lost), &parsed(whole)).is_complete());
}

#[test]
fn every_kind_of_difference_is_named() {
    let mut catalog = catalog("Điều 1. A\n1. Phải một.\n2. Phải hai.\nĐiều 2. B\nPhải ba.");
    let text =
        parsed("Điều 1. A\n1. Phải một.\n3. Phải mới.\nĐiều 2. B\nPhải ba.\nĐiều 2. Lại B\nThừa.");
    catalog.items.retain(|item| item.id.as_str() != "2");
    let found = coverage(&catalog, &text);
    let names = |list: &[ProvisionRef]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    let missing: Vec<_> = found
        .without_place
        .iter()
        .map(|(r, line)| (r.to_string(), *line))
        .collect();
    assert_eq!(missing, [("1.3".to_owned(), 3)]);
    assert_eq!(names(&found.without_item), ["2"]);
    assert_eq!(names(&found.not_in_text), ["1.2"]);
    assert_eq!(found.cites_not_in_text.len(), 1);
    assert_eq!(found.cites_not_in_text[0].0.as_str(), "1.2");
    assert_eq!(found.unplaced.len(), 2);
    assert!(!found.is_complete());
    assert!(
        catalog
            .provisions()
            .any(|p| p.treatment == Treatment::Assessed)
    );
}

fn cli(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tukiem-cli"))
        .current_dir(folder)
        .env("LC_ALL", "en_US.UTF-8")
        .args(words)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_commands_draft_check_and_cover() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    std::fs::write(dir.join("Quy chế Sông Xanh.txt"), SOUND).unwrap();
    let draft = [
        "catalog",
        "draft",
        "Quy chế Sông Xanh.txt",
        "--out",
        "a.ron",
    ];
    let made = cli(dir, &draft);
    assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    assert_eq!(out(&made), "a.ron\n");
    let first = std::fs::read(dir.join("a.ron")).unwrap();
    assert!(String::from_utf8_lossy(&first).contains("id: \"quy-che-song-xanh\""));
    assert_eq!(
        cli(dir, &["catalog", "check", "a.ron"]).status.code(),
        Some(0)
    );

    let again = cli(dir, &[&draft[..], &["--id", "khac"]].concat());
    assert_eq!(again.status.code(), Some(3));
    assert!(
        err(&again).contains("is not overwritten"),
        "{}",
        err(&again)
    );
    assert_eq!(std::fs::read(dir.join("a.ron")).unwrap(), first);

    let covered = cli(
        dir,
        &[
            "catalog",
            "coverage",
            "a.ron",
            "--text",
            "Quy chế Sông Xanh.txt",
        ],
    );
    assert_eq!(covered.status.code(), Some(0), "{}", out(&covered));
    assert!(out(&covered).starts_with("Text: 12 provisions; catalog: 12; the same: 12.\n"));

    std::fs::write(
        dir.join("ngắn.txt"),
        SOUND.replace("Cấm tự tháo máy.", "Hết.\n3. Thêm."),
    )
    .unwrap();
    let json = cli(
        dir,
        &[
            "catalog",
            "coverage",
            "a.ron",
            "--text",
            "ngắn.txt",
            "--json",
        ],
    );
    assert_eq!(json.status.code(), Some(1));
    let value: Value = serde_json::from_str(&out(&json)).unwrap();
    let schema: Value =
        serde_json::from_str(include_str!("../../assets/schemas/coverage.schema.json")).unwrap();
    let errors: Vec<_> = jsonschema::draft202012::new(&schema)
        .unwrap()
        .iter_errors(&value)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(value["without_place"][0]["provision"], "4.3");
}

#[test]
fn the_commands_refuse_what_they_cannot_use() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    std::fs::write(dir.join("a.txt"), "Không có gì.").unwrap();
    std::fs::write(dir.join("b.txt"), SOUND).unwrap();
    let case = |words: &[&str], code: i32, said: &str| {
        let output = cli(dir, words);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{words:?}: {}",
            err(&output)
        );
        assert!(err(&output).contains(said), "{words:?}: {}", err(&output));
    };
    case(
        &["catalog", "draft", "a.txt", "--out", "a.ron"],
        2,
        "No article",
    );
    case(
        &["catalog", "draft", "c.txt", "--out", "a.ron"],
        3,
        "does not exist",
    );
    case(
        &[
            "catalog",
            "draft",
            "b.txt",
            "--out",
            "a.ron",
            "--id",
            "Không Hợp Lệ",
        ],
        2,
        "a.ron",
    );
    case(
        &["catalog", "coverage", "none", "--text", "b.txt"],
        2,
        "no catalog",
    );
    assert!(!dir.join("a.ron").exists());
}

#[test]
fn an_id_comes_from_the_files_name() {
    let id = |name: &str| id_from(Path::new(name)).to_string();
    assert_eq!(id("QĐ 12_2025 (sửa).docx"), "qd-12-2025-sua");
    assert_eq!(id("…"), "quy-che");
}
