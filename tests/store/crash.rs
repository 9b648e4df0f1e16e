//! A program killed at any moment has lost nothing it had confirmed.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use tukiem::model::id::AssessmentId;
use tukiem::model::response::Response;
use tukiem::store::{AuditChain, Store};

use super::given::*;

/// Tells the test, started again as its own child, where to write.
const CHILD: &str = "TUKIEM_TEST_CRASH_FILE";

#[test]
fn a_kill_loses_no_confirmed_answer() {
    if let Some(file) = env::var_os(CHILD) {
        write_until_killed(file.as_ref());
    }
    let name = "store::crash::a_kill_loses_no_confirmed_answer";
    for lines in [1, 7, 40] {
        let folder = Folder::new();
        let mut child = Command::new(env::current_exe().unwrap())
            .args([name, "--exact", "--nocapture"])
            .env(CHILD, &folder.file)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut confirmed =
            said.filter_map(|line| line.unwrap().strip_prefix("saved ")?.parse().ok());
        let last: i64 = confirmed.nth(lines).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        // What it still managed to say before it died counts too.
        let last = confirmed.last().unwrap_or(last);

        let store = folder.open();
        let responses = store.load(AssessmentId(1)).unwrap().responses;
        for n in 0..=last {
            assert_eq!(
                responses[&item(&n.to_string())],
                met("đã lưu"),
                "{n} of {last}"
            );
        }
        let chain = store.verify_audit().unwrap();
        let rows = u64::try_from(responses.len()).unwrap() + 1;
        assert_eq!(chain, AuditChain::Whole { rows });
        assert_eq!(store.integrity_check().unwrap(), Vec::<String>::new());
        // The upload that was never finished is gone.
        assert_eq!(store.verify_blobs(&mut |_, _| true).unwrap(), []);
    }
}

fn write_until_killed(file: &std::path::Path) -> ! {
    #[expect(clippy::unwrap_used, reason = "the child of a test")]
    let work = || -> ! {
        let mut store = Store::open(file, now()).unwrap().store;
        let id = store.create(uid(1), &head(), now(), "a").unwrap();
        let upload = store.blob_begin().unwrap();
        let piece = noise(65_536);
        for n in 0_i64.. {
            let change = answer(&n.to_string(), &Response::default(), met("đã lưu"));
            store.apply(id, &[change], now(), "a").unwrap();
            store.blob_append(upload, &piece).unwrap();
            let mut out = std::io::stdout().lock();
            writeln!(out, "\nsaved {n}").unwrap();
            out.flush().unwrap();
        }
        unreachable!("the numbers do not end")
    };
    work()
}
