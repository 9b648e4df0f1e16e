//! A window without assessments, a package from somewhere else, and the form of an export by itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use egui::accesskit::Role;
use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;
use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::demo;
use tukiem::app::event::Event;
use tukiem::app::headless;
use tukiem::app::package::{How, PackageNews, Passphrase};
use tukiem::app::session::Session;
use tukiem::app::settings::Setting;
use tukiem::i18n::package::Package;
use tukiem::i18n::{Language, Message, Translate};
use tukiem::model::assessment::Assessment;
use tukiem::model::id::CatalogId;
use tukiem::model::response::Answer;
use tukiem::ui::app::TukiemApp;
use tukiem::ui::context::ViewContext;
use tukiem::ui::dialogs::choose::Chooser;
use tukiem::ui::fonts;
use tukiem::ui::route::Route;
use tukiem::ui::theme::Palette;
use tukiem::ui::views::package::PackageExport;
use zeroize::Zeroizing;

pub(crate) const WORDS: &str = "mật khẩu gói 2026";

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T09:00:00+07:00").unwrap()
}

fn session(folder: &Path) -> Session {
    let clock = Arc::new(FixedClock(now()));
    Session::open(&folder.join("tukiem.db"), clock, Arc::new(|| {})).unwrap()
}

fn passphrase() -> Passphrase {
    Passphrase::new(Zeroizing::new(WORDS.to_owned()))
}

/// An assessment with three answers.
fn begin(session: &mut Session) {
    let catalog = session.library.get(&CatalogId::new(demo::CATALOG)).unwrap();
    let head = demo::head(&catalog, now().date_naive());
    session.execute(Command::Create(Box::new(head))).unwrap();
    for item in &catalog.items[..3] {
        let (item, answer) = (item.id.clone(), Some(Answer::Met));
        session.execute(Command::Answer { item, answer }).unwrap();
    }
}

/// Another machine's package.
pub(crate) struct Sent {
    path: PathBuf,
    pub(crate) assessment: Assessment,
    _folder: TempDir,
}

impl Sent {
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

pub(crate) fn sender() -> Sent {
    let folder = tempfile::tempdir().unwrap();
    let mut session = session(folder.path());
    begin(&mut session);
    let path = folder.path().join("gói.tukiem");
    session
        .execute(Command::ExportPackage {
            path: path.clone(),
            passphrase: passphrase(),
        })
        .unwrap();
    headless::finish(&mut session).unwrap();
    let assessment = session.current.as_ref().unwrap().assessment.clone();
    Sent {
        path,
        assessment,
        _folder: folder,
    }
}

pub(crate) struct Window {
    pub(crate) harness: Harness<'static, TukiemApp>,
    language: Language,
    _folder: TempDir,
}

impl Window {
    pub(crate) fn open(language: Language) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut session = session(folder.path());
        let set = Command::Set(Setting::Language(language));
        session.execute(set).unwrap();
        let app = TukiemApp::new(session, Chooser::fake(vec![]));
        let harness = Harness::builder()
            .with_size(vec2(1366.0, 768.0))
            .with_max_steps(60)
            .with_context_setup(fonts::install)
            .build_ui_state(|ui, app: &mut TukiemApp| app.frame(ui), app);
        let mut window = Self {
            harness,
            language,
            _folder: folder,
        };
        window.harness.run_ok();
        window
    }

    pub(crate) fn t(&self, message: impl Message) -> &'static str {
        self.language.t(message)
    }

    pub(crate) fn session(&self) -> &Session {
        self.harness.state().session()
    }

    pub(crate) fn route(&self) -> &Route {
        self.harness.state().route()
    }

    pub(crate) fn ask(&mut self, command: Command) {
        self.harness.state_mut().ask(command);
        self.harness.run_ok();
    }

    #[track_caller]
    pub(crate) fn press(&mut self, message: impl Message) {
        press(&mut self.harness, self.language.t(message));
    }

    #[track_caller]
    pub(crate) fn write(&mut self, field: Package, text: &str) {
        write(&mut self.harness, self.language.t(field), text);
    }

    #[track_caller]
    pub(crate) fn value(&self, field: Package) -> String {
        value(&self.harness, self.language.t(field))
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        shows(&self.harness, text)
    }

    pub(crate) fn has(&self, role: Role, label: &str) -> bool {
        let mut found = self.harness.query_all_by_role_and_label(role, label);
        found.next().is_some()
    }

    #[track_caller]
    pub(crate) fn must_show(&self, text: &str) {
        assert!(self.shows(text), "not on the screen: {text}");
    }

    /// The name of what has the keyboard.
    pub(crate) fn focused(&self) -> Option<String> {
        let mut all = self.harness.query_all(egui_kittest::kittest::by());
        let node = all.find(|node| node.accesskit_node().is_focused())?;
        node.accesskit_node().label()
    }

    /// Draws until no job runs.
    pub(crate) fn finish(&mut self) {
        let end = Instant::now() + Duration::from_secs(60);
        self.harness.run_ok();
        while !self.session().jobs.is_empty() {
            assert!(Instant::now() < end, "it did not end");
            std::thread::sleep(Duration::from_millis(10));
            self.harness.step();
        }
        self.harness.run_ok();
    }

    /// Opens a package on the screen.
    pub(crate) fn read(&mut self, path: &Path) {
        self.write(Package::File, &path.display().to_string());
        self.write(Package::Passphrase, WORDS);
        self.press(Package::Read);
        self.finish();
    }

    /// Takes a package in past the screen.
    pub(crate) fn take(&mut self, path: &Path, how: How) {
        let path = path.to_owned();
        self.ask(Command::ReadPackage {
            path,
            passphrase: passphrase(),
        });
        self.finish();
        self.ask(Command::AcceptPackage(how));
        self.finish();
    }
}

