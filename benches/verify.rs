//! How long it takes to check the signed report of a commune, with the leader's
//! signature alone and with the agency's over it.
#![allow(
    clippy::unwrap_used,
    reason = "a bench without its data measures nothing"
)]

mod given;

use criterion::{Criterion, criterion_group, criterion_main};
use tukiem::app::demo::PASSPHRASE;
use tukiem::report::document::AGENCY_FIELD;
use tukiem::sign::{SignRequest, TrustAnchors, open_pkcs12, sign_pdf, verify};
use zeroize::Zeroizing;

fn bench(c: &mut Criterion) {
    let filled = given::Filled::make();
    let once = std::fs::read(filled.path("bao-cao.pdf")).unwrap();
    let file = std::fs::read(filled.path("tukiem.p12")).unwrap();
    let key = open_pkcs12(&file, &Zeroizing::new(PASSPHRASE.to_owned())).unwrap();
    let request = SignRequest {
        field: AGENCY_FIELD,
        key: &key,
        time: given::now(),
        reason: None,
        location: None,
        contact: None,
        appearance: None,
    };
    let twice = sign_pdf(&once, &request).unwrap();
    let anchors = TrustAnchors::from_der([key.certificate().der()]).unwrap();
    let mut group = c.benchmark_group("verify");
    group.sample_size(20);
    for (name, bytes) in [("one signature", &once), ("two signatures", &twice)] {
        let name = format!("{name}, {} KB", bytes.len() / 1024);
        group.bench_function(name, |b| {
            b.iter(|| assert!(verify(bytes, &anchors, Some(given::now())).valid));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
