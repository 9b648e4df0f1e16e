//! What the repository says of itself must be true: third-party licences,
//! the change log, and every command that README.md names.

#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "what cannot be read or run fails the test"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// Platforms the program is built for.
const TARGETS: [&str; 3] = [
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-gnu",
    "x86_64-pc-windows-msvc",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|why| panic!("{file}: {why}"))
}

/// Name, version and declared licence of a crate.
type Crate = (String, String, String);

/// The crates that the program reaches by normal dependencies on `target`.
fn reached(target: &str) -> BTreeSet<Crate> {
    let data: Value = serde_json::from_slice(&metadata(target)).expect("cargo metadata is JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes: BTreeMap<String, Vec<Value>> = list(&data["resolve"]["nodes"])
        .iter()
        .map(|node| (text(&node["id"]), list(&node["deps"])))
        .collect();
    let mut ids = BTreeSet::new();
    let mut waiting = vec![text(&data["resolve"]["root"])];
    while let Some(id) = waiting.pop() {
        for dep in &nodes[&id] {
            let normal = list(&dep["dep_kinds"])
                .iter()
                .any(|kind| kind["kind"].is_null());
            if normal && ids.insert(text(&dep["pkg"])) {
                waiting.push(text(&dep["pkg"]));
            }
        }
    }
    list(&data["packages"])
        .iter()
        .filter(|package| ids.contains(&text(&package["id"])))
        .map(|package| {
            (
                text(&package["name"]),
                text(&package["version"]),
                text(&package["license"]),
            )
        })
        .collect()
}

/// What `cargo metadata` prints. Sources of the other platform's crates may not
/// be on the disk yet: then cargo fetches them, as it did for the build.
fn metadata(target: &str) -> Vec<u8> {
    let run = |more: &[&str]| {
        Command::new(env!("CARGO"))
            .current_dir(root())
            .args([
                "metadata",
                "--locked",
                "--format-version",
                "1",
                "--filter-platform",
                target,
            ])
            .args(more)
            .output()
            .expect("cargo runs")
    };
    let offline = run(&["--offline"]);
    let output = if offline.status.success() {
        offline
    } else {
        run(&[])
    };
    assert!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// Rows of THIRD-PARTY.md's table of crates: the crate and the licences taken.
fn rows(text: &str) -> BTreeMap<Crate, String> {
    let table = text
        .split("## Crates")
        .nth(1)
        .expect("THIRD-PARTY.md has a part on crates");
    table
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [name, version, licence, taken] = cells.as_slice() else {
                return None;
            };
            let crate_ = (
                (*name).to_owned(),
                (*version).to_owned(),
                (*licence).to_owned(),
            );
            version
                .starts_with(|c: char| c.is_ascii_digit())
                .then(|| (crate_, (*taken).to_owned()))
        })
        .collect()
}

#[test]
fn third_party_names_every_crate_and_no_other() {
    let rows = rows(&read("THIRD-PARTY.md"));
    let reached: BTreeSet<Crate> = TARGETS.into_iter().flat_map(reached).collect();
    assert!(reached.len() > 100, "only {} crates reached", reached.len());
    let missing: Vec<&Crate> = reached
        .iter()
        .filter(|key| !rows.contains_key(key))
        .collect();
    let stale: Vec<&Crate> = rows.keys().filter(|key| !reached.contains(key)).collect();
    assert!(
        missing.is_empty() && stale.is_empty(),
        "run scripts/third-party: THIRD-PARTY.md lacks {missing:?} and still has {stale:?}"
    );
}

#[test]
fn no_crate_is_taken_under_a_gpl() {
    for ((name, version, declared), taken) in rows(&read("THIRD-PARTY.md")) {
        assert!(
            may_take(&declared, &taken),
            "{name} {version}: {declared:?} taken as {taken:?}"
        );
    }
    assert!(!may_take("GPL-3.0-only", "GPL-3.0-only"));
    assert!(!may_take("MIT AND AGPL-3.0-only", "MIT AND AGPL-3.0-only"));
    assert!(
        !may_take("GPL-2.0-only", "MIT"),
        "a licence that was never offered"
    );
    assert!(!may_take("MIT", ""));
}

