//! The walls of the house: who may import whom, which file may name which
//! library, how long a file may be. Read from the source text, so that a
//! breach fails here even where the compiler would let it pass.

#![expect(clippy::panic, reason = "a file that cannot be read fails the test")]

#[path = "walls/source.rs"]
mod source;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use source::{Named, Source};

/// Each module of `src/lib.rs` and the modules it may import, besides itself.
const WALLS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("pack", &["model"]),
    ("regulation", &["model"]),
    ("store", &["model"]),
    ("report", &["model"]),
    ("sign", &["model"]),
    ("exchange", &["model"]),
    ("i18n", &["model"]),
    (
        "app",
        &[
            "model",
            "pack",
            "regulation",
            "store",
            "report",
            "sign",
            "exchange",
            "i18n",
        ],
    ),
    (
        "cli",
        &[
            "model",
            "pack",
            "regulation",
            "store",
            "report",
            "sign",
            "exchange",
            "i18n",
            "app",
        ],
    ),
    (
        "ui",
        &[
            "model",
            "pack",
            "regulation",
            "store",
            "report",
            "sign",
            "exchange",
            "i18n",
            "app",
        ],
    ),
];

/// Names a module never says. A path breaks the rule when it holds these segments in a row.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "model",
        &[
            "std::fs",
            "std::io",
            "std::net",
            "std::thread",
            "std::process",
            "std::time",
            "std::env",
            "chrono::Local",
            "Utc::now",
            "Local::now",
            "egui",
            "eframe",
            "serde",
            "serde_json",
            "ron",
            "rusqlite",
            "printpdf",
            "lopdf",
        ],
    ),
    (
        "ui",
        &["rusqlite", "printpdf", "lopdf", "std::fs", "std::net"],
    ),
];

/// What no file says: the program opens no network connection.
const NETWORK: &[&str] = &[
    "std::net",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "reqwest",
    "ureq",
    "hyper",
    "tokio",
];

/// Crates that stay in their place, and in how many files at most.
const CRATES: &[(&str, &[&str], usize)] = &[
    ("rusqlite", &["src/store/"], usize::MAX),
    ("printpdf", &["src/report/"], 1),
    (
        "lopdf",
        &["src/regulation/read/", "src/report/", "src/sign/"],
        usize::MAX,
    ),
    ("icu_collator", &["src/model/collation.rs"], 1),
    ("icu_locale_core", &["src/model/collation.rs"], 1),
    ("cms", &["src/sign/"], 3),
    ("x509_tsp", &["src/sign/timestamp/"], 1),
    ("cryptoki", &["src/sign/token/pkcs11.rs"], 1),
    ("age", &["src/exchange/package/"], 1),
    (
        "zip",
        &[
            "src/regulation/read/",
            "src/exchange/",
            "src/report/docx/package.rs",
        ],
        usize::MAX,
    ),
    (
        "quick_xml",
        &[
            "src/regulation/read/",
            "src/exchange/",
            "src/report/docx/markup.rs",
        ],
        usize::MAX,
    ),
    ("calamine", &["src/exchange/workbook/read.rs"], 1),
    ("rust_xlsxwriter", &["src/exchange/workbook/write.rs"], 1),
    ("egui", &["src/ui/", "src/main.rs"], usize::MAX),
    ("eframe", &["src/ui/", "src/main.rs"], usize::MAX),
    ("egui_extras", &["src/ui/"], usize::MAX),
    ("uuid", &["src/exchange/oscal/name.rs"], 1),
    ("clap", &["src/cli/", "src/bin/tukiem-cli.rs"], usize::MAX),
];

/// Marks of unfinished work, and of modules that stand elsewhere than their name says.
const UNFINISHED: &[&[&str]] = &[
    &["todo", "!"],
    &["unimplemented", "!"],
    &["#", "[", "ignore"],
    &["#", "[", "path"],
];

const MAX_LINES: usize = 600;

