//! How long it takes to check the signed report of a commune.
#![allow(
    clippy::unwrap_used,
    reason = "a bench without its data measures nothing"
)]

mod given;

use criterion::{Criterion, criterion_group, criterion_main};
use tukiem::sign::{TrustAnchors, verify};

fn bench(c: &mut Criterion) {
    let filled = given::Filled::make();
    let bytes = std::fs::read(filled.path("bao-cao.pdf")).unwrap();
    let anchors = TrustAnchors::none();
    let mut group = c.benchmark_group("verify");
    group.sample_size(20);
    group.bench_function(format!("{} KB", bytes.len() / 1024), |b| {
        b.iter(|| assert!(verify(&bytes, &anchors, Some(given::now())).valid));
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
