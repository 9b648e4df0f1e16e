//! The whole window over a real session on a database in a temporary folder.

#![allow(dead_code, reason = "each test binary uses its own part")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall stop")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, NaiveDate};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::current::Current;
use tukiem::app::demo;
use tukiem::app::session::Session;
use tukiem::i18n::{Language, Message, Shell, Translate};
use tukiem::model::assessment::State;
use tukiem::model::id::{CatalogId, ItemId, RemediationId};
use tukiem::model::remediation::{Remediation, RemediationStatus};
use tukiem::model::response::Answer;
use tukiem::ui::app::TukiemApp;
use tukiem::ui::dialogs::choose::Chooser;
use tukiem::ui::fonts;
use tukiem::ui::route::Route;

/// A passphrase whose letters can be typed composed and decomposed.
pub(crate) const PASSPHRASE: &str = "mật khẩu dài 2026";

pub(crate) type Window = Harness<'static, TukiemApp>;

/// The window with the folder its database stands in.
pub(crate) struct Desk {
    pub(crate) window: Window,
    pub(crate) folder: tempfile::TempDir,
}

pub(crate) fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T09:00:00+07:00").unwrap()
}

impl Desk {
    /// A window on an assessment of the built-in catalog, with everything answered but the
    /// last `open` items in scope.
    pub(crate) fn new(open: usize, size: [f32; 2]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock(now()));
        let path = folder.path().join("tukiem.db");
        let mut session = Session::open(&path, clock, Arc::new(|| {})).unwrap();
        let catalog = session.library.get(&CatalogId::new(demo::CATALOG)).unwrap();
        let head = demo::head(&catalog, now().date_naive());
        session.execute(Command::Create(Box::new(head))).unwrap();
        answer(&mut session, open);
        let app = TukiemApp::new(session, Chooser::fake(vec![]));
        let window = Harness::builder()
            .with_size(size)
            .with_max_steps(60)
            .with_context_setup(fonts::install)
            .build_ui_state(|ui, app: &mut TukiemApp| app.frame(ui), app);
        Self { window, folder }
    }

    pub(crate) fn execute(&mut self, command: Command) {
        self.window.state_mut().ask(command);
    }

    pub(crate) fn go(&mut self, route: Route) {
        self.window.state_mut().open(route);
        self.run();
    }

    /// Draws until nothing changes any more.
    pub(crate) fn run(&mut self) {
        self.window.run_ok();
    }

    /// Draws until `done`, at most for a minute: jobs run on threads of their own.
    pub(crate) fn wait(&mut self, mut done: impl FnMut(&Window) -> bool) {
        let end = Instant::now() + Duration::from_secs(60);
        while !done(&self.window) {
            assert!(Instant::now() < end, "it did not come");
            std::thread::sleep(Duration::from_millis(10));
            self.window.step();
        }
        self.run();
    }

    pub(crate) fn current(&self) -> &Current {
        self.window.state().session().current.as_ref().unwrap()
    }

    pub(crate) fn state(&self) -> State {
        self.current().assessment.head.state
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        self.window
            .query_all_by_label_contains(text)
            .next()
            .is_some()
    }

    pub(crate) fn click(&mut self, text: &str) {
        self.window
            .get_by_role_and_label(Role::Button, text)
            .scroll_to_me();
        self.run();
        self.window
            .get_by_role_and_label(Role::Button, text)
            .click();
        self.run();
    }

    /// Closes the toasts: they lie over what is at the bottom.
    pub(crate) fn dismiss(&mut self) {
        let toasts = |window: &Window| window.query_all_by_label(vi(Shell::Dismiss)).count();
        while toasts(&self.window) > 0 {
            self.window
                .query_all_by_label(vi(Shell::Dismiss))
                .for_each(|toast| toast.click());
            self.run();
        }
    }

    pub(crate) fn unfold(&mut self, text: &str) {
        self.window
            .get_by_role_and_label(Role::DisclosureTriangle, text)
            .scroll_to_me();
        self.run();
        self.window
            .get_by_role_and_label(Role::DisclosureTriangle, text)
            .click();
        self.run();
    }

    /// Types into the labelled field, replacing what stands there.
    pub(crate) fn fill(&mut self, role: Role, label: &str, text: &str) {
        let field = self.window.get_by_role_and_label(role, label);
        field.focus();
        self.window.run_ok();
        self.window
            .key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        self.window.run_ok();
        self.window
            .get_by_role_and_label(role, label)
            .type_text(text);
        self.run();
    }
}

pub(crate) fn vi(message: impl Message) -> &'static str {
    Language::Vietnamese.t(message)
}

/// Answers everything but the last `open` items in scope: mostly met, with gaps,
/// one critical failure, one item that does not apply, and a plan for some gaps.
fn answer(session: &mut Session, open: usize) {
    let current = session.current.as_ref().unwrap();
    let catalog = current.catalog.clone();
    let scope = current.scope.clone();
    let inside: Vec<_> = (0..catalog.items.len())
        .filter(|at| scope.applies(*at))
        .collect();
    let critical = inside
        .iter()
        .copied()
        .find(|at| catalog.items[*at].critical);
    for (turn, &at) in inside.iter().take(inside.len() - open).enumerate() {
        let item = catalog.items[at].id.clone();
        let answer = match turn % 7 {
            _ if Some(at) == critical => Answer::NotMet,
            3 => Answer::Partial,
            5 => Answer::NotMet,
            _ if turn == 8 => Answer::NotApplicable {
                reason: "Không phát sinh.".to_owned(),
            },
            _ => Answer::Met,
        };
        let gap = answer.is_gap();
        let answer = Some(answer);
        session
            .execute(Command::Answer {
                item: item.clone(),
                answer,
            })
            .unwrap();
        if gap && turn % 2 == 0 {
            let line = plan(item);
            session
                .execute(Command::EditPlan { new: true, line })
                .unwrap();
        }
    }
}

fn plan(item: ItemId) -> Remediation {
    Remediation {
        id: RemediationId(0),
        item,
        action: "Trang bị thiết bị lưu trữ.".to_owned(),
        owner: "Trần Văn Đức".to_owned(),
        deadline: NaiveDate::from_ymd_opt(2027, 3, 31),
        cost: Some(12_500_000),
        status: RemediationStatus::Planned,
    }
}