/// Every breach of the import walls in one file, as `file:line: what`.
fn breaches(source: &Source) -> Vec<String> {
    let mut breaches = Vec::new();
    let module = source.module();
    let layer = module.first().map(String::as_str);
    for path in &source.paths {
        let mut report =
            |what: &str| breaches.push(format!("{}:{}: {what}", source.file, path.line));
        let said = path.segments.join("::");
        if let Some(name) = NETWORK.iter().find(|name| holds(path, name)) {
            report(&format!("{said} opens the network ({name})"));
        }
        match (layer, target(path)) {
            (Some(_), _) if path.at_root => report("takes the crate root, past every wall"),
            (Some(from), Some(to)) if !may_import(from, to) => {
                report(&format!("{from} may not import {to} ({said})"));
            }
            // The roots of the binaries, and lib.rs, which only lists modules.
            (None, Some(to)) if !root_may_name(&source.file, to) => {
                report(&format!("may not name {to} ({said})"));
            }
            _ => {}
        }
        let never = FORBIDDEN.iter().filter(|(name, _)| Some(*name) == layer);
        for name in never
            .flat_map(|(_, names)| names.iter())
            .filter(|name| holds(path, name))
        {
            report(&format!(
                "{} may not name {name} ({said})",
                layer.unwrap_or_default()
            ));
        }
    }
    breaches
}

/// The module of this crate that the path leads into.
fn target(path: &Named) -> Option<&str> {
    match path.segments.as_slice() {
        [root, module, ..] if root == "crate" => WALLS
            .iter()
            .map(|(name, _)| *name)
            .find(|name| name == module),
        _ => None,
    }
}

fn may_import(from: &str, to: &str) -> bool {
    from == to
        || WALLS
            .iter()
            .any(|(name, may)| *name == from && may.contains(&to))
}

fn root_may_name(file: &str, to: &str) -> bool {
    match file {
        "src/main.rs" => to != "cli",
        "src/bin/tukiem-cli.rs" => to != "ui",
        _ => !file.starts_with("src/"),
    }
}

/// Does the path hold the segments of `name` in a row?
fn holds(path: &Named, name: &str) -> bool {
    let wanted: Vec<&str> = name.split("::").collect();
    path.segments
        .windows(wanted.len())
        .any(|window| window.iter().eq(wanted.iter()))
}

/// Every `.rs` file below `folder` of the repository.
fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join(folder)];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
        for entry in entries {
            let path = entry
                .unwrap_or_else(|why| panic!("{}: {why}", folder.display()))
                .path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path)
                    .unwrap_or_else(|why| panic!("{}: {why}", path.display()));
                let name = path
                    .strip_prefix(root)
                    .unwrap_or(&path)
                    .to_string_lossy()
                    .replace('\\', "/");
                sources.push(Source::new(&name, &text));
            }
        }
    }
    sources.sort_by(|a, b| a.file.cmp(&b.file));
    assert!(
        !sources.is_empty() || folder == "benches",
        "no Rust file under {folder}"
    );
    sources
}

/// The product, its tests and, where there are some, its benchmarks.
fn everything() -> Vec<Source> {
    let mut all: Vec<Source> = ["src", "tests"].into_iter().flat_map(sources).collect();
    if Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("benches")
        .is_dir()
    {
        all.extend(sources("benches"));
    }
    all
}

#[track_caller]
fn none(breaches: &[String]) {
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}

#[test]
fn imports_point_one_way() {
    none(&sources("src").iter().flat_map(breaches).collect::<Vec<_>>());
}

#[test]
fn nothing_opens_the_network() {
    let mut found = Vec::new();
    for source in everything() {
        for path in &source.paths {
            if NETWORK.iter().any(|name| holds(path, name)) {
                found.push(format!(
                    "{}:{}: {}",
                    source.file,
                    path.line,
                    path.segments.join("::")
                ));
            }
        }
    }
    none(&found);
}

