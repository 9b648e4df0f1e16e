//! How long it takes from a filled database to a session with its assessment open.
#![allow(
    clippy::unwrap_used,
    reason = "a bench without its data measures nothing"
)]

mod given;

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

fn bench(c: &mut Criterion) {
    let filled = given::Filled::make();
    let mut group = c.benchmark_group("open");
    group.sample_size(20);
    group.bench_function("filled database", |b| {
        b.iter(|| black_box(filled.session()));
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