/// Every licence taken was offered, and none is of the GPL family.
fn may_take(declared: &str, taken: &str) -> bool {
    let offered: Vec<&str> = declared.split([' ', '(', ')', '/']).collect();
    taken
        .split(" AND ")
        .all(|licence| offered.contains(&licence) && !licence.contains("GPL"))
        && !taken.is_empty()
}

#[test]
fn every_bundled_font_has_its_licence_listed() {
    let listed = read("THIRD-PARTY.md");
    let fonts: Vec<PathBuf> = fs::read_dir(root().join("assets/fonts"))
        .expect("assets/fonts")
        .map(|entry| entry.expect("readable entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ttf"))
        .collect();
    assert!(!fonts.is_empty());
    for font in fonts {
        let stem = font
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let family = stem.split('-').next().unwrap_or_default();
        let row = listed
            .lines()
            .find(|line| line.contains(&format!("assets/fonts/{family}-")));
        let row = row.unwrap_or_else(|| panic!("THIRD-PARTY.md lacks {family}"));
        let text = row.split('`').nth(3).unwrap_or_default();
        assert!(
            read(text).contains("SIL Open Font License"),
            "{text} is not the OFL"
        );
    }
}

#[test]
fn changelog_has_this_version() {
    let version = env!("CARGO_PKG_VERSION");
    let heading = format!("## [{version}]");
    assert!(
        read("CHANGELOG.md").contains(&heading),
        "CHANGELOG.md lacks {heading}"
    );
}

#[test]
fn scripts_in_the_readme_can_be_run() {
    let readme = read("README.md");
    let word = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.');
    let named: BTreeSet<&str> = readme
        .split(|c| !word(c))
        .map(|name| name.trim_start_matches("./").trim_end_matches('.'))
        .filter(|name| name.starts_with("scripts/") && name.len() > "scripts/".len())
        .collect();
    assert!(
        named.contains("scripts/run") && named.contains("scripts/test"),
        "{named:?}"
    );
    for name in named {
        assert!(
            executable(&root().join(name)),
            "{name} is not an executable file"
        );
    }
    assert!(executable(&root().join(".ci/run")));
}

#[cfg(unix)]
fn executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn executable(path: &Path) -> bool {
    path.is_file()
}

#[test]
fn files_linked_from_the_readme_exist() {
    let readme = read("README.md");
    let links = readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let local: Vec<&str> = links.filter(|link| !link.contains("://")).collect();
    assert!(!local.is_empty());
    for link in local {
        let file = link.split('#').next().unwrap_or_default();
        assert!(
            root().join(file).exists(),
            "README.md points to {link}, which is not there"
        );
    }
}

fn cli(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tukiem-cli"))
        .args(arguments)
        .output()
        .expect("tukiem-cli runs")
}

#[test]
fn commands_in_the_readme_exist() {
    let help = cli(&["help"]);
    assert!(help.status.success(), "tukiem-cli help failed");
    let help = String::from_utf8(help.stdout).expect("help is UTF-8");
    let readme = read("README.md").replace("\\\n", " ");
    let lines: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.trim_start_matches("$ ").strip_prefix("tukiem-cli "))
        .collect();
    assert!(
        lines.len() >= 8,
        "README.md shows only {} commands",
        lines.len()
    );
    for line in lines {
        let line = line.split('#').next().unwrap_or_default();
        let words: Vec<&str> = line
            .split_whitespace()
            .take_while(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
            .take_while(|word| !word.starts_with('-'))
            .collect();
        let first = words
            .first()
            .unwrap_or_else(|| panic!("no command in {line:?}"));
        let listed = help
            .lines()
            .any(|said| said.split_whitespace().next() == Some(first));
        assert!(listed, "`tukiem-cli help` does not list {first}");

        let said = cli(&[&words[..], &["--help"]].concat());
        assert!(
            said.status.success(),
            "tukiem-cli {} --help failed",
            words.join(" ")
        );
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        for flag in line
            .split([' ', '[', ']'])
            .filter(|word| word.starts_with("--"))
        {
            assert!(
                said.contains(flag),
                "tukiem-cli {} has no {flag}",
                words.join(" ")
            );
        }
    }
}
