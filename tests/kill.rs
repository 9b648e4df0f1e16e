//! Power cuts, two hundred of them: a program killed at any moment has lost
//! nothing it had confirmed, and has written nothing it was not told to.
//! `TUKIEM_KILL_ROUNDS` sets how many, `TUKIEM_KILL_SEED` repeats a run.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout
)]

#[path = "kill/work.rs"]
mod work;

use std::env;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use sha2::Digest;
use tukiem::model::assessment::Assessment;
use tukiem::model::id::AssessmentId;
use tukiem::store::{AuditChain, BlobState, Reader, Store};
use work::{Dice, Step, fresh, now, steps};

/// Tells the test, started again as its own child, which file to write.
const CHILD: &str = "TUKIEM_KILL_CHILD";
/// The seed of the child's work.
const SEED: &str = "TUKIEM_KILL_SEED";
/// Rounds with one database.
const ROUNDS_A_FILE: u64 = 20;
/// Steps that may be under way beyond the last confirmation.
const UNDER_WAY: usize = work::MOST_AT_ONCE;

fn number(name: &str) -> Option<u64> {
    env::var(name).ok().map(|text| text.parse().unwrap())
}

#[test]
fn a_kill_loses_nothing_that_was_confirmed() {
    if let Some(file) = env::var_os(CHILD) {
        work::work_until_killed(Path::new(&file), number(SEED).unwrap());
    }
    let seed = number(SEED).unwrap_or_else(|| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        u64::try_from(since.as_millis()).unwrap()
    });
    let rounds = number("TUKIEM_KILL_ROUNDS").unwrap_or(200);
    println!("{SEED}={seed}, {rounds} rounds");
    let begun = Instant::now();
    let mut dice = Dice(seed);
    let mut confirmed = 0;
    let mut survived = 0;
    let mut left = rounds;
    while left > 0 {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tukiem.db");
        let mut known = None;
        for _ in 0..ROUNDS_A_FILE.min(left) {
            let round_seed = dice.next();
            let said = one_round(&file, round_seed, &mut dice);
            let (state, kept) = verify(&file, known, round_seed, said);
            confirmed += said.unwrap_or(0);
            survived += kept;
            known = state;
            left -= 1;
        }
        ask_sqlite(&file);
    }
    println!(
        "{rounds} kills, {confirmed} confirmed steps, {survived} found; {:.1} s",
        begun.elapsed().as_secs_f32()
    );
    assert!(
        rounds < 20 || confirmed as u64 > rounds,
        "the kills came before any work was done"
    );
}

/// Starts the work, kills it at some moment; how many steps it had confirmed,
/// `None` where it had not even opened the file.
fn one_round(file: &Path, seed: u64, dice: &mut Dice) -> Option<usize> {
    let mut child = Command::new(env::current_exe().unwrap())
        .args([
            "a_kill_loses_nothing_that_was_confirmed",
            "--exact",
            "--nocapture",
        ])
        .env(CHILD, file)
        .env(SEED, seed.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (tell, told) = channel();
    let reader = std::thread::spawn(move || {
        let mut last = None;
        for line in lines.map_while(Result::ok) {
            if let Some(count) = line.strip_prefix("confirmed ") {
                last = Some(count.parse::<usize>().unwrap());
                // The one who waits listens only to the first.
                let _ = tell.send(());
            }
        }
        last
    });
    // One kill in eight comes while the program starts; the others while it works.
    if dice.below(8) > 0 {
        told.recv_timeout(Duration::from_secs(60))
            .expect("the child never began");
    }
    std::thread::sleep(Duration::from_millis(5 + dice.below(116)));
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

/// Reopens the file: it must hold `before` with the first so many steps of the
/// round: all that were confirmed, and none that had not begun.
fn verify(
    file: &Path,
    before: Option<Assessment>,
    seed: u64,
    said: Option<usize>,
) -> (Option<Assessment>, usize) {
    let store = Store::open(file, now()).unwrap().store;
    assert_eq!(store.integrity_check().unwrap(), Vec::<String>::new());
    assert!(matches!(
        store.verify_audit().unwrap(),
        AuditChain::Whole { .. }
    ));
    if store.assessments().unwrap().is_empty() {
        assert_eq!((before, said), (None, None), "the assessment is gone");
        return (None, 0);
    }
    let found = store.load(AssessmentId(1)).unwrap();
    let mut expected = before.unwrap_or_else(fresh);
    let least = said.unwrap_or(0);
    for (done, step) in steps(seed).take(least + UNDER_WAY + 1).enumerate() {
        if done >= least && same(&expected, &found) {
            evidence_is_whole(&store, &found);
            return (Some(found), done);
        }
        step.imitate(&mut expected);
    }
    panic!(
        "seed {seed}: no state from {least} confirmed steps on is what stands in the file:\n{found:#?}"
    );
}

/// Equal but for the moment of the last change.
fn same(expected: &Assessment, found: &Assessment) -> bool {
    expected.head == found.head
        && expected.responses == found.responses
        && expected.evidence == found.evidence
        && expected.links == found.links
        && expected.plan == found.plan
}

/// Every file comes out with the content that its record names.
fn evidence_is_whole(store: &Reader, found: &Assessment) {
    let states = store.verify_blobs(&mut |_, _| true).unwrap();
    assert!(
        states.iter().all(|(_, state)| *state == BlobState::Whole),
        "{states:?}"
    );
    for file in found
        .evidence
        .values()
        .filter_map(|evidence| evidence.file.as_ref())
    {
        let mut bytes = Vec::new();
        store.blob_read(file.sha256, &mut bytes).unwrap();
        assert_eq!(bytes.len() as u64, file.size);
        assert_eq!(
            <[u8; 32]>::from(sha2::Sha256::digest(&bytes)),
            file.sha256.0
        );
    }
}

/// A program that is not ours finds no fault either.
fn ask_sqlite(file: &PathBuf) {
    for (question, answer) in [
        ("PRAGMA integrity_check", "ok\n"),
        ("PRAGMA foreign_key_check", ""),
    ] {
        let output = Command::new("sqlite3").arg(file).arg(question).output();
        let output =
            output.expect("sqlite3 cannot be started: run scripts/test, which installs it");
        let said = String::from_utf8_lossy(&output.stdout);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!((&*said, &*errors), (answer, ""), "{question}");
    }
}

#[test]
fn steps_are_the_same_for_the_same_seed_and_change_something() {
    let mut state = fresh();
    for (one, other) in steps(7).zip(steps(7)).take(200) {
        assert_eq!(one, other);
        let before = state.clone();
        one.imitate(&mut state);
        if !matches!(one, Step::Remove) {
            assert!(!same(&before, &state), "{one:?}");
        }
    }
}
