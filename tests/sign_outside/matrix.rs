//! Key kinds × one or two signatures × untouched or tampered: pyHanko, pdfsig
//! and we agree, but where it is said here how they differ.

use std::fmt::Write as _;
use std::process::Command;

use tukiem::sign::{SigningKey, TrustAnchors, open_pkcs12, sign_pdf, verify};

use super::support::{Kind, P256, P384, Recipe, append, build, objects, passphrase, request, run};
use super::tools::Office;

const RSA_3072: &[&str] = &["-newkey", "rsa:3072"];
const RSA_4096: &[&str] = &["-newkey", "rsa:4096"];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Tampered {
    Not,
    Content,
    Attachment,
    Appearance,
    Appended,
    Padding,
}

const ALL: [Tampered; 6] = [
    Tampered::Not,
    Tampered::Content,
    Tampered::Attachment,
    Tampered::Appearance,
    Tampered::Appended,
    Tampered::Padding,
];

/// The small document with an attached file.
fn document() -> Vec<u8> {
    let mut parts = objects("Bao cao");
    parts[0] = parts[0].replace(
        ">>",
        "/AF[9 0 R]/Names<</EmbeddedFiles<</Names[(a.json)9 0 R]>>>>>>",
    );
    parts
        .push("<</Type/Filespec/F(a.json)/UF(a.json)/AFRelationship/Data/EF<</F 10 0 R>>>>".into());
    parts.push("<</Type/EmbeddedFile/Length 12>>\nstream\n{\"score\":90}\nendstream".into());
    build(Kind::Table, &parts)
}

fn tampered(signed: &[u8], how: Tampered) -> Vec<u8> {
    let mut out = signed.to_vec();
    let mut put = |before: &[u8], after: &[u8], last: bool| {
        let mut windows = out.windows(before.len());
        let place = if last {
            windows.rposition(|w| w == before)
        } else {
            windows.position(|w| w == before)
        };
        let place = place.unwrap();
        out.splice(place..place + before.len(), after.iter().copied());
    };
    match how {
        Tampered::Not => {}
        Tampered::Content => put(b"(Bao cao)", b"(Bao dao)", false),
        Tampered::Attachment => put(b"{\"score\":90}", b"{\"score\":99}", false),
        // The newest appearance stands in the newest increment.
        Tampered::Appearance => put(b"/BBox [0 0 180", b"/BBox [0 0 181", true),
        Tampered::Padding => put(b"00>/M", b"01>/M", true),
        Tampered::Appended => {
            let white = "<</Length 25>>\nstream\n1 1 1 rg 0 0 595 842 re f\nendstream";
            return append(signed, &[(4, white)], "");
        }
    }
    out
}

#[test]
fn three_judges_agree_on_every_kind_of_key_and_tampering() {
    let office = Office::new();
    let keys: Vec<(&str, SigningKey)> = [
        ("rsa2048", super::support::RSA),
        ("rsa3072", RSA_3072),
        ("rsa4096", RSA_4096),
        ("p256", P256),
        ("p384", P384),
    ]
    .map(|(name, key)| {
        let file = Recipe {
            key,
            name,
            ..Recipe::default()
        };
        (name, open_pkcs12(&file.make(), &passphrase()).unwrap())
    })
    .into();
    let mut cells = Vec::new();
    for (at, (name, key)) in keys.iter().enumerate() {
        let der = office.path().join("c.der");
        std::fs::write(&der, key.certificate().der()).unwrap();
        let pem = format!("{name}.root.pem");
        super::support::openssl(
            office.path(),
            &["x509", "-inform", "DER", "-in", "c.der", "-out", &pem],
        );
        let once = sign_pdf(&document(), &request("ThuTruong", key)).unwrap();
        // The agency signs with the next kind of key.
        let seal = &keys[(at + 1) % keys.len()].1;
        let twice = sign_pdf(&once, &request("CoQuan", seal)).unwrap();
        for (count, signed) in [(1, &once), (2, &twice)] {
            for how in ALL {
                let file = format!("{name}-{count}-{how:?}.pdf");
                office.write(&file, &tampered(signed, how));
                cells.push((file, count, how));
            }
        }
    }
    let files: Vec<&str> = std::iter::once("judge")
        .chain(cells.iter().map(|(file, _, _)| file.as_str()))
        .collect();
    let said = run(&mut office.python(&files)).stdout;
    let said = String::from_utf8_lossy(&said).into_owned();
    let mut failures = String::new();
    for ((file, count, how), line) in cells.iter().zip(said.lines()) {
        assert!(line.starts_with(file.as_str()), "{line}");
        let ours = verify(&office.read(file), &TrustAnchors::none(), None).valid;
        let pyhanko = line.matches(" True ").count() == *count;
        let pdfsig = Command::new("pdfsig")
            .current_dir(office.path())
            .args(["-nocert", file])
            .output()
            .unwrap();
        let pdfsig = String::from_utf8_lossy(&pdfsig.stdout).into_owned();
        let pdfsig = pdfsig.matches("Signature is Valid").count() == *count;
        let expected = match how {
            Tampered::Not => [true, true, true],
            Tampered::Content | Tampered::Attachment | Tampered::Appearance => [false; 3],
            // pdfsig judges each signature's bytes and does not look at what came after.
            Tampered::Appended => [false, false, true],
            // Neither looks at what fills the room behind the signature.
            Tampered::Padding => [false, true, true],
        };
        if [ours, pyhanko, pdfsig] != expected {
            writeln!(
                failures,
                "{file}: we {ours}, pyHanko {pyhanko}, pdfsig {pdfsig}: {line}"
            )
            .unwrap();
        }
    }
    assert!(failures.is_empty(), "{failures}");
}
