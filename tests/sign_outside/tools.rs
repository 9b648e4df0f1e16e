//! A folder with an authority, a signer and a time stamping service made by
//! openssl, and pyHanko working in it.

use std::path::{Path, PathBuf};
use std::process::Command;

use tukiem::sign::TrustAnchors;

use super::support::{openssl, run};

const EXTENSIONS: &str = "[leaf]\nbasicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n\
[tsa]\nbasicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n";

/// The folder.
pub(crate) struct Office(tempfile::TempDir);

impl Office {
    /// `ca`, and `leaf` and `tsa` issued by it, as .pem and .key.
    pub(crate) fn new() -> Self {
        let office = Self(tempfile::tempdir().unwrap());
        let at = office.path();
        std::fs::write(at.join("ext.cnf"), EXTENSIONS).unwrap();
        authority(at, "ca", &[]);
        for name in ["leaf", "tsa"] {
            issue(at, name, "ca", name, &[]);
        }
        office
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path().join(name), bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path().join(name)).unwrap()
    }

    /// Trusts the certificates of these files.
    pub(crate) fn trust(&self, names: &[&str]) -> TrustAnchors {
        let files: Vec<_> = names.iter().map(|n| self.read(n)).collect();
        TrustAnchors::from_files(files.iter().map(Vec::as_slice)).unwrap()
    }

    /// What pyHanko makes of a file; see `other_program.py`.
    pub(crate) fn pyhanko(&self, mode: &str, pdf: &[u8], field: &str) -> Vec<u8> {
        self.write("in.pdf", pdf);
        run(&mut self.python(&[mode, "in.pdf", "out.pdf", field]));
        self.read("out.pdf")
    }

    pub(crate) fn python(&self, arguments: &[&str]) -> Command {
        let program = pyhanko().with_file_name("python");
        let script =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sign/other_program.py");
        let mut command = Command::new(program);
        command.current_dir(self.path()).arg(script).args(arguments);
        command
    }
}

/// pyHanko's program: `TUKIEM_PYHANKO`, or the virtual environment of scripts/test.
pub(crate) fn pyhanko() -> PathBuf {
    if let Some(path) = std::env::var_os("TUKIEM_PYHANKO") {
        return path.into();
    }
    let local = Path::new(env!("CARGO_MANIFEST_DIR")).join(".venv/bin/pyhanko");
    assert!(local.is_file(), "run scripts/test");
    local
}

/// A self-signed authority `NAME`; `more` goes to `openssl req`.
pub(crate) fn authority(at: &Path, name: &str, more: &[&str]) {
    let (key, pem, subject) = (
        format!("{name}.key"),
        format!("{name}.pem"),
        format!("/CN=Goc {name}"),
    );
    let mut arguments = vec![
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", &key,
    ];
    arguments.extend(["-out", &pem, "-days", "3650", "-subj", &subject]);
    arguments.extend(["-addext", "keyUsage=critical,keyCertSign,cRLSign"]);
    arguments.extend(more);
    openssl(at, &arguments);
}

/// A certificate `NAME` issued by `issuer`, with the extensions of that section
/// of `ext.cnf`; `more` goes to `openssl x509`.
pub(crate) fn issue(at: &Path, name: &str, issuer: &str, section: &str, more: &[&str]) {
    issue_with(at, name, issuer, section, more, &["rsa:2048"]);
}

/// The same with another kind of key, as `-newkey` takes it.
pub(crate) fn issue_with(
    at: &Path,
    name: &str,
    issuer: &str,
    section: &str,
    more: &[&str],
    kind: &[&str],
) {
    let file = |ending: &str| format!("{name}.{ending}");
    let (key, csr, pem) = (file("key"), file("csr"), file("pem"));
    let subject = format!("/CN=Ten {name}/O=UBND xa Tu Ky");
    let mut request = vec![
        "req", "-nodes", "-keyout", &key, "-out", &csr, "-subj", &subject, "-newkey",
    ];
    request.extend(kind);
    openssl(at, &request);
    let (ca, ca_key) = (format!("{issuer}.pem"), format!("{issuer}.key"));
    let mut arguments = vec!["x509", "-req", "-in", &csr, "-CA", &ca, "-CAkey", &ca_key];
    arguments.extend(["-CAcreateserial", "-days", "3000", "-out", &pem]);
    arguments.extend(["-extfile", "ext.cnf", "-extensions", section]);
    arguments.extend(more);
    openssl(at, &arguments);
}

/// The key `NAME` with its certificate and `others` as PKCS#12.
pub(crate) fn key_file(at: &Path, name: &str, others: &str) -> Vec<u8> {
    let (key, pem) = (format!("{name}.key"), format!("{name}.pem"));
    let word = format!("pass:{}", super::support::PASSPHRASE);
    let mut arguments = vec!["pkcs12", "-export", "-inkey", &key, "-in", &pem];
    arguments.extend(["-out", "k.p12", "-passout", &word]);
    if !others.is_empty() {
        arguments.extend(["-certfile", others]);
    }
    openssl(at, &arguments);
    std::fs::read(at.join("k.p12")).unwrap()
}
