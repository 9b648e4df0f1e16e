//! OSCAL documents under a tool that is not ours: compliance-trestle.
#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

#[path = "oscal/given.rs"]
mod given;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use given::{catalog, catalogs, empty, filled, outsider, worst};
use tempfile::TempDir;
use tukiem::app::export::Snapshot;
use tukiem::app::oscal::export;
use tukiem::i18n::Language;

/// trestle's program: `TUKIEM_TRESTLE`, or the virtual environment of scripts/test.
fn trestle() -> PathBuf {
    if let Some(path) = std::env::var_os("TUKIEM_TRESTLE") {
        return path.into();
    }
    let local = Path::new(env!("CARGO_MANIFEST_DIR")).join(".venv/bin/trestle");
    assert!(local.is_file(), "run scripts/test");
    local
}

/// The folder of each document in a workspace of trestle, and its name there.
const PLACES: [(&str, &str, &str); 5] = [
    ("catalog.json", "catalogs", "catalog.json"),
    ("profile.json", "profiles", "profile.json"),
    (
        "assessment-plan.json",
        "assessment-plans",
        "assessment-plan.json",
    ),
    (
        "assessment-results.json",
        "assessment-results",
        "assessment-results.json",
    ),
    (
        "poam.json",
        "plan-of-action-and-milestones",
        "plan-of-action-and-milestones.json",
    ),
];

/// A workspace of trestle, and a folder beside it to export into: trestle takes
/// nothing in that lies in its workspace already.
struct Workspace {
    root: TempDir,
    exported: TempDir,
}

impl Workspace {
    fn new() -> Self {
        let made = Self {
            root: tempfile::tempdir().unwrap(),
            exported: tempfile::tempdir().unwrap(),
        };
        made.agrees(&["init", "--local"]);
        made
    }

    fn ask(&self, words: &[&str]) -> Output {
        let mut command = Command::new(trestle());
        command.current_dir(self.root.path()).args(words);
        command.output().unwrap()
    }

    #[track_caller]
    fn agrees(&self, words: &[&str]) -> String {
        let output = self.ask(words);
        let said = said(&output);
        assert!(output.status.success(), "trestle {words:?}: {said}");
        said
    }

    fn export(&self, snapshot: &Snapshot, language: Language) -> &Path {
        let folder = self.exported.path();
        export(snapshot, folder, language).unwrap();
        folder
    }

    /// Lays the documents where an import would put them.
    fn put(&self, name: &str, snapshot: &Snapshot, language: Language) {
        let folder = self.export(snapshot, language);
        for (file, place, as_name) in PLACES {
            let target = self.root.path().join(place).join(name);
            std::fs::create_dir_all(&target).unwrap();
            std::fs::copy(folder.join(file), target.join(as_name)).unwrap();
        }
    }
}

fn said(output: &Output) -> String {
    let text = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    text.concat()
}

#[test]
fn trestle_imports_each_document_and_finds_it_valid() {
    let workspace = Workspace::new();
    let folder = workspace.export(&filled(catalog("hai-duong")), Language::Vietnamese);
    for (file, _, _) in PLACES {
        let path = folder.join(file);
        let name = file.trim_end_matches(".json");
        let path = path.to_string_lossy();
        workspace.agrees(&["import", "-f", &path, "-o", name]);
    }
    let said = workspace.agrees(&["validate", "-a"]);
    assert_eq!(said.matches("VALID").count(), PLACES.len(), "{said}");
    assert!(!said.contains("INVALID"), "{said}");
}

#[test]
fn trestle_finds_every_catalog_and_kind_of_assessment_valid() {
    let workspace = Workspace::new();
    let mut count = 0;
    let mut put = |name: &str, snapshot: &Snapshot, language| {
        workspace.put(name, snapshot, language);
        count += PLACES.len();
    };
    for catalog in catalogs() {
        let name = catalog.id.to_string();
        put(&name, &filled(catalog), Language::English);
    }
    let short = catalog("quang-binh");
    put("empty", &empty(short.clone()), Language::Vietnamese);
    put("worst", &worst(short.clone()), Language::Vietnamese);
    put("outsider", &outsider(&short), Language::Vietnamese);
    let said = workspace.agrees(&["validate", "-a"]);
    assert_eq!(said.matches("VALID").count(), count, "{said}");
    assert!(!said.contains("INVALID"), "{said}");
}

#[test]
fn trestle_rejects_a_document_that_is_broken() {
    let workspace = Workspace::new();
    let folder = workspace.export(&filled(catalog("quang-binh")), Language::English);
    let path = folder.join("assessment-results.json");
    let name = path.to_string_lossy();
    workspace.agrees(&["import", "-f", &name, "-o", "good"]);
    let good = std::fs::read_to_string(&path).unwrap();
    let bad = good.replacen("\"not-satisfied\"", "\"partly-satisfied\"", 1);
    assert_ne!(bad, good);
    std::fs::write(&path, bad).unwrap();
    let output = workspace.ask(&["import", "-f", &name, "-o", "bad"]);
    let said = said(&output);
    assert!(!output.status.success(), "{said}");
    assert!(said.contains("target.status.state"), "{said}");
}
