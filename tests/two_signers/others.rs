//! pdfsig, pyHanko and qpdf on the same file.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::desk::{Desk, tool};
use super::{P256, Rsa, key, lead, ready, signed_by_both};

/// pyHanko's program: `TUKIEM_PYHANKO`, or the virtual environment of scripts/test.
fn pyhanko_program() -> PathBuf {
    if let Some(path) = std::env::var_os("TUKIEM_PYHANKO") {
        return path.into();
    }
    let local = Path::new(env!("CARGO_MANIFEST_DIR")).join(".venv/bin/pyhanko");
    assert!(local.is_file(), "run scripts/test");
    local
}

fn text(command: &mut Command) -> String {
    let output = tool(command);
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What pdfsig says of a file.
pub(crate) fn pdfsig(desk: &Desk, file: &str) -> String {
    text(Command::new("pdfsig").arg(desk.path(file)))
}

/// pyHanko's one line a signature, the keys' certificates as trust roots.
fn pyhanko(desk: &Desk, file: &str) -> Vec<String> {
    let mut command = Command::new(pyhanko_program());
    command.current_dir(desk.path(".")).args([
        "sign",
        "validate",
        "--no-revocation-check",
        "--trust-replace",
    ]);
    for name in ["leader.pem", "agency.pem", "office.pem"] {
        if desk.path(name).exists() {
            command.args(["--trust", name]);
        }
    }
    let said = text(command.arg(file));
    said.lines().map(str::to_owned).collect()
}

/// All three find the file whole and every signature in it valid; the earlier ones extended
/// only by filling in the form.
#[track_caller]
pub(crate) fn agree(desk: &Desk, file: &str, signatures: usize) {
    let qpdf = text(Command::new("qpdf").arg("--check").arg(desk.path(file)));
    assert!(
        qpdf.contains("No syntax or stream encoding errors"),
        "{qpdf}"
    );
    let said = pdfsig(desk, file);
    assert_eq!(
        said.matches("Signature is Valid").count(),
        signatures,
        "{said}"
    );
    let lines = pyhanko(desk, file);
    let [earlier @ .., last] = &lines[..] else {
        panic!("pyHanko says nothing")
    };
    assert_eq!(lines.len(), signatures, "{lines:?}");
    assert!(last.ends_with(":INTACT:TRUSTED,UNTOUCHED"), "{last}");
    for line in earlier {
        assert!(
            line.contains(":INTACT:TRUSTED,EXTENDED_WITH_FORM_FILLING,ACCEPTABLE"),
            "{line}"
        );
    }
}

/// pyHanko signs a field with the agency's key.
fn sign_with_pyhanko(desk: &Desk, from: &str, to: &str, field: &str, key: &str) {
    let words = [
        "sign",
        "addsig",
        "--field",
        field,
        "--use-pades",
        "pkcs12",
        "--passfile",
        "pass",
        from,
        to,
        key,
    ];
    tool(
        Command::new(pyhanko_program())
            .current_dir(desk.path("."))
            .args(words),
    );
}

#[test]
fn a_clerk_with_another_program_leaves_the_leader_valid() {
    let desk = ready(P256, Rsa);
    lead(&desk, &[]).ended(0);
    sign_with_pyhanko(&desk, "r.pdf", "both.pdf", "CoQuan", "agency.p12");
    agree(&desk, "both.pdf", 2);
    desk.run(&["verify", "both.pdf"]).ended(0);
}

#[test]
fn a_leader_with_another_program_is_sealed_here() {
    let desk = ready(P256, Rsa);
    sign_with_pyhanko(&desk, "p.pdf", "r.pdf", "ThuTruong", "leader.p12");
    super::sealed(&desk, "both.pdf", &[]).ended(0);
    agree(&desk, "both.pdf", 2);
    desk.run(&["verify", "both.pdf"]).ended(0);
}

/// The document system adds number and date as a signature of its own, in a field of its own.
#[test]
fn a_third_visible_signature_leaves_both_valid() {
    let desk = signed_by_both(Rsa, P256);
    key(&desk, "office", "He thong quan ly van ban", P256);
    let field = "1/300,790,560,830/SoDen";
    sign_with_pyhanko(&desk, "both.pdf", "three.pdf", field, "office.p12");
    let said = pdfsig(&desk, "three.pdf");
    assert_eq!(said.matches("Signature is Valid").count(), 3, "{said}");
    let lines = pyhanko(&desk, "three.pdf");
    assert_eq!(lines.len(), 3, "{lines:?}");
    desk.run(&["verify", "three.pdf"]).ended(0);
    for line in &lines[..2] {
        assert!(
            line.contains(":INTACT:TRUSTED,EXTENDED_WITH_FORM_FILLING,ACCEPTABLE"),
            "{line}"
        );
    }
}
