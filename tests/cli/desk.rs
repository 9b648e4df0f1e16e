//! A folder to work in, the program as a person starts it, and keys of openssl.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

pub(crate) const CATALOG: &str = "hai-duong-39-2024";
pub(crate) const PASSPHRASE: &str = "mật khẩu thử 2026";
/// What a certificate must have to sign documents.
pub(crate) const FOR_SIGNING: &[&str] = &[
    "keyUsage=critical,digitalSignature,nonRepudiation",
    "basicConstraints=CA:FALSE",
];

/// What the program said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// Ended with this code, with words on stderr exactly where it failed, and without a trace of code.
    #[track_caller]
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        for trace in ["panicked", "RUST_BACKTRACE", ".rs:", "Err(", "thread '"] {
            assert!(
                !self.err.contains(trace) && !self.out.contains(trace),
                "{trace}: {self:?}"
            );
        }
        self
    }

    /// Refused with this code: nothing on stdout, a sentence that holds `words` on stderr.
    #[track_caller]
    pub(crate) fn refused(self, code: i32, words: &str) {
        let said = self.ended(code);
        assert_eq!(said.out, "", "{said:?}");
        assert!(
            said.err.contains(words),
            "“{words}” is not said: {}",
            said.err
        );
        assert!(said.err.trim().chars().count() > 20, "{said:?}");
    }
}

pub(crate) struct Desk(TempDir);

impl Desk {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// The program with this language of messages, started in the folder.
    pub(crate) fn program(&self, locale: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tukiem-cli"));
        command
            .current_dir(self.0.path())
            .env_clear()
            .env("LC_ALL", locale)
            .env("HOME", self.0.path());
        command
    }

    pub(crate) fn run(&self, words: &[&str]) -> Said {
        said(self.program("vi_VN.UTF-8").args(words))
    }

    pub(crate) fn run_english(&self, words: &[&str]) -> Said {
        said(self.program("en_US.UTF-8").args(words))
    }

    /// The example inputs, assessed into `a.db` as number 1.
    pub(crate) fn assessed() -> Self {
        let desk = Self::new();
        let said = desk
            .assess(&example("answers.json"), &example("evidence"))
            .ended(0);
        assert_eq!(said.out, "1\n");
        desk
    }

    pub(crate) fn assess(&self, answers: &Path, evidence: &Path) -> Said {
        let profile = example("profile.json");
        let mut command = self.program("vi_VN.UTF-8");
        command
            .args(["assess", "--catalog", CATALOG, "--db", "a.db", "--profile"])
            .arg(profile);
        said(
            command
                .arg("--answers")
                .arg(answers)
                .arg("--evidence")
                .arg(evidence),
        )
    }

    /// A key of openssl as `name`, its passphrase in `pass`.
    pub(crate) fn key(&self, name: &str, extensions: &[&str], dates: &[&str]) {
        let config = format!(
            "[req]\nprompt=no\ndistinguished_name=dn\n[dn]\nCN=Pham Thi Hong Nhung\nO=THCS An Binh Mau\n[ext]\n{}\n",
            extensions.join("\n")
        );
        self.write("req.cnf", config);
        self.write("pass", format!("{PASSPHRASE}\n"));
        let new = [
            "req",
            "-x509",
            "-nodes",
            "-config",
            "req.cnf",
            "-extensions",
            "ext",
            "-newkey",
            "ec",
            "-pkeyopt",
        ];
        let out = [
            "ec_paramgen_curve:P-256",
            "-keyout",
            "key.pem",
            "-out",
            "cert.pem",
        ];
        self.openssl(&[&new[..], &out, dates].concat());
        self.export(name);
    }

    /// The same with a certificate valid in other times than now.
    pub(crate) fn key_of(&self, name: &str, from: &str, to: &str) {
        self.key(name, FOR_SIGNING, &["-days", "9"]);
        let rules = "[ca]\ndefault_ca=d\n[d]\ndatabase=index\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\n\
            policy=p\n[p]\ncommonName=supplied\norganizationName=optional\n";
        let ours = String::from_utf8(self.read("req.cnf")).unwrap();
        self.write("ca.cnf", format!("{rules}{ours}"));
        self.write("index", "");
        self.write("serial", "01\n");
        self.openssl(&[
            "req", "-new", "-key", "key.pem", "-config", "req.cnf", "-out", "k.csr",
        ]);
        let sign = [
            "ca",
            "-selfsign",
            "-batch",
            "-notext",
            "-config",
            "ca.cnf",
            "-extensions",
            "ext",
            "-keyfile",
            "key.pem",
        ];
        let dates = [
            "-in",
            "k.csr",
            "-out",
            "cert.pem",
            "-startdate",
            from,
            "-enddate",
            to,
        ];
        self.openssl(&[&sign[..], &dates].concat());
        self.export(name);
    }

    fn export(&self, name: &str) {
        let word = format!("pass:{PASSPHRASE}");
        let export = [
            "pkcs12", "-export", "-inkey", "key.pem", "-in", "cert.pem", "-out", name, "-passout",
            &word,
        ];
        self.openssl(&export);
    }

    pub(crate) fn openssl(&self, words: &[&str]) {
        tool(
            Command::new("openssl")
                .current_dir(self.0.path())
                .args(words),
        );
    }

    pub(crate) fn sign(&self, out: &str, key: &str) -> Said {
        self.run(&[
            "report",
            "--db",
            "a.db",
            "--assessment",
            "1",
            "--out",
            out,
            "--sign-p12",
            key,
            "--pass-file",
            "pass",
        ])
    }

    /// Every file below the folder with its content. The lock beside a database
    /// is no data, nor is the empty log that reading one may leave.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.0.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() && !path.is_symlink() {
                    folders.push(path);
                    continue;
                }
                let name = path
                    .strip_prefix(self.0.path())
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                let bytes = std::fs::read(&path).unwrap_or_default();
                let index = name.ends_with(".lock") || name.ends_with(".db-shm");
                if !(index || name.ends_with(".db-wal") && bytes.is_empty()) {
                    files.insert(name, bytes);
                }
            }
        }
        files
    }

    /// `work` changes no file of the folder and leaves none behind.
    #[track_caller]
    pub(crate) fn untouched<T>(&self, work: impl FnOnce() -> T) -> T {
        let before = self.files();
        let given = work();
        let after = self.files();
        let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&before), names(&after));
        for (name, bytes) in &before {
            assert!(after.get(name) == Some(bytes), "{name} was changed");
        }
        given
    }
}

/// An example input that the repository carries.
pub(crate) fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/cli")
        .join(name)
}

pub(crate) fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    Said {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs a tool that must be installed and succeed.
pub(crate) fn tool(command: &mut Command) -> Output {
    let output = command.output();
    let output = output.unwrap_or_else(|e| {
        panic!(
            "{:?} cannot be started ({e}): run scripts/test",
            command.get_program()
        )
    });
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}
