//! How long the score takes: after every answer it is worked out anew.
#![allow(
    clippy::unwrap_used,
    reason = "a bench without its data measures nothing"
)]

mod given;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use tukiem::app::export::Snapshot;
use tukiem::model::id::ItemId;
use tukiem::model::scope::Scope;
use tukiem::model::scoring::score;

/// The same catalog with its items and their answers repeated up to `count`.
fn grown(snapshot: &Snapshot, count: usize) -> Snapshot {
    let mut catalog = (*snapshot.catalog).clone();
    let mut assessment = snapshot.assessment.clone();
    let originals = snapshot
        .catalog
        .items
        .iter()
        .cycle()
        .take(count)
        .enumerate();
    catalog.items = originals
        .map(|(n, item)| {
            let id = ItemId::new(format!("{}-{n:05}", item.id));
            if let Some(response) = snapshot.assessment.responses.get(&item.id) {
                assessment.responses.insert(id.clone(), response.clone());
            }
            for evidence in snapshot.assessment.evidence_of(&item.id) {
                assessment.links.insert((id.clone(), evidence.id));
            }
            let mut item = item.clone();
            item.id = id;
            item
        })
        .collect();
    // Articles come in the order of the text, as the loader has them.
    catalog
        .items
        .sort_by_key(|item| item.article().parse::<u32>().unwrap_or(0));
    let scope = Scope::of(&catalog, &assessment.head.profile);
    let score = score(&catalog, &scope, &assessment);
    Snapshot {
        assessment,
        catalog: catalog.into(),
        controls: snapshot.controls.clone(),
        scope,
        score,
    }
}

fn bench(c: &mut Criterion) {
    let real = given::Filled::make().snapshot();
    let large = grown(&real, 10_000);
    let mut group = c.benchmark_group("score");
    group.sample_size(30);
    for snapshot in [&real, &large] {
        let count = snapshot.catalog.items.len();
        group.bench_with_input(BenchmarkId::from_parameter(count), snapshot, |b, s| {
            b.iter(|| black_box(score(&s.catalog, &s.scope, &s.assessment)));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
