//! The reference implementation of age opens our packages, and we open what it makes.
//! `age` asks for the passphrase on a terminal; python3 gives it one.
#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use chrono::DateTime;
use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command as Wish;
use tukiem::app::demo;
use tukiem::app::headless;
use tukiem::app::job::Progress;
use tukiem::app::package::{Passphrase, read};
use tukiem::app::session::Session;
use tukiem::model::id::CatalogId;
use zeroize::Zeroizing;

const WORDS: &str = "mật khẩu của gói 2026";

/// Runs age in a terminal of its own and types the passphrase whenever it is asked for.
const TYPIST: &str = r#"
import os, pty, sys
words, command = sys.argv[1].encode(), sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
said, answered = b"", 0
while True:
    try:
        piece = os.read(terminal, 1024)
    except OSError:
        break
    if not piece:
        break
    said += piece
    if said.count(b"assphrase") > answered and said.rstrip().endswith(b":"):
        answered = said.count(b"assphrase")
        os.write(terminal, words + b"\n")
sys.stdout.buffer.write(said)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"#;

/// What `age` says to these words; it must succeed.
#[track_caller]
fn age(folder: &Path, words: &str, arguments: &[&str]) {
    let output = Command::new("python3")
        .current_dir(folder)
        .args(["-c", TYPIST, words, "age"])
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "age {arguments:?}: {said}{errors}; run scripts/test, which installs age"
    );
}

fn passphrase() -> Passphrase {
    Passphrase::new(Zeroizing::new(WORDS.to_owned()))
}

#[test]
fn age_opens_our_package_and_we_open_its() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let now = DateTime::parse_from_rfc3339("2026-11-21T09:30:05+07:00").unwrap();
    let clock = Arc::new(FixedClock(now));
    let mut session = Session::open(&path("tukiem.db"), clock, Arc::new(|| {})).unwrap();
    let catalog = session.library.get(&CatalogId::new(demo::CATALOG)).unwrap();
    let head = demo::head(&catalog, now.date_naive());
    session.execute(Wish::Create(Box::new(head))).unwrap();
    std::fs::write(path("paper.txt"), b"bien ban").unwrap();
    let paths = vec![path("paper.txt")];
    let item = Some(catalog.items[0].id.clone());
    session.execute(Wish::ImportFiles { paths, item }).unwrap();
    headless::finish(&mut session).unwrap();
    let (to, passphrase_) = (path("a.tukiem"), passphrase());
    session
        .execute(Wish::ExportPackage {
            path: to,
            passphrase: passphrase_,
        })
        .unwrap();
    headless::finish(&mut session).unwrap();

    // Ours, opened by age: a zip file with everything in it.
    age(folder.path(), WORDS, &["-d", "-o", "a.zip", "a.tukiem"]);
    let plain = std::fs::read(path("a.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(plain)).unwrap();
    let mut inside = BTreeMap::new();
    for n in 0..archive.len() {
        let mut file = archive.by_index(n).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        inside.insert(file.name().unwrap().into_owned(), content);
    }
    assert_eq!(inside.len(), 5);
    assert!(inside.values().any(|content| content == b"bien ban"));
    let listed = Command::new("python3")
        .current_dir(folder.path())
        .args(["-m", "zipfile", "-t", "a.zip"])
        .output()
        .unwrap();
    assert!(listed.status.success(), "{listed:?}");

    // The same sealed again by age, with its own work factor, is a package to us.
    age(folder.path(), WORDS, &["-p", "-o", "b.tukiem", "a.zip"]);
    let received = read(&path("b.tukiem"), &passphrase(), &Progress::default()).unwrap();
    let current = session.current.as_ref().unwrap();
    assert_eq!(received.assessment.uid, current.assessment.uid);
    assert_eq!(received.assessment.evidence, current.assessment.evidence);
}
