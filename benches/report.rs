//! How long the signed report of a commune takes, in its parts and as a whole.
#![allow(
    clippy::unwrap_used,
    reason = "a bench without its data measures nothing"
)]

mod given;

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use tukiem::app::demo::PASSPHRASE;
use tukiem::app::export::Snapshot;
use tukiem::app::submission;
use tukiem::report::document::LEADER_FIELD;
use tukiem::report::fonts::{Face, Fonts};
use tukiem::report::{layout, render_pages};
use tukiem::sign::{Appearance, SignRequest, SigningKey, TrustAnchors, open_pkcs12, sign_pdf};
use zeroize::Zeroizing;

/// Longer notes, until the report has about sixty pages.
fn lengthened(mut snapshot: Snapshot) -> Snapshot {
    for response in snapshot.assessment.responses.values_mut() {
        response.note =
            "Đã kiểm tra thực tế tại các phòng, lập biên bản và lưu tại văn thư. ".repeat(2);
    }
    snapshot
}

fn signed(pdf: &[u8], key: &SigningKey) -> Vec<u8> {
    let appearance = Appearance {
        picture: None,
        lines: vec![],
        font: Face::Regular.bytes(),
    };
    let request = SignRequest {
        field: LEADER_FIELD,
        key,
        time: given::now(),
        reason: None,
        location: None,
        contact: None,
        appearance: Some(appearance),
    };
    sign_pdf(pdf, &request).unwrap()
}

fn bench(c: &mut Criterion) {
    let filled = given::Filled::make();
    let snapshot = lengthened(filled.snapshot());
    let bytes = std::fs::read(filled.path("tukiem.p12")).unwrap();
    let key = open_pkcs12(&bytes, &Zeroizing::new(PASSPHRASE.to_owned())).unwrap();
    let fonts = Fonts::embedded().unwrap();
    let document = snapshot.document(given::now()).unwrap();
    let pages = layout(&document, fonts);
    let pdf = render_pages(&document, &pages).unwrap();

    let mut group = c.benchmark_group(format!("report of {} pages", pages.pages.len()));
    group.sample_size(10);
    group.bench_function("layout", |b| b.iter(|| black_box(layout(&document, fonts))));
    group.bench_function("render", |b| {
        b.iter(|| black_box(render_pages(&document, &pages).unwrap()));
    });
    group.bench_function("sign", |b| b.iter(|| black_box(signed(&pdf, &key))));
    group.bench_function("whole", |b| {
        b.iter(|| {
            let document = snapshot.document(given::now()).unwrap();
            let pages = layout(&document, fonts);
            black_box(signed(&render_pages(&document, &pages).unwrap(), &key))
        });
    });
    let whole = signed(&pdf, &key);
    group.bench_function("open as the receiver", |b| {
        b.iter(|| {
            let opened = submission::open(&whole, &TrustAnchors::none(), given::now()).unwrap();
            assert!(opened.binding.holds());
        });
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
