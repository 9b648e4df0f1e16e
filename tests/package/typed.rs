//! `package` and `unpackage` as a person types them.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use super::desk::{Machine, WORDS, sound};

fn tukiem(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tukiem-cli"))
        .current_dir(folder)
        .env_clear()
        .env("LC_ALL", "en_US.UTF-8")
        .env("HOME", folder)
        .args(words)
        .output()
        .unwrap()
}

fn json(folder: &Path, words: &[&str]) -> (Option<i32>, Value) {
    let said = tukiem(folder, words);
    let value: Value = serde_json::from_slice(&said.stdout).unwrap_or_else(|error| {
        panic!("{error}: {said:?}");
    });
    let text = include_str!("../../assets/schemas/package.schema.json");
    let schema: Value = serde_json::from_str(text).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<_> = validator
        .iter_errors(&value)
        .map(|e| e.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    (said.status.code(), value)
}

#[test]
fn a_package_is_written_shown_and_taken_in() {
    let machine = Machine::filled();
    let database = machine.session.database().to_owned();
    let folder = database.parent().unwrap().to_owned();
    let Machine {
        folder: kept,
        session,
    } = machine;
    drop(session);
    std::fs::write(folder.join("pass"), format!("{WORDS}\nnot this line\n")).unwrap();
    let write = [
        "package",
        "--db",
        "tukiem.db",
        "--assessment",
        "1",
        "--out",
        "a.tukiem",
        "--pass-file",
        "pass",
    ];
    let said = tukiem(&folder, &write);
    assert_eq!(said.status.code(), Some(0), "{said:?}");
    assert_eq!(said.stdout, b"a.tukiem\n");

    let show = ["unpackage", "a.tukiem", "--pass-file", "pass"];
    let said = tukiem(&folder, &show);
    let text = String::from_utf8(said.stdout).unwrap();
    assert!(
        text.contains("hai-duong-39-2024") && text.contains("6 pieces, 4 files"),
        "{text}"
    );
    assert_eq!(said.status.code(), Some(0));
    let with = |more: &[&str]| {
        let mut words: Vec<_> = show.iter().copied().chain(["--json"]).collect();
        words.extend(more);
        json(&folder, &words)
    };
    let (code, shown) = with(&[]);
    assert_eq!(code, Some(0));
    assert_eq!(
        (&shown["here"], &shown["done"]),
        (&Value::Null, &Value::Null)
    );

    let (code, taken) = with(&["--into", "b.db"]);
    assert_eq!(
        (code, &taken["here"], &taken["done"]),
        (Some(0), &"new".into(), &"added".into())
    );
    let (code, again) = with(&["--into", "b.db"]);
    assert_eq!(
        (code, &again["here"], &again["done"]),
        (Some(0), &"same".into(), &Value::Null)
    );
    assert_eq!(again["assessment"], 1);
    // Into a database where it was changed since.
    let said = tukiem(
        &folder,
        &[&show[..], &["--into", "b.db", "--copy", "--update"]].concat(),
    );
    assert_eq!(said.status.code(), Some(2));
    assert_eq!(sound(&folder.join("b.db")), 1);

    std::fs::write(folder.join("wrong"), "mat khau khac\n").unwrap();
    let said = tukiem(
        &folder,
        &[
            "unpackage",
            "a.tukiem",
            "--pass-file",
            "wrong",
            "--into",
            "c.db",
        ],
    );
    assert_eq!(said.status.code(), Some(2), "{said:?}");
    assert!(said.stdout.is_empty());
    assert!(
        String::from_utf8(said.stderr)
            .unwrap()
            .contains("passphrase")
    );
    assert!(
        !folder.join("c.db").exists(),
        "a refused package makes no database"
    );
    drop(kept);
}

#[test]
fn a_changed_one_waits_for_a_word() {
    let mut machine = Machine::filled();
    let path = machine.package("a.tukiem");
    let mut to = Machine::new();
    to.take(&path, tukiem::app::package::How::Add);
    let mut to = to.later(30);
    to.do_it(tukiem::app::command::Command::Open(
        tukiem::model::id::AssessmentId(1),
    ));
    let item = to.item(0);
    to.answer(&item, tukiem::model::response::Answer::NotMet);
    let folder = to.session.database().parent().unwrap().to_owned();
    let Machine {
        folder: kept,
        session,
    } = to;
    drop(session);
    std::fs::write(folder.join("pass"), WORDS).unwrap();
    let file = path.to_str().unwrap();
    let with = |more: &[&str]| {
        let words = [
            "unpackage",
            file,
            "--pass-file",
            "pass",
            "--json",
            "--into",
            "tukiem.db",
        ];
        json(&folder, &[&words[..], more].concat())
    };
    let (code, shown) = with(&[]);
    assert_eq!(
        (code, &shown["here"], &shown["done"]),
        (Some(1), &"older".into(), &Value::Null)
    );
    let (code, copied) = with(&["--copy"]);
    assert_eq!(
        (code, &copied["done"], &copied["assessment"]),
        (Some(0), &"copied".into(), &2.into())
    );
    let (code, updated) = with(&["--update"]);
    assert_eq!(
        (code, &updated["done"], &updated["assessment"]),
        (Some(0), &"updated".into(), &1.into())
    );
    let (code, same) = with(&[]);
    assert_eq!((code, &same["here"]), (Some(0), &"same".into()));
    assert_eq!(sound(&folder.join("tukiem.db")), 2);
    drop(kept);
}
