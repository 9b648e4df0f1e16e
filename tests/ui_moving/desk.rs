//! A window on a unit that has assessed itself under a regulation that is replaced.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate};
use egui::accesskit::Role;
use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use tempfile::TempDir;
use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::library::Library;
use tukiem::app::session::Session;
use tukiem::app::settings::Setting;
use tukiem::i18n::{Home, Language, Message, Screen, Translate, Wizard};
use tukiem::model::assessment::{Assessment, Head, State};
use tukiem::model::carry::Counts;
use tukiem::model::catalog::{Catalog, Status};
use tukiem::model::crosswalk::{Crosswalk, Relation, Row};
use tukiem::model::id::{AssessmentId, CatalogId, ItemId};
use tukiem::model::profile::{Person, Profile};
use tukiem::model::response::Answer;
use tukiem::model::scope::Scope;
use tukiem::model::text::Text;
use tukiem::ui::app::TukiemApp;
use tukiem::ui::dialogs::choose::Chooser;
use tukiem::ui::fonts;

/// The regulation in use, replaced since July.
pub(crate) const OLD: &str = "hai-duong-39-2024";
/// Its successor.
pub(crate) const NEXT: &str = "next";
/// The number of the successor.
pub(crate) const NEXT_NUMBER: &str = "12/2026/QĐ-UBND";

/// The version of the checklist before the one at hand.
pub(crate) const OLD_VERSION: &str = "2020.1";
/// The title of the successor.
pub(crate) const NEXT_TITLE: &str = "Quy chế kế tiếp";

/// How the window's library differs from the usual one of these tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    /// The successor is at hand, with a crosswalk.
    Successor,
    /// The regulation stays, but its checklist has a new version.
    NewVersion,
    /// So many items instead of the regulation's own.
    Large(usize),
}

pub(crate) struct Window {
    pub(crate) harness: Harness<'static, TukiemApp>,
    pub(crate) language: Language,
    _folder: TempDir,
}

impl Window {
    pub(crate) fn open(language: Language, given: Given) -> Self {
        Self::sized(language, given, 1366.0, 768.0)
    }

    pub(crate) fn sized(language: Language, given: Given, width: f32, height: f32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = DateTime::parse_from_rfc3339("2026-11-21T14:02:11+07:00").unwrap();
        let path = folder.path().join("tukiem.db");
        let library = library(given);
        let clock = Arc::new(FixedClock(now));
        let mut session = Session::open_with(&path, library, clock, Arc::new(|| {})).unwrap();
        session
            .execute(Command::Set(Setting::Language(language)))
            .unwrap();
        answer_last_year(&mut session, given);
        session.execute(Command::Close).unwrap();
        let app = TukiemApp::new(session, Chooser::fake(vec![]));
        let harness = Harness::builder()
            .with_size(vec2(width, height))
            .with_max_steps(20)
            .with_context_setup(fonts::install)
            .build_ui_state(|ui, app: &mut TukiemApp| app.frame(ui), app);
        let mut window = Self {
            harness,
            language,
            _folder: folder,
        };
        window.harness.run();
        window
    }