#[test]
fn every_module_stands_in_the_table_of_lib_rs() {
    let lib = Source::new("src/lib.rs", include_str!("../src/lib.rs"));
    for (module, may) in WALLS {
        assert!(
            !lib.lines_with(&["pub", "mod", module]).is_empty(),
            "lib.rs lacks `pub mod {module}`"
        );
        let row = format!("//! | [`{module}`] |");
        assert!(
            lib.text.lines().any(|line| line.starts_with(&row)),
            "lib.rs's table lacks {module}"
        );
        assert!(
            may.iter()
                .all(|name| WALLS.iter().any(|(known, _)| known == name))
        );
    }
    let declared = lib.lines_with(&["mod"]).len();
    assert_eq!(
        declared,
        WALLS.len(),
        "a module of lib.rs has no wall in this test"
    );
}

#[test]
fn heavy_crates_stay_in_their_files() {
    let sources = sources("src");
    let mut found = Vec::new();
    for (name, homes, most) in CRATES {
        let users: Vec<&str> = sources
            .iter()
            .filter(|s| s.uses_crate(name))
            .map(|s| s.file.as_str())
            .collect();
        let strangers = users
            .iter()
            .filter(|file| !homes.iter().any(|home| file.starts_with(home)));
        found.extend(strangers.map(|file| format!("{file}: may not name the crate {name}")));
        if users.is_empty() || users.len() > *most {
            found.push(format!(
                "the crate {name} is named in {} files: {users:?}",
                users.len()
            ));
        }
    }
    none(&found);
}

#[test]
fn one_file_opens_the_database() {
    let opens = |path: &Named| match path.segments.as_slice() {
        [.., owner, call] => owner == "Connection" && call.starts_with("open"),
        _ => false,
    };
    let owners: Vec<String> = sources("src")
        .into_iter()
        .filter(|source| source.paths.iter().any(opens))
        .map(|source| source.file)
        .collect();
    assert_eq!(
        owners.len(),
        1,
        "rusqlite's Connection is opened in {owners:?}"
    );
}

#[test]
fn files_are_short_finished_and_introduced() {
    let mut found = Vec::new();
    for source in everything() {
        found.extend(housekeeping(&source));
    }
    none(&found);
}

/// Length, marks of unfinished work, a missing introduction.
fn housekeeping(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    let lines = source.text.lines().count();
    if lines > MAX_LINES {
        found.push(format!(
            "{}: {lines} lines, at most {MAX_LINES}",
            source.file
        ));
    }
    if !source.text.trim_start().starts_with("//!") {
        found.push(format!(
            "{}: does not say in a //! line what it is",
            source.file
        ));
    }
    for mark in UNFINISHED {
        // Tests share helpers that way; in the product it would hide where a module belongs.
        let ours = mark.last() == Some(&"path") && !source.file.starts_with("src/");
        for line in source.lines_with(mark).iter().filter(|_| !ours) {
            found.push(format!("{}:{line}: {}", source.file, mark.concat()));
        }
    }
    found
}

