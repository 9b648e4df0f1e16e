//! How long it takes until one answer is safe on the disk.
#![allow(
    clippy::unwrap_used,
    reason = "a bench without its data measures nothing"
)]

mod given;

use criterion::{Criterion, criterion_group, criterion_main};
use tukiem::app::command::Command;
use tukiem::app::headless::PATIENCE;
use tukiem::model::response::Answer;

fn bench(c: &mut Criterion) {
    let filled = given::Filled::make();
    let mut session = filled.session();
    let item = session.current.as_ref().unwrap().catalog.items[0]
        .id
        .clone();
    let mut met = false;
    let mut group = c.benchmark_group("save");
    group.sample_size(30);
    group.bench_function("one answer, durable", |b| {
        b.iter(|| {
            met = !met;
            let answer = Some(if met { Answer::Met } else { Answer::Partial });
            session
                .execute(Command::Answer {
                    item: item.clone(),
                    answer,
                })
                .unwrap();
            session.flush(PATIENCE).unwrap();
        });
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
