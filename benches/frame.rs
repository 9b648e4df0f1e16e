//! CPU time of one frame of the window: layout, drawing and tessellation, as
//! eframe asks for it, without the graphics driver. Aim: under 4 ms with 10,000 items.
#![expect(
    clippy::unwrap_used,
    reason = "a bench that cannot be set up must stop"
)]
#![allow(
    missing_docs,
    reason = "criterion's macros make undocumented functions"
)]

use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use tempfile::TempDir;
use tukiem::app::clock::SystemClock;
use tukiem::app::command::Command;
use tukiem::app::demo;
use tukiem::app::library::Library;
use tukiem::app::session::Session;
use tukiem::model::catalog::Catalog;
use tukiem::model::id::{CatalogId, ItemId};
use tukiem::ui::app::TukiemApp;
use tukiem::ui::dialogs::choose::Chooser;
use tukiem::ui::fonts;
use tukiem::ui::route::Route;

use eframe::egui::{self, Context, Event, Key, Modifiers, RawInput, Rect, pos2, vec2};

/// The real catalog, its items repeated until there are `count`.
fn catalog(count: usize) -> Catalog {
    let library = Library::built_in().unwrap();
    let real = library.get(&CatalogId::new(demo::CATALOG)).unwrap();
    let mut large = (*real).clone();
    large.id = CatalogId::new("bench");
    if count > large.items.len() {
        let rounds = real.items.iter().cycle().take(count).enumerate();
        large.items = rounds
            .map(|(turn, item)| {
                let mut item = item.clone();
                item.id = ItemId::new(format!("{}-{turn}", item.id));
                item
            })
            .collect();
        large.items.sort_by(|a, b| a.cites.cmp(&b.cites));
    }
    large
}

/// A window on the checklist of a new assessment.
fn window(count: usize) -> (TempDir, Context, TukiemApp) {
    let folder = tempfile::tempdir().unwrap();
    let catalog = catalog(count);
    let head = demo::head(
        &catalog,
        chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
    );
    let mut library = Library::default();
    library.insert(catalog);
    let path = folder.path().join("tukiem.db");
    let clock = Arc::new(SystemClock);
    let mut session = Session::open_with(&path, library, clock, Arc::new(|| {})).unwrap();
    session.execute(Command::Create(Box::new(head))).unwrap();
    let ctx = Context::default();
    fonts::install(&ctx);
    ctx.enable_accesskit();
    let mut app = TukiemApp::new(session, Chooser::fake(vec![]));
    app.open(Route::Checklist(None));
    for _ in 0..5 {
        frame(&ctx, &mut app, vec![]);
    }
    (folder, ctx, app)
}

fn frame(ctx: &Context, app: &mut TukiemApp, events: Vec<Event>) -> usize {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1366.0, 768.0))),
        events,
        ..RawInput::default()
    };
    let output = ctx.run_ui(input, |ui| app.frame(ui));
    ctx.tessellate(output.shapes, output.pixels_per_point).len()
}

fn key(key: Key) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}

fn frames(c: &mut Criterion) {
    let real = catalog(0).items.len();
    for count in [real, 10_000] {
        let (_folder, ctx, mut app) = window(count);
        let mut group = c.benchmark_group(format!("frame, {count} items"));
        group.sample_size(30);
        group.bench_function("still", |b| b.iter(|| frame(&ctx, &mut app, vec![])));
        group.bench_function("next item", |b| {
            b.iter_batched(
                || vec![key(Key::J)],
                |events| frame(&ctx, &mut app, events),
                BatchSize::PerIteration,
            );
        });
        group.bench_function("scrolling", |b| {
            let wheel = || {
                vec![
                    Event::PointerMoved(pos2(700.0, 400.0)),
                    Event::MouseWheel {
                        unit: egui::MouseWheelUnit::Point,
                        delta: vec2(0.0, -120.0),
                        source: egui::MouseWheelSource::Unknown,
                        modifiers: Modifiers::NONE,
                        phase: egui::TouchPhase::Move,
                    },
                ]
            };
            b.iter_batched(
                wheel,
                |events| frame(&ctx, &mut app, events),
                BatchSize::PerIteration,
            );
        });
        group.finish();
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