/// The form of an export with what it asks for.
pub(crate) struct Form {
    harness: Harness<'static, Desk>,
    language: Language,
    _folder: TempDir,
}

struct Desk {
    session: Session,
    form: PackageExport,
    asked: Vec<Command>,
    chooser: Chooser,
    language: Language,
}

impl Desk {
    fn frame(&mut self, ui: &mut egui::Ui) {
        let mut cx = ViewContext {
            session: &self.session,
            language: self.language,
            palette: Palette::of(self.session.settings.theme),
            commands: &mut self.asked,
            go: &mut None,
            chooser: &mut self.chooser,
        };
        if let Some(current) = &self.session.current {
            self.form.show(ui, &mut cx, current);
        }
    }
}

impl Form {
    pub(crate) fn open(language: Language) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut session = session(folder.path());
        begin(&mut session);
        let desk = Desk {
            session,
            form: PackageExport::default(),
            asked: vec![],
            chooser: Chooser::fake(vec![]),
            language,
        };
        let mut harness = Harness::builder()
            .with_size(vec2(420.0, 640.0))
            .with_max_steps(60)
            .with_context_setup(fonts::install)
            .build_ui_state(|ui, desk: &mut Desk| desk.frame(ui), desk);
        harness.run_ok();
        Self {
            harness,
            language,
            _folder: folder,
        }
    }

    pub(crate) fn t(&self, message: impl Message) -> &'static str {
        self.language.t(message)
    }

    #[track_caller]
    pub(crate) fn press(&mut self, message: Package) {
        press(&mut self.harness, self.language.t(message));
    }

    #[track_caller]
    pub(crate) fn write(&mut self, field: Package, text: &str) {
        write(&mut self.harness, self.language.t(field), text);
    }

    #[track_caller]
    pub(crate) fn value(&self, field: Package) -> String {
        value(&self.harness, self.language.t(field))
    }

    #[track_caller]
    pub(crate) fn must_show(&self, text: &str) {
        assert!(shows(&self.harness, text), "not on the screen: {text}");
    }

    pub(crate) fn asked(&self) -> Vec<Command> {
        self.harness.state().asked.clone()
    }

    pub(crate) fn tell_written(&mut self, path: PathBuf) {
        let news = PackageNews::Written { path, size: 4711 };
        self.harness.state_mut().form.event(&Event::Package(news));
        self.harness.run_ok();
    }
}

#[track_caller]
fn press<S>(harness: &mut Harness<'static, S>, label: &str) {
    harness
        .get_by_role_and_label(Role::Button, label)
        .click_accesskit();
    harness.run_ok();
}

/// The field of this name, whether it shows what is typed or not.
#[track_caller]
fn role<S>(harness: &Harness<'static, S>, label: &str) -> Role {
    let hidden = harness
        .query_all_by_role_and_label(Role::PasswordInput, label)
        .next();
    hidden.map_or(Role::TextInput, |_| Role::PasswordInput)
}

#[track_caller]
fn write<S>(harness: &mut Harness<'static, S>, label: &str, text: &str) {
    let role = role(harness, label);
    harness.get_by_role_and_label(role, label).focus();
    harness.run_ok();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.run_ok();
    harness.get_by_role_and_label(role, label).type_text(text);
    harness.run_ok();
}

#[track_caller]
fn value<S>(harness: &Harness<'static, S>, label: &str) -> String {
    let field = harness.get_by_role_and_label(role(harness, label), label);
    field.accesskit_node().value().unwrap_or_default()
}

fn shows<S>(harness: &Harness<'static, S>, text: &str) -> bool {
    harness.query_all_by_label_contains(text).next().is_some()
}
