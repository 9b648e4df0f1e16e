//! A token signs as a key file does: SoftHSM2 stands in for it.

use std::process::Command;

use super::bench::{Bench, P256 as TOKEN_P256, PIN, SOFTHSM};
use super::desk::{Desk, Said, said};
use super::{P256, Rsa, lead, others, ready};

const LABEL: &str = "Token UBND";

/// The program in the desk's folder, seeing the bench's tokens.
fn program(desk: &Desk, bench: &Bench) -> Command {
    let mut command = desk.program("vi_VN.UTF-8");
    command.env("SOFTHSM2_CONF", bench.path("softhsm2.conf"));
    command
}

/// Signs with the token's key after `before`.
fn with_token(desk: &Desk, bench: &Bench, before: &[&str], after: &[&str]) -> Said {
    let slot = bench.slot(LABEL).to_string();
    let token = [
        "--token-module",
        SOFTHSM,
        "--token-slot",
        &slot,
        "--token-id",
        "01",
        "--pin-file",
        "pin",
    ];
    said(program(desk, bench).args(before).args(token).args(after))
}

#[test]
fn a_token_seals_what_a_key_file_signed() {
    let desk = ready(Rsa, P256);
    lead(&desk, &[]).ended(0);
    let bench = Bench::with_token(LABEL);
    bench.key(LABEL, "01", TOKEN_P256, "UBND xa Tan Minh Mau");
    desk.write("agency.pem", std::fs::read(bench.path("01.pem")).unwrap());
    desk.write("pin", format!("{PIN}\n"));
    let sign = ["sign", "r.pdf", "--out", "both.pdf"];
    let seal = ["--picture", "dau.png", "--digest", "sha256"];
    let done = with_token(&desk, &bench, &sign, &seal).ended(0);
    assert_eq!((done.out.as_str(), done.err.as_str()), ("both.pdf\n", ""));
    others::agree(&desk, "both.pdf", 2);
    std::fs::remove_file(desk.path("both.pdf")).unwrap();
    desk.write("pin", "00000000\n");
    desk.untouched(|| with_token(&desk, &bench, &sign, &seal).refused(4, "PIN"));
}

#[test]
fn a_token_signs_the_report_as_it_is_written() {
    let desk = ready(P256, P256);
    let bench = Bench::with_token(LABEL);
    bench.key(LABEL, "01", TOKEN_P256, "Nguyen Thi Minh Hue");
    desk.write("leader.pem", std::fs::read(bench.path("01.pem")).unwrap());
    desk.write("pin", format!("{PIN}\n"));
    let report = [
        "report",
        "--db",
        "a.db",
        "--assessment",
        "1",
        "--out",
        "r.pdf",
    ];
    with_token(&desk, &bench, &report, &["--picture", "chu-ky.png"]).ended(0);
    others::agree(&desk, "r.pdf", 1);
}
