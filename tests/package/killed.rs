//! A program killed while it takes a package in leaves a sound database, with
//! all of the assessment or nothing of it.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::time::Duration;

use tukiem::app::package::How;
use tukiem::app::session::Session;

use super::desk::{Machine, at, same, sound};

/// Tells the test, started again as its own child, which package to take into which database.
const CHILD: &str = "TUKIEM_PACKAGE_CHILD";
/// What the child says when it begins to store.
const BEGUN: &str = "begun";
/// Kills, each later than the one before; the last is none.
const ROUNDS: u32 = 7;

#[test]
fn a_kill_in_the_middle_leaves_all_or_nothing() {
    if let Ok(given) = env::var(CHILD) {
        let (package, database) = given.split_once('|').unwrap();
        take(Path::new(package), Path::new(database));
        return;
    }
    let mut from = Machine::filled();
    let package = from.package("a.tukiem");
    let original = from.open_one().clone();
    let folder = tempfile::tempdir().unwrap();
    let (mut nothing, mut all) = (0, 0);
    for round in 0..ROUNDS {
        let database = folder.path().join(format!("{round}.db"));
        drop(Machine::at(&database));
        let mut child = Process::new(env::current_exe().unwrap())
            .args([
                "killed::a_kill_in_the_middle_leaves_all_or_nothing",
                "--exact",
            ])
            .arg("--nocapture")
            .env(
                CHILD,
                format!("{}|{}", package.display(), database.display()),
            )
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut lines = lines.map_while(Result::ok);
        lines.find(|line| line.ends_with(BEGUN)).unwrap();
        if round + 1 == ROUNDS {
            lines.for_each(drop);
            assert!(child.wait().unwrap().success());
        } else {
            std::thread::sleep(Duration::from_millis(u64::from(round * round) * 40));
            child.kill().unwrap();
            child.wait().unwrap();
        }
        let clock = std::sync::Arc::new(tukiem::app::clock::FixedClock(at(0)));
        drop(Session::open(&database, clock, std::sync::Arc::new(|| {})).unwrap());
        if sound(&database) == 0 {
            nothing += 1;
        } else {
            let reader = tukiem::store::Reader::open(&database).unwrap();
            let listed = reader.assessments().unwrap();
            assert_eq!(listed.len(), 1);
            assert!(same(&original, &reader.load(listed[0].id).unwrap()));
            all += 1;
        }
    }
    assert!(
        nothing > 0 && all > 0,
        "{nothing} times nothing, {all} times all"
    );
}

fn take(package: &Path, database: &Path) {
    let mut machine = Machine::at(database);
    machine.read(package).unwrap();
    println!("{BEGUN}");
    machine.accept(How::Add).unwrap();
}
