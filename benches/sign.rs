//! How long one and two signatures take on the report of a commune, by the kind of key: RSA
//! of 3072 bits, and ECDSA on P-256. Opening the key is not counted.
#![allow(
    clippy::unwrap_used,
    reason = "a bench without its data measures nothing"
)]

mod given;

use std::hint::black_box;
use std::path::Path;
use std::process::Command;

use criterion::{Criterion, criterion_group, criterion_main};
use tukiem::report::document::{AGENCY_FIELD, LEADER_FIELD};
use tukiem::report::fonts::{Face, Fonts};
use tukiem::report::{layout, render_pages};
use tukiem::sign::{Appearance, Picture, Place, SignRequest, SigningKey, open_pkcs12, sign_pdf};
use zeroize::Zeroizing;

const RSA: &[&str] = &["-newkey", "rsa:3072"];
const P256: &[&str] = &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
/// Points across a seal of 36 mm.
const SEAL: f32 = 36.0 * 72.0 / 25.4;

/// A key and its certificate made by openssl.
fn key(kind: &[&str]) -> SigningKey {
    let folder = tempfile::tempdir().unwrap();
    let openssl = |words: &[&str]| {
        let mut command = Command::new("openssl");
        let said = command.current_dir(folder.path()).args(words).output();
        assert!(said.unwrap().status.success(), "openssl {words:?}");
    };
    let usage = [
        "-addext",
        "keyUsage=critical,digitalSignature,nonRepudiation",
    ];
    let new = [
        "req",
        "-x509",
        "-nodes",
        "-subj",
        "/CN=Nguyen Thi Minh Hue",
        "-days",
        "3650",
    ];
    let out = [
        "-keyout",
        "k.pem",
        "-out",
        "c.pem",
        "-addext",
        "basicConstraints=critical,CA:FALSE",
    ];
    openssl(&[&new[..], &usage, &out, kind].concat());
    openssl(&[
        "pkcs12",
        "-export",
        "-inkey",
        "k.pem",
        "-in",
        "c.pem",
        "-out",
        "k.p12",
        "-passout",
        "pass:bench",
    ]);
    opened(&folder.path().join("k.p12"))
}

fn opened(path: &Path) -> SigningKey {
    let bytes = std::fs::read(path).unwrap();
    open_pkcs12(&bytes, &Zeroizing::new("bench".to_owned())).unwrap()
}

/// A picture of the size that a prepared one has at most.
fn picture(width: u32, height: u32, colour: [u8; 3], place: Place) -> Picture {
    let [red, green, blue] = colour;
    let pixels = (0..width * height).map(|at| {
        let (x, y) = (at % width, at / width);
        let alpha = if (x * 3 + y * 2) % 97 < 20 { 255 } else { 0 };
        [red, green, blue, alpha]
    });
    Picture {
        width,
        height,
        rgba: pixels.flatten().collect(),
        place,
    }
}

fn signed(pdf: &[u8], key: &SigningKey, field: &str, picture: &Picture) -> Vec<u8> {
    let request = SignRequest {
        field,
        key,
        // The keys are made when the bench runs.
        time: chrono::Local::now().fixed_offset() + chrono::Duration::minutes(5),
        reason: Some("Ký duyệt báo cáo"),
        location: Some("Tân Minh Mẫu"),
        contact: None,
        appearance: Some(Appearance {
            picture: Some(picture.clone()),
            lines: vec![],
            font: Face::Regular.bytes(),
        }),
    };
    sign_pdf(pdf, &request).unwrap()
}

fn bench(c: &mut Criterion) {
    let filled = given::Filled::make();
    let document = filled.snapshot().document(given::now()).unwrap();
    let pages = layout(&document, Fonts::embedded().unwrap());
    let pdf = render_pages(&document, &pages).unwrap();
    let signature = picture(945, 410, [20, 40, 160], Place::Centred);
    let over = LEADER_FIELD.to_owned();
    let place = Place::Seal { across: SEAL, over };
    let seal = picture(567, 567, [200, 20, 30], place);

    let mut group = c.benchmark_group(format!("sign {} kB", pdf.len() / 1024));
    group.sample_size(20);
    for (name, kind) in [("RSA-3072", RSA), ("P-256", P256)] {
        let (leader, agency) = (key(kind), key(kind));
        let led = signed(&pdf, &leader, LEADER_FIELD, &signature);
        group.bench_function(format!("{name} once"), |b| {
            b.iter(|| black_box(signed(&pdf, &leader, LEADER_FIELD, &signature)));
        });
        group.bench_function(format!("{name} over it"), |b| {
            b.iter(|| black_box(signed(&led, &agency, AGENCY_FIELD, &seal)));
        });
        group.bench_function(format!("{name} twice"), |b| {
            b.iter(|| {
                let led = signed(&pdf, &leader, LEADER_FIELD, &signature);
                black_box(signed(&led, &agency, AGENCY_FIELD, &seal))
            });
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