    pub(crate) fn t(&self, message: impl Message) -> &'static str {
        self.language.t(message)
    }

    pub(crate) fn click(&mut self, role: Role, label: &str) {
        self.harness
            .get_by_role_and_label(role, label)
            .click_accesskit();
        self.harness.run();
    }

    pub(crate) fn press(&mut self, message: impl Message) {
        let label = self.t(message);
        self.click(Role::Button, label);
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        let mut found = self.harness.query_all_by_label_contains(text);
        found.next().is_some()
    }

    #[track_caller]
    pub(crate) fn must_show(&self, text: &str) {
        assert!(self.shows(text), "not on the screen: {text}");
    }

    pub(crate) fn session(&self) -> &Session {
        self.harness.state().session()
    }

    pub(crate) fn made(&self) -> &Assessment {
        &self.session().current.as_ref().unwrap().assessment
    }

    pub(crate) fn counts(&self) -> Counts {
        self.session()
            .migration
            .as_ref()
            .unwrap()
            .migration
            .counts()
    }

    /// From home to the preview, by what home offers.
    pub(crate) fn accept_offer(&mut self, button: &str) {
        self.press(Screen::Home);
        self.click(Role::Button, button);
        self.reach_preview();
    }

    /// From home to the wizard's second step by the ordinary way.
    pub(crate) fn begin_anew(&mut self) {
        self.press(Screen::Home);
        self.press(Home::New);
        self.press(Wizard::Next);
    }

    /// From the wizard's second step to the preview.
    pub(crate) fn reach_preview(&mut self) {
        self.press(Wizard::Next);
        self.press(Wizard::Next);
        self.press(Wizard::LookAtAnswers);
    }

    /// Draws until everything is on the disk.
    pub(crate) fn settle(&mut self) {
        let until = Instant::now() + Duration::from_secs(10);
        while !self.session().is_saved() {
            assert!(Instant::now() < until, "never saved");
            std::thread::sleep(Duration::from_millis(5));
            self.harness.run();
        }
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn head(catalog: &Catalog, version: &str) -> Head {
    let person = |name: &str, title: &str| Person {
        name: name.to_owned(),
        title: title.to_owned(),
    };
    Head {
        name: "Năm 2025".to_owned(),
        catalog: catalog.id.clone(),
        catalog_version: version.to_owned(),
        year: 2025,
        period_start: day(2025, 1, 1),
        period_end: day(2025, 12, 31),
        profile: Profile {
            name: "ỦY BAN NHÂN DÂN XÃ HÀ NAM".to_owned(),
            place: "Hà Nam".to_owned(),
            symbol: "UBND".to_owned(),
            head: person("Nguyễn Văn An", "Chủ tịch"),
            officer: person("Trần Thị Bình", "Công chức"),
            ..Profile::default()
        },
        recipients: vec!["Công an tỉnh".to_owned()],
        remarks: String::new(),
        proposals: String::new(),
        review: String::new(),
        state: State::Draft,
    }
}

/// The successor: every item of the old one but one that is dropped; each third
/// asks more; another is dropped too, and what bears its name now is new.
fn successor(old: &Catalog) -> (Catalog, Crosswalk) {
    let mut next = old.clone();
    next.id = CatalogId::new(NEXT);
    NEXT_NUMBER.clone_into(&mut next.instrument);
    next.title = Text::new(NEXT_TITLE, "The next regulation");
    next.status = Status::InForce;
    next.effective = Some(day(2026, 7, 1));
    let scope = Scope::of(old, &head(old, "").profile);
    let inside: Vec<_> = (0..old.items.len())
        .filter(|at| scope.applies(*at))
        .collect();
    let dropped = next.items.remove(inside[1]).id;
    let last = old.items[inside[inside.len() - 2]].id.clone();
    let change = |vi: &str| Text::new(vi, "Something changed.");
    let row = |from: Vec<ItemId>, to: Vec<ItemId>, relation, vi: &str| Row {
        from,
        to,
        relation,
        change: change(vi),
    };
    let items = next.items.iter().map(|item| item.id.clone());
    let mut rows: Vec<_> = items
        .clone()
        .filter(|id| *id != last)
        .enumerate()
        .map(|(at, id)| {
            let (relation, said) = if at % 3 == 0 {
                (Relation::Stricter, "Thêm yêu cầu ghi nhật ký.")
            } else {
                (Relation::Same, "Giữ nguyên.")
            };
            row(vec![id.clone()], vec![id], relation, said)
        })
        .collect();
    rows.push(row(
        vec![],
        vec![last.clone()],
        Relation::New,
        "Nghĩa vụ mới.",
    ));
    let gone = "Không còn quy định.";
    rows.push(row(vec![dropped], vec![], Relation::Dropped, gone));
    rows.push(row(vec![last], vec![], Relation::Dropped, gone));
    let crosswalk = Crosswalk {
        from: old.id.clone(),
        to: next.id.clone(),
        rows,
    };
    (next, crosswalk)
}

fn library(given: Given) -> Library {
    let mut library = Library::built_in().unwrap();
    let mut old = (*library.get(&CatalogId::new(OLD)).unwrap()).clone();
    match given {
        Given::NewVersion => {
            old.status = Status::InForce;
            library.insert(old.clone());
            OLD_VERSION.clone_into(&mut old.content_version);
            let scope = Scope::of(&old, &head(&old, "").profile);
            let first = (0..old.items.len()).find(|at| scope.applies(*at)).unwrap();
            old.items[first].question.vi.push_str(" (cách hỏi cũ)");
            library.insert(old);
        }
        Given::Successor | Given::Large(_) => {
            if let Given::Large(count) = given {
                let model = old.items.clone();
                let numbered = (0..count).map(|at| {
                    let mut item = model[at % model.len()].clone();
                    item.id = ItemId::new(format!("{}-{at}", item.id));
                    item
                });
                old.items = numbered.collect();
            }
            let (next, crosswalk) = successor(&old);
            old.status = Status::Replaced {
                by: Some(next.id.clone()),
                from: next.effective,
            };
            library.insert(old);
            library.insert(next);
            library.insert_crosswalk(crosswalk);
        }
    }
    library
}

/// Answers to all items but every seventh, with notes, in an assessment of 2025.
fn answer_last_year(session: &mut Session, given: Given) {
    let catalog = session.library.get(&CatalogId::new(OLD)).unwrap();
    let version = match given {
        Given::NewVersion => OLD_VERSION,
        _ => &catalog.content_version,
    };
    let head = Box::new(head(&catalog, version));
    session.execute(Command::Create(head)).unwrap();
    let answers = [Answer::Met, Answer::Partial, Answer::NotMet];
    let many = matches!(given, Given::Large(_));
    for (at, item) in catalog.items.iter().enumerate().take(300) {
        let scope = &session.current.as_ref().unwrap().scope;
        if at % 7 == 6 || !scope.applies(at) {
            continue;
        }
        let answer = Command::Answer {
            item: item.id.clone(),
            answer: Some(answers[at % 3].clone()),
        };
        session.execute(answer).unwrap();
        if at % 4 == 0 && !many {
            let note = Command::Note {
                item: item.id.clone(),
                note: format!("Biên bản số {at}"),
            };
            session.execute(note).unwrap();
        }
    }
}

/// The assessment of 2025.
pub(crate) const LAST_YEAR: AssessmentId = AssessmentId(1);
