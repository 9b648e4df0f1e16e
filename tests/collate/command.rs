//! `tukiem-cli collate`: its output, its exit codes, and being killed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use super::given::Unit;

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new(units: &[Unit]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (n, unit) in units.iter().enumerate() {
            unit.write(&folder.path().join("bao-cao"), &format!("{n}.pdf"));
        }
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tukiem-cli"));
        command
            .arg("collate")
            .arg(self.path("bao-cao"))
            .args(words)
            // Nothing is left in the home of who runs the tests.
            .env("HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.path("data"))
            .env("LC_ALL", "en_GB.UTF-8");
        command
    }

    fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }
}

fn units(count: u8) -> Vec<Unit> {
    const NAMES: [&str; 4] = ["UBND xã Một", "UBND xã Hai", "UBND xã Ba", "UBND xã Bốn"];
    let units = NAMES.into_iter().zip(1..=count);
    units
        .map(|(name, uid)| Unit::new(name, uid, usize::from(uid) + 3))
        .collect()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn exit_codes_say_whether_anything_is_missing() {
    let desk = Desk::new(&units(2));
    let done = desk.run(&["--deadline", "2026-12-31"]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    assert!(out(&done).contains("Ranking (2)"), "{}", out(&done));
    let list = desk.path("list.txt");
    fs::write(&list, "UBND xã Một\nUBND xã Hai\nUBND xã Không\n").unwrap();
    let list = list.display().to_string();
    let missing = desk.run(&["--expect", &list]);
    assert_eq!(missing.status.code(), Some(1), "{missing:?}");
    assert!(out(&missing).contains("UBND xã Không"));
    let unknown = desk.run(&["--regulation", "no-such"]);
    assert_eq!(unknown.status.code(), Some(2), "{unknown:?}");
    assert!(unknown.stdout.is_empty() && !unknown.stderr.is_empty());
    let absent = desk.run(&["--expect", "/no/such/list"]);
    assert_eq!(absent.status.code(), Some(3), "{absent:?}");
    assert!(
        !desk.path("data").join("tukiem").exists() || is_empty(&desk.path("data").join("tukiem")),
        "a finished run leaves nothing behind"
    );
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}

#[test]
fn files_are_written_where_they_were_asked_for() {
    let desk = Desk::new(&units(2));
    let (xlsx, pdf) = (desk.path("a.xlsx"), desk.path("a.pdf"));
    let (x, p) = (xlsx.display().to_string(), pdf.display().to_string());
    let done = desk.run(&[
        "--xlsx",
        &x,
        "--pdf",
        &p,
        "--agency",
        "Sở Khoa học và Công nghệ",
    ]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    assert_eq!(out(&done), format!("{x}\n{p}\n"));
    assert!(fs::read(xlsx).unwrap().starts_with(b"PK"));
    assert!(fs::read(pdf).unwrap().starts_with(b"%PDF-"));
    let both = desk.run(&["--json", "--pdf", &p]);
    assert_eq!(both.status.code(), Some(2));
}

/// Killed in the middle, the next run reads only the rest and gives the same.
#[test]
fn a_killed_run_goes_on() {
    let mut all = units(4);
    // The same reports under other names: duplicates, but files to read all the same.
    for _ in 0..4 {
        all.extend(units(4));
    }
    let desk = Desk::new(&all);
    let whole = desk.run(&["--json"]);
    let journal = desk.path("journal");
    let keep = journal.display().to_string();
    let mut child = desk
        .command(&["--json", "--journal", &keep])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let lines = || fs::read_to_string(&journal).map_or(0, |text| text.lines().count());
    let end = Instant::now() + Duration::from_secs(60);
    while lines() < 4 {
        assert!(Instant::now() < end, "no file was read");
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(lines() <= 21);
    let before = fs::read(&journal).unwrap();
    let done = desk.run(&["--json", "--journal", &keep]);
    assert_eq!(done.status.code(), whole.status.code());
    let figures = |text: &str| {
        let mut value: serde_json::Value = serde_json::from_str(text).unwrap();
        value["created"].take();
        value
    };
    assert_eq!(figures(&out(&done)), figures(&out(&whole)));
    let after = fs::read(&journal).unwrap();
    let kept = before.iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
    assert_eq!(
        after[..kept],
        before[..kept],
        "what was read was not read again"
    );
    assert_eq!(lines(), 21, "the head and every file once");
}
