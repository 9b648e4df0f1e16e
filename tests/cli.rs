//! Every command of the program as a person types it.
#![expect(clippy::unwrap_used, clippy::panic)]

#[path = "cli/desk.rs"]
mod desk;

use std::path::Path;

use desk::{CATALOG, Desk, FOR_SIGNING, example, said};
use jsonschema::Validator;
use serde_json::Value;

fn schema(name: &str) -> Validator {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/schemas/{name}.schema.json"));
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

#[track_caller]
fn fits(name: &str, text: &str) -> Value {
    let value = serde_json::from_str(text).unwrap();
    let errors: Vec<_> = schema(name)
        .iter_errors(&value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    value
}

#[test]
fn the_examples_fit_their_schemas() {
    for name in ["profile", "answers"] {
        fits(
            name,
            &std::fs::read_to_string(example(&format!("{name}.json"))).unwrap(),
        );
    }
}

#[test]
fn catalogs_are_listed_shown_and_checked() {
    let desk = Desk::new();
    let list = desk.run(&["catalog", "list"]).ended(0);
    assert_eq!(list.err, "");
    let line = list
        .out
        .lines()
        .find(|line| line.starts_with(CATALOG))
        .unwrap();
    let columns: Vec<_> = line.split('\t').collect();
    assert_eq!(columns.len(), 5, "{line}");
    assert!(columns[4].starts_with("Quy chế bảo đảm an toàn thông tin mạng"));

    let shown = desk.run(&["catalog", "show", CATALOG, "--json"]).ended(0);
    let value = fits("catalog", &shown.out);
    assert_eq!(
        value["provisions"].as_array().unwrap().len().to_string(),
        columns[2]
    );
    assert_eq!(
        value["items"].as_array().unwrap().len().to_string(),
        columns[3]
    );

    let page = desk.run(&["catalog", "show", CATALOG]).ended(0);
    assert_eq!(page.err, "");
    for item in value["items"].as_array().unwrap() {
        let question = item["question"]["vi"].as_str().unwrap();
        assert!(page.out.contains(question), "{question}");
    }

    let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("checklists/hai-duong-39-2024.ron");
    let check = desk
        .run(&["catalog", "check", &good.to_string_lossy()])
        .ended(0);
    assert!(
        check.out.contains("hợp lệ") && check.err.is_empty(),
        "{check:?}"
    );
    let bad = std::fs::read_to_string(good)
        .unwrap()
        .replace("issued: \"2024-09-13\"", "issued: \"2024-13-13\"");
    desk.write(
        "bad.ron",
        bad.replacen(
            "(\"7.4\", Assessed)",
            "(\"7.4\", Assessed), (\"7.4\", Assessed)",
            1,
        ),
    );
    let check = desk.run(&["catalog", "check", "bad.ron"]).ended(1);
    assert_eq!(check.out, "");
    assert!(
        check.err.contains("bad.ron:") && check.err.contains("2024-13-13"),
        "{}",
        check.err
    );
    desk.write("more/bad.ron", "(");
    let list = desk.run(&["catalog", "list", "--folder", "more"]).ended(1);
    assert!(
        list.out.contains(CATALOG) && list.err.contains("bad.ron"),
        "{list:?}"
    );
}

#[test]
fn all_catalogs_are_searched() {
    let desk = Desk::new();
    let plain = desk.run(&["catalog", "search", "mật", "khẩu"]).ended(0);
    assert!(plain.err.contains("kết quả"), "{}", plain.err);
    let one = plain.out.lines().find(|line| line.starts_with(CATALOG));
    assert_eq!(one.unwrap().split('\t').count(), 4);
    let json = desk
        .run(&["catalog", "search", "mat khau", "--json"])
        .ended(0);
    let value = fits("search", &json.out);
    assert_eq!(value["language"], "vi");
    let results = value["results"].as_array().unwrap();
    assert!(results.len() >= plain.out.lines().count());
    let place = desk
        .run(&["catalog", "search", "điều 7", "--json"])
        .ended(0);
    for result in fits("search", &place.out)["results"].as_array().unwrap() {
        let cites = result["cites"].as_array().unwrap();
        let here = |cite: &Value| cite == "7" || cite.as_str().unwrap().starts_with("7.");
        assert!(result["id"] == "7" || cites.iter().any(here), "{result}");
    }
    let none = desk.run(&["catalog", "search", "zzzz", "--json"]).ended(1);
    assert_eq!(fits("search", &none.out)["results"], serde_json::json!([]));
    desk.run(&["catalog", "search"]).ended(2);
}

#[test]
fn an_assessment_is_scored_with_its_working() {
    let desk = Desk::assessed();
    let json = desk.untouched(|| {
        desk.run(&[
            "score",
            "--db",
            "a.db",
            "--assessment",
            "1",
            "--json",
            "--explain",
        ])
        .ended(0)
    });
    assert_eq!(json.err, "");
    let value = fits("score", &json.out);
    assert_eq!(
        (&value["unit"], &value["year"]),
        (&"Trường Trung học cơ sở An Bình Mẫu".into(), &2026.into())
    );
    // The example by hand: 104 items in the sum, 442 points at most, 399 earned.
    assert_eq!(value["overall"]["percent"], 90.3);
    assert_eq!(value["overall"]["numerator"], 399);
    assert_eq!(value["overall"]["denominator"], 442);
    assert_eq!(value["evidence_backed"]["numerator"], 41);
    assert_eq!(value["grade"], "A");
    let lines = value["explain"]["lines"].as_array().unwrap();
    let sum = |name: &str| {
        lines
            .iter()
            .map(|line| line[name].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!((sum("points"), sum("possible")), (399, 442));
    let without = desk
        .run(&["score", "--db", "a.db", "--assessment", "1", "--json"])
        .ended(0);
    assert_eq!(fits("score", &without.out).get("explain"), None);

    let page = desk
        .run(&["score", "--db", "a.db", "--assessment", "1", "--explain"])
        .ended(0);
    assert!(
        page.out.contains("Điểm tổng: 90,3 % (399/442)") && page.out.contains("Xếp loại: A (Tốt)"),
        "{}",
        page.out
    );
    assert!(
        page.out.contains("\n7.4\tChưa đạt\t2 × 0 = 0 / 4\n"),
        "{}",
        page.out
    );
    let page = desk
        .run_english(&["score", "--db", "a.db", "--assessment", "1"])
        .ended(0);
    assert!(page.out.contains("Score: 90.3 % (399/442)"), "{}", page.out);
}

#[test]
fn a_report_is_written_unsigned_then_signed_and_verified() {
    let desk = Desk::assessed();
    let report = [
        "report",
        "--db",
        "a.db",
        "--assessment",
        "1",
        "--out",
        "bao-cao.pdf",
    ];
    let unsigned = desk.run(&report).ended(0);
    assert_eq!(
        (unsigned.out.as_str(), unsigned.err.as_str()),
        ("bao-cao.pdf\n", "")
    );
    let said = desk.run(&["verify", "bao-cao.pdf"]).ended(1);
    assert!(said.out.contains("Tệp chưa có chữ ký số"), "{}", said.out);

    desk.key("key.p12", FOR_SIGNING, &["-days", "365"]);
    let signed = desk.sign("bao-cao.pdf", "key.p12").ended(0);
    assert_eq!(
        (signed.out.as_str(), signed.err.as_str()),
        ("bao-cao.pdf\n", "")
    );
    let said = desk.run(&["verify", "bao-cao.pdf"]).ended(0);
    assert!(
        said.out.starts_with("HỢP LỆ") && said.out.contains("Pham Thi Hong Nhung"),
        "{}",
        said.out
    );
    assert_eq!(said.err, "");
    let json = desk.run(&["verify", "bao-cao.pdf", "--json"]).ended(0);
    let value = fits("verify", &json.out);
    assert_eq!(
        (&value["valid"], &value["signatures"][0]["intact"]),
        (&true.into(), &true.into())
    );
    assert_eq!(value["signatures"][0]["trusted"], false);
    let json = desk
        .run(&["verify", "bao-cao.pdf", "--json", "--trust", "cert.pem"])
        .ended(0);
    assert_eq!(fits("verify", &json.out)["signatures"][0]["trusted"], true);

    let mut bytes = desk.read("bao-cao.pdf");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    desk.write("changed.pdf", bytes);
    let said = desk.run(&["verify", "changed.pdf"]).ended(1);
    assert!(said.out.starts_with("KHÔNG HỢP LỆ"), "{}", said.out);
    let json = desk.run(&["verify", "changed.pdf", "--json"]).ended(1);
    assert_eq!(fits("verify", &json.out)["valid"], false);
    let said = desk.run_english(&["verify", "changed.pdf"]).ended(1);
    assert!(said.out.starts_with("NOT VALID"), "{}", said.out);
    assert!(desk.files().keys().all(|name| !name.ends_with(".tam")));
}

#[test]
fn the_demonstration_makes_a_report_that_verifies() {
    let desk = Desk::new();
    let demo = desk.run(&["demo", "--out", "thu"]).ended(0);
    let path = demo.out.trim_end();
    assert_eq!(demo.out.lines().count(), 1, "only the path: {}", demo.out);
    assert!(
        demo.err.contains("mục") && Path::new(path).is_relative(),
        "{demo:?}"
    );
    desk.run(&["verify", path]).ended(0);
    let score = desk
        .run(&[
            "score",
            "--db",
            "thu/tukiem.db",
            "--assessment",
            "1",
            "--json",
        ])
        .ended(0);
    fits("score", &score.out);
}

#[test]
fn each_exit_code_is_told_apart() {
    let desk = Desk::assessed();
    desk.run(&["--help"]).ended(0);
    desk.run(&["--version"]).ended(0);
    desk.write("text.pdf", "no pdf");
    desk.run(&["verify", "text.pdf"]).ended(1);
    desk.run(&[]).ended(2);
    desk.run(&["fly"]).refused(2, "fly");
    desk.run(&["catalog", "show", "khong-co"])
        .refused(2, "khong-co");
    desk.run(&["verify", "missing.pdf"])
        .refused(3, "missing.pdf");
    desk.run(&["score", "--db", "missing.db", "--assessment", "1"])
        .refused(3, "missing.db");
    desk.run(&["score", "--db", "a.db", "--assessment", "99"])
        .refused(3, "99");
    desk.key("key.p12", FOR_SIGNING, &["-days", "365"]);
    desk.write("pass", "wrong\n");
    desk.sign("bao-cao.pdf", "key.p12")
        .refused(4, "Mật khẩu không mở được tệp khóa");
}

#[test]
fn messages_speak_the_language_of_the_environment() {
    let desk = Desk::new();
    for (name, value, word) in [
        ("LC_ALL", "en_US.UTF-8", "could not be read"),
        ("LC_ALL", "en_GB", "could not be read"),
        ("LANG", "en_US.UTF-8", "could not be read"),
        ("LC_ALL", "vi_VN.UTF-8", "Không đọc được"),
        ("LC_ALL", "C", "Không đọc được"),
        ("LANG", "", "Không đọc được"),
    ] {
        let mut command = desk.program("");
        said(command.env(name, value).args(["verify", "missing.pdf"])).refused(3, word);
    }
}
