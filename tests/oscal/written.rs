//! The files on disk, from the program and from the command line.

use std::collections::BTreeSet;

use tukiem::app::oscal::{documents, export};
use tukiem::exchange::oscal::FileName;

use super::desk::Desk;
use super::given::{catalog, filled};
use super::read::{EN, VI};

#[test]
fn all_five_files_are_written_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("oscal");
    let names = || {
        let entries = std::fs::read_dir(&out).unwrap();
        let names = entries.map(|e| e.unwrap().file_name().into_string().unwrap());
        names.collect::<BTreeSet<_>>()
    };
    let expected: BTreeSet<_> = FileName::ALL.map(|name| name.text().to_owned()).into();
    let first = filled(catalog("quang-binh"));
    let paths = export(&first, &out, VI).unwrap();
    assert_eq!(paths.len(), 5);
    assert_eq!(names(), expected);
    let written = std::fs::read_to_string(out.join("poam.json")).unwrap();
    assert_eq!(written, documents(&first, VI).unwrap()[4].text);

    // Where one file has no place, the other four stay as they were.
    std::fs::remove_file(out.join("poam.json")).unwrap();
    std::fs::create_dir(out.join("poam.json")).unwrap();
    let before = std::fs::read(out.join("catalog.json")).unwrap();
    let error = export(&first, &out, EN).unwrap_err();
    for (language, word) in [(VI, "Không ghi được"), (EN, "could not be written")] {
        assert!(
            error.message(language).contains(word),
            "{}",
            error.message(language)
        );
    }
    assert_eq!(std::fs::read(out.join("catalog.json")).unwrap(), before);
    assert_eq!(names(), expected);
}

#[test]
fn the_command_line_exports_in_either_language() {
    let desk = Desk::assessed();
    let words = |language| {
        let mut words = vec![
            "export",
            "oscal",
            "--db",
            "a.db",
            "--assessment",
            "1",
            "--out",
            "o",
        ];
        words.extend(language);
        words
    };
    let said = desk.run(&words(vec![])).ended(0);
    let paths: Vec<_> = said.out.lines().collect();
    assert_eq!(paths.len(), 5, "{said:?}");
    assert!(paths[3].ends_with("assessment-results.json"), "{said:?}");
    let vietnamese = desk.read("o/assessment-results.json");
    desk.run(&words(vec!["--language", "en"])).ended(0);
    let english = desk.read("o/assessment-results.json");
    assert_ne!(vietnamese, english);
    desk.run(&words(vec!["--language", "vi"])).ended(0);
    assert_eq!(desk.read("o/assessment-results.json"), vietnamese);

    let bad = [
        "export",
        "oscal",
        "--db",
        "none.db",
        "--assessment",
        "1",
        "--out",
        "p",
    ];
    desk.run(&bad).refused(3, "none.db");
    let bad = [
        "export",
        "oscal",
        "--db",
        "a.db",
        "--assessment",
        "9",
        "--out",
        "p",
    ];
    desk.run(&bad).refused(3, "9");
    desk.write("file", "");
    let bad = [
        "export",
        "oscal",
        "--db",
        "a.db",
        "--assessment",
        "1",
        "--out",
        "file/x",
    ];
    desk.run(&bad).refused(3, "file");
    assert!(!desk.path("p").exists());
}
