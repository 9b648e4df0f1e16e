//! A folder with SoftHSM2 tokens of its own, keys of openssl on them, and
//! processes that see only these tokens.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

use super::support::{openssl, run};

/// The module; a test without it fails.
pub(crate) const SOFTHSM: &str = "/usr/lib/softhsm/libsofthsm2.so";
pub(crate) const PIN: &str = "20261129";
/// Names the file with the task of a child process.
pub(crate) const TASK: &str = "TUKIEM_TOKEN_TASK";

pub(crate) const RSA_2048: &[&str] = &["-newkey", "rsa:2048"];
pub(crate) const RSA_3072: &[&str] = &["-newkey", "rsa:3072"];
pub(crate) const P256: &[&str] = &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
pub(crate) const P384: &[&str] = &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"];

pub(crate) struct Bench(tempfile::TempDir);

impl Bench {
    /// No token is set up yet.
    pub(crate) fn new() -> Self {
        assert!(
            Path::new(SOFTHSM).is_file(),
            "SoftHSM2 is needed: {SOFTHSM}"
        );
        let bench = Self(tempfile::tempdir().unwrap());
        std::fs::create_dir(bench.path("tokens")).unwrap();
        let config = format!(
            "directories.tokendir = {}\nobjectstore.backend = file\nlog.level = ERROR\n",
            bench.path("tokens").display()
        );
        std::fs::write(bench.path("softhsm2.conf"), config).unwrap();
        bench
    }

    /// One token with that label.
    pub(crate) fn with_token(label: &str) -> Self {
        let bench = Self::new();
        bench.set_up(label);
        bench
    }

    pub(crate) fn set_up(&self, label: &str) {
        run(self
            .command("softhsm2-util")
            .args(["--init-token", "--free", "--label", label])
            .args(["--so-pin", "12345678", "--pin", PIN]));
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.0.path())
            .env("SOFTHSM2_CONF", self.path("softhsm2.conf"));
        command
    }

    /// The program in Vietnamese.
    pub(crate) fn cli(&self, words: &[&str]) -> Output {
        let mut command = self.command(env!("CARGO_BIN_EXE_tukiem-cli"));
        command.env("LC_ALL", "vi_VN.UTF-8").args(words);
        command.output().unwrap()
    }

    /// What `token list --json` says of the only module.
    pub(crate) fn listed(&self) -> Value {
        let output = self.cli(&["token", "list", "--module", SOFTHSM, "--json"]);
        let said: Value = serde_json::from_slice(&output.stdout).unwrap();
        said["modules"][0].clone()
    }

    /// The slot of the only token, or of the one with that label.
    pub(crate) fn slot(&self, label: &str) -> u64 {
        let listed = self.listed();
        let tokens = listed["tokens"].as_array().unwrap();
        let token = tokens.iter().find(|token| token["label"] == label);
        token.unwrap()["slot"].as_u64().unwrap()
    }

    /// A key and its certificate on the token, both as `id`; `id.pem` stays in the folder.
    pub(crate) fn key(&self, label: &str, id: &str, kind: &[&str], holder: &str) {
        self.certificate(id, kind, holder, &["-days", "3650"]);
        self.import(label, id, holder);
    }

    /// The key `id.key` and the certificate `id.pem` onto the token.
    pub(crate) fn import(&self, label: &str, id: &str, holder: &str) {
        run(self
            .command("softhsm2-util")
            .args(["--import", &format!("{id}.key"), "--token", label])
            .args(["--label", holder, "--id", id, "--pin", PIN]));
        self.put_certificate(label, id);
    }

    /// A self-signed certificate `id.pem` with its key `id.key`.
    pub(crate) fn certificate(&self, id: &str, kind: &[&str], holder: &str, more: &[&str]) {
        let config = format!(
            "[req]\nprompt=no\ndistinguished_name=dn\nx509_extensions=ext\n[dn]\nCN={holder}\nO=UBND xa Tu Ky\n\
             [ext]\nkeyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=CA:FALSE\n"
        );
        std::fs::write(self.path("req.cnf"), config).unwrap();
        let (key, certificate) = (format!("{id}.key"), format!("{id}.pem"));
        let mut words = vec!["req", "-x509", "-nodes", "-config", "req.cnf"];
        words.extend(["-keyout", &key, "-out", &certificate]);
        words.extend(kind);
        words.extend(more);
        openssl(self.0.path(), &words);
    }

    pub(crate) fn put_certificate(&self, label: &str, id: &str) {
        let (pem, der) = (format!("{id}.pem"), format!("{id}.der"));
        openssl(
            self.0.path(),
            &["x509", "-in", &pem, "-outform", "DER", "-out", &der],
        );
        let task = json!({"do": "put", "slot": self.slot(label), "id": id, "certificate": self.path(&der)});
        assert_eq!(self.child(&task), "put");
    }

    /// Signs `document.pdf` into `signed.pdf` in a child; gives `signed` or the error's name.
    pub(crate) fn sign(&self, label: &str, id: &str, pin: &str, digest: &str) -> String {
        let task = json!({
            "do": "sign", "slot": self.slot(label), "id": id, "pin": pin, "digest": digest,
            "out": self.path("signed.pdf"),
        });
        self.child(&task)
    }

    /// Runs a task in a process of its own; gives what it found.
    pub(crate) fn child(&self, task: &Value) -> String {
        let (asked, said) = (self.path("task.json"), self.path("said"));
        let mut task = task.clone();
        task["said"] = json!(said);
        std::fs::write(&asked, task.to_string()).unwrap();
        drop(std::fs::remove_file(&said));
        run(self
            .command(std::env::current_exe().unwrap())
            .args(["--exact", "a_process_of_its_own_sees_its_own_tokens"])
            .env(TASK, &asked));
        std::fs::read_to_string(said).unwrap()
    }

    /// Marks every token as locked, as a real one is after too many wrong PINs;
    /// SoftHSM counts none.
    pub(crate) fn lock(&self) {
        for token in std::fs::read_dir(self.path("tokens")).unwrap() {
            let file = token.unwrap().path().join("token.object");
            let mut bytes = std::fs::read(&file).unwrap();
            // CKA_OS_TOKENFLAGS: RNG, login, PIN and token initialised, restore key not needed.
            let flags = 0x42d_u64.to_be_bytes();
            let at = bytes.windows(8).position(|window| window == flags);
            let at = at.expect("the flags of the token");
            bytes[at..at + 8].copy_from_slice(&0x4_042d_u64.to_be_bytes());
            std::fs::write(&file, bytes).unwrap();
        }
    }
}
