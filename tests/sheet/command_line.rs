//! `export xlsx|docx` and `import xlsx`, and openpyxl as the other program.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::desk::Desk;

const OF: [&str; 4] = ["--db", "a.db", "--assessment", "1"];

fn python() -> std::path::PathBuf {
    if let Some(path) = std::env::var_os("TUKIEM_PYTHON") {
        return path.into();
    }
    let local = Path::new(env!("CARGO_MANIFEST_DIR")).join(".venv/bin/python");
    assert!(local.is_file(), "run scripts/test");
    local
}

/// Fills the exported sheet in by openpyxl: a script that has the checklist as `s`
/// and the first row of the unit's scope as `r`.
fn fill(desk: &Desk, lines: &str) {
    let script = format!(
        "import openpyxl\nb = openpyxl.load_workbook('a.xlsx')\ns = b['Bảng kiểm']\nr = next(r for r in range(4, s.max_row) if s.cell(r, 6).value != 'Ngoài phạm vi')\n{lines}\nb.save('a.xlsx')\n"
    );
    let said = Command::new(python())
        .args(["-c", &script])
        .current_dir(desk.path("."))
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(said.status.success(), "{err}");
}

fn exported() -> Desk {
    let desk = Desk::assessed();
    let words = [&["export", "xlsx", "--out", "a.xlsx"][..], &OF].concat();
    assert_eq!(desk.run(&words).ended(0).out, "a.xlsx\n");
    desk
}

fn import(more: &[&str]) -> Vec<&'static str> {
    let more = more.iter().map(|word| match *word {
        "--apply" => "--apply",
        "--skip-bad" => "--skip-bad",
        _ => "--json",
    });
    ["import", "xlsx", "a.xlsx"]
        .into_iter()
        .chain(OF)
        .chain(more)
        .collect()
}

fn json(text: &str) -> Value {
    let form: Value = serde_json::from_str(text).unwrap();
    let schema = include_str!("../../assets/schemas/sheet.schema.json");
    let schema = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let wrong: Vec<_> = validator
        .iter_errors(&form)
        .map(|e| e.to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    form
}

#[test]
fn both_files_are_written_the_same_each_time() {
    let desk = exported();
    let first = desk.read("a.xlsx");
    let words = [&["export", "docx", "--out", "a.docx"][..], &OF].concat();
    assert_eq!(desk.run(&words).ended(0).out, "a.docx\n");
    assert!(desk.read("a.docx").starts_with(b"PK"));
    assert!(first.starts_with(b"PK"));
    let said = desk.run(&import(&["--json"])).ended(0);
    let form = json(&said.out);
    assert_eq!(form["changes"], Value::Array(vec![]));
    assert_eq!(form["applied"], Value::Bool(false));
}

#[test]
fn a_sheet_filled_in_elsewhere_is_taken_over() {
    let desk = exported();
    fill(
        &desk,
        "s.cell(r, 6, 'chưa đạt')\ns.cell(r, 7).value = None\ns.cell(r, 8, 'Ghi bằng openpyxl')",
    );
    let shown = json(&desk.run(&import(&["--json"])).ended(0).out);
    assert_eq!(shown["changes"].as_array().unwrap().len(), 1);
    assert!(shown["changes"][0]["row"].as_u64().unwrap() > 4);
    assert_eq!(shown["changes"][0]["after"]["answer"], "not_met");
    assert_eq!(shown["changes"][0]["after"]["note"], "Ghi bằng openpyxl");
    // Looking changed nothing.
    let again = json(&desk.run(&import(&["--json"])).ended(0).out);
    assert_eq!(again, shown);
    let said = desk.run_english(&import(&["--apply"])).ended(0);
    assert!(said.err.contains("1 items were taken over"), "{said:?}");
    let after = json(&desk.run(&import(&["--json"])).ended(0).out);
    assert_eq!(after["changes"], Value::Array(vec![]));
}

#[test]
fn problems_stop_all_unless_the_good_rows_are_asked_for() {
    let desk = exported();
    fill(
        &desk,
        "s['H4'] = 'Ghi chú mới'\ns['F5'] = '=1+1'\ns['A6'] = 7.2",
    );
    let said = desk.run(&import(&[])).ended(1);
    assert!(said.err.contains("dòng 5, cột “Trả lời”"), "{said:?}");
    assert!(said.err.contains("dòng 6, cột “Mã mục”"), "{said:?}");
    let said = desk.run(&import(&["--apply"])).ended(2);
    assert!(said.err.contains("chưa nhận gì"), "{said:?}");
    let shown = json(&desk.run(&import(&["--json"])).out);
    assert_eq!(shown["changes"].as_array().unwrap().len(), 1);
    assert_eq!(shown["problems"].as_array().unwrap().len(), 2);
    let said = desk
        .run(&import(&["--apply", "--skip-bad", "--json"]))
        .ended(1);
    assert_eq!(json(&said.out)["applied"], Value::Bool(true));
    let after = json(&desk.run(&import(&["--json"])).out);
    assert_eq!(after["changes"], Value::Array(vec![]));
}

#[test]
fn a_file_that_is_no_sheet_is_refused_in_words() {
    let desk = Desk::assessed();
    desk.write("a.xlsx", b"PK");
    desk.run(&import(&[])).refused(2, "không phải bảng tính");
    std::fs::remove_file(desk.path("a.xlsx")).unwrap();
    desk.run(&import(&[])).refused(3, "a.xlsx");
}
