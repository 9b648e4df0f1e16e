//! The report under tools that are not ours: poppler and qpdf.

mod report_sample;

use std::path::{Path, PathBuf};
use std::process::Command;

use tukiem::report;

fn written(name: &str, rows: usize) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, report::render(&report_sample::sample(rows)).unwrap()).unwrap();
    path
}

/// Output of a tool; a machine without it fails the test.
fn run(tool: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(tool)
        .args(arguments)
        .arg(file)
        .arg("-")
        .output();
    let output = output
        .unwrap_or_else(|error| panic!("{tool}: {error}; run scripts/test, which installs it"));
    let text = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{tool} failed: {text}{errors}");
    text
}

#[test]
fn sample() {
    let file = written("report-sample.pdf", 500);
    println!("{}", file.display());
}