/// Planted breaches: each must be seen, or the tests above prove nothing.
#[test]
fn planted_breaches_are_seen() {
    let planted: &[(&str, &str)] = &[
        ("src/model/item.rs", "use crate::store::Database;"),
        ("src/model/item.rs", "use super::super::store::Database;"),
        ("src/model/scoring/mod.rs", "use super::super::store;"),
        (
            "src/model/scoring/mod.rs",
            "fn f() { super::super::store::open(); }",
        ),
        (
            "src/model/item.rs",
            "mod tests { use super::super::super::app::Session; }",
        ),
        (
            "src/model/item.rs",
            "use crate::{model::id, pack::{self, Problem}};",
        ),
        ("src/model/item.rs", "use crate as root;\nuse crate::*;"),
        ("src/model/item.rs", "use super::super::*;"),
        ("src/model/item.rs", "use std::{fmt, fs as disk};"),
        ("src/model/item.rs", "use ::std::io::Read;"),
        ("src/model/item.rs", "let now = chrono::Utc::now();"),
        ("src/model/item.rs", "use chrono::Local;"),
        ("src/model/item.rs", "#[derive(serde::Serialize)] struct A;"),
        ("src/model/item.rs", "let at = std::time::Instant::now();"),
        ("src/pack/item.rs", "use crate::i18n::Message;"),
        ("src/store/mod.rs", "use crate::app::Session;"),
        (
            "src/sign/pdf/file.rs",
            "use super::super::super::report::pdf;",
        ),
        ("src/report/pdf.rs", "let s = crate::sign::sign(x);"),
        ("src/app/job.rs", "use crate::ui::App;"),
        ("src/app/job.rs", "use tukiem::cli::run;"),
        ("src/cli/mod.rs", "use crate::ui;"),
        ("src/ui/mod.rs", "use crate::cli;"),
        ("src/ui/views/report.rs", "std::fs::write(path, bytes)"),
        ("src/ui/views/report.rs", "use rusqlite::Connection;"),
        ("src/app/send.rs", "use std::net::TcpStream;"),
        ("src/app/send.rs", "let client = reqwest::Client::new();"),
        ("src/main.rs", "fn main() { tukiem::cli::run(); }"),
        ("src/bin/tukiem-cli.rs", "use tukiem::ui;"),
        ("src/lib.rs", "pub use crate::store::Database;"),
    ];
    for (file, text) in planted {
        let found = breaches(&Source::new(file, text));
        assert!(!found.is_empty(), "not seen in {file}: {text}");
    }
    for text in [
        "fn f() {}",
        "//! Doc.\nfn f() { todo!() }",
        "//! Doc.\n#[ignore]\nfn f() {}",
    ] {
        assert!(
            !housekeeping(&Source::new("src/app/a.rs", text)).is_empty(),
            "not seen: {text}"
        );
    }
    let long = format!("//! Doc.\n{}", "\n".repeat(MAX_LINES));
    assert!(!housekeeping(&Source::new("src/app/a.rs", &long)).is_empty());
}

/// What is allowed, or only said in words, must not be reported.
#[test]
fn honest_code_is_left_alone() {
    let honest: &[(&str, &str)] = &[
        (
            "src/model/item.rs",
            "//! Knows nothing of serde or std::fs.\nuse super::id::ItemId;",
        ),
        (
            "src/model/item.rs",
            "/* crate::store /* std::io */ */ fn f<'a>(c: char) { c == '\"'; }",
        ),
        (
            "src/model/item.rs",
            "const S: &str = \"use crate::store\\\"; std::fs\";",
        ),
        (
            "src/model/item.rs",
            "const S: &str = r#\"use \"crate::store\"\"#; pub(super) fn g() {}",
        ),
        (
            "src/model/item.rs",
            "mod tests { use super::*; use super::super::id; }",
        ),
        (
            "src/model/scoring/grade.rs",
            "use super::super::catalog::GradeBands;",
        ),
        (
            "src/model/item.rs",
            "pub(crate) fn f(a: u8) -> u8 { a * 2 }",
        ),
        (
            "src/report/pdf.rs",
            "use crate::model::{catalog::Catalog, text::*};",
        ),
        (
            "src/ui/mod.rs",
            "use crate::{app::Session, i18n::Translate};",
        ),
        ("src/main.rs", "fn main() { tukiem::ui::run(); }"),
    ];
    for (file, text) in honest {
        none(&breaches(&Source::new(file, text)));
    }
}

#[test]
fn a_module_of_ours_is_told_from_a_crate_of_the_same_name() {
    let cases = [
        ("use cms::signed_data::SignerInfo;", true),
        ("use ::cms::cert; mod cms;", true),
        ("use crate::sign::cms; fn f() { cms::sign(); }", false),
        ("use super::cms; fn f() { cms::sign(); }", false),
        ("mod cms; use cms::sign;", false),
    ];
    for (text, expected) in cases {
        assert_eq!(
            Source::new("src/sign/pdf.rs", text).uses_crate("cms"),
            expected,
            "{text}"
        );
    }
    let by_module: BTreeMap<_, _> = ["src/sign/mod.rs", "src/sign/pdf/sign.rs", "src/lib.rs"]
        .map(|file| (file, Source::new(file, "").module().join("::")))
        .into();
    assert_eq!(by_module["src/sign/mod.rs"], "sign");
    assert_eq!(by_module["src/sign/pdf/sign.rs"], "sign::pdf::sign");
    assert_eq!(by_module["src/lib.rs"], "");
}
