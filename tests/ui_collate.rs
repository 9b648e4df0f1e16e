//! The screen of the receiving agency, driven as a person drives it: the whole
//! window over a session without any assessment.

#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall stop")]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, NaiveDate};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tukiem::app::clock::FixedClock;
use tukiem::app::collate::Collation;
use tukiem::app::command::Command;
use tukiem::app::session::Session;
use tukiem::app::settings::{Setting, Theme};
use tukiem::i18n::collate::Collate as W;
use tukiem::i18n::{Language, Message, Translate};
use tukiem::model::id::CatalogId;
use tukiem::model::ranking::{
    ArticleName, ArticleShare, Carrier, Entry, Finding, ListedUnit, Reading, Reason, Rules, Share,
    SignedTime, Signer, UnitList, collate,
};
use tukiem::model::scoring::Grade;
use tukiem::model::text::Text;
use tukiem::ui::app::TukiemApp;
use tukiem::ui::dialogs::choose::{Choice, Chooser};
use tukiem::ui::fonts;
use tukiem::ui::route::Route;

type Window = Harness<'static, TukiemApp>;

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-12-01T09:00:00+07:00").unwrap()
}

fn vi(message: impl Message) -> &'static str {
    Language::Vietnamese.t(message)
}

/// The window with the folder its database stands in.
struct Desk {
    window: Window,
    folder: tempfile::TempDir,
}

impl Desk {
    /// A window whose dialogs answer with these paths below its folder.
    fn new(size: [f32; 2], answers: &[(Choice, &str)], collation: Option<Collation>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock(now()));
        let path = folder.path().join("tukiem.db");
        let mut session = Session::open(&path, clock, Arc::new(|| {})).unwrap();
        session.collation = collation.map(Arc::new);
        let answers = answers.iter();
        let answers = answers.map(|(choice, name)| (*choice, vec![folder.path().join(name)]));
        let app = TukiemApp::new(session, Chooser::fake(answers.collect()));
        let window = Harness::builder()
            .with_size(size)
            .with_max_steps(60)
            .with_context_setup(fonts::install)
            .build_ui_state(|ui, app: &mut TukiemApp| app.frame(ui), app);
        let mut desk = Self { window, folder };
        desk.window.state_mut().open(Route::Collate);
        desk.window.run_ok();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn shows(&self, text: &str) -> bool {
        let mut found = self.window.query_all_by_label_contains(text);
        found.next().is_some()
    }

    fn click(&mut self, text: &str) {
        let button = self.window.get_by_role_and_label(Role::Button, text);
        button.click();
        self.window.run_ok();
    }

    /// Draws until `done`, at most for a minute: jobs run on threads of their own.
    fn wait(&mut self, mut done: impl FnMut(&Self) -> bool) {
        let end = Instant::now() + Duration::from_secs(60);
        while !done(self) {
            assert!(Instant::now() < end, "it did not come");
            std::thread::sleep(Duration::from_millis(5));
            self.window.step();
        }
        self.window.run_ok();
    }
}

fn entry(unit: &str, tenths: u64, year: i32) -> Entry {
    let name = |number: &str| {
        Arc::new(ArticleName {
            number: number.to_owned(),
            title_vi: format!("Điều khoản thứ {number}"),
            title_en: Some(format!("Provision {number}")),
        })
    };
    let share = |part, whole| Share { part, whole };
    Entry {
        file: format!("{year}/{unit}.pdf"),
        carrier: Carrier::SignedPdf,
        unit: unit.to_owned(),
        symbol: "UBND".to_owned(),
        unit_type: None,
        uid: format!("{year} {unit}"),
        year,
        catalog: CatalogId::new("hai-duong-39-2024"),
        catalog_version: "2026.11".to_owned(),
        score: share(tenths, 1000),
        backed: share(tenths / 2, 1000),
        completeness: share(95, 100),
        grade: Some(if tenths > 800 { Grade::B } else { Grade::C }),
        critical: vec![],
        articles: vec![
            ArticleShare {
                article: name("7"),
                points: tenths,
                possible: 1000,
            },
            ArticleShare {
                article: name("8"),
                points: 9,
                possible: 10,
            },
        ],
        signed: Some(SignedTime {
            at: now() - chrono::Days::new(tenths % 40),
            proven: false,
        }),
        signers: vec![Signer {
            name: "Nguyễn Thị Minh Huệ".to_owned(),
            organization: Some(unit.to_owned()),
        }],
        trusted: false,
    }
}

/// So many units, of whom one is missing, one altered and all were there last year.
fn collation(units: usize) -> Collation {
    let name = |n: usize| format!("Ủy ban nhân dân xã số {n}");
    let mut readings = Vec::new();
    for n in 0..units {
        let tenths = 400 + (n as u64 * 7919) % 600;
        readings.push(Reading::Report(Box::new(entry(&name(n), tenths, 2026))));
        if n < 50 {
            readings.push(Reading::Report(Box::new(entry(&name(n), 600, 2025))));
        }
    }
    readings.push(Reading::Refused {
        file: "2026/sửa.pdf".to_owned(),
        finding: Finding::Altered {
            reasons: vec![Reason {
                code: "digest_mismatch".to_owned(),
                said: Text::new("Nội dung được ký đã bị sửa.", "The content was changed."),
            }],
        },
    });
    let listed = (0..=units).map(|n| ListedUnit {
        name: name(n),
        ..ListedUnit::default()
    });
    let rules = Rules {
        units: Some(UnitList::new(listed.collect())),
        deadline: NaiveDate::from_ymd_opt(2026, 11, 20),
        ..Rules::default()
    };
    Collation {
        folder: PathBuf::from("/bao-cao"),
        created: now(),
        catalog: None,
        collated: collate(readings, &rules, &[], &|_, _| None),
        trust_named: false,
        passed_over: 2,
        journal_failure: None,
    }
}

#[test]
fn the_empty_screen_says_what_belongs_here_and_asks_for_a_folder() {
    let mut desk = Desk::new([1366.0, 768.0], &[], None);
    assert!(desk.shows(vi(W::EmptyTitle)));
    assert!(desk.shows(vi(W::List)));
    desk.click(vi(W::Start));
    assert!(desk.shows(vi(W::NeedFolder)));
    let session = desk.window.state().session();
    assert!(session.jobs.is_empty() && session.current.is_none());
}

#[test]
fn a_folder_is_chosen_read_and_its_result_saved() {
    let answers = [
        (Choice::OpenReports, "bao-cao"),
        (Choice::SaveRankingXlsx, "xep-hang.xlsx"),
    ];
    let mut desk = Desk::new([1366.0, 768.0], &answers, None);
    let reports = desk.path("bao-cao");
    std::fs::create_dir(&reports).unwrap();
    for n in 0..3 {
        std::fs::write(reports.join(format!("{n}.pdf")), b"%PDF-1.7 broken").unwrap();
    }
    desk.click(vi(W::ChooseFolder));
    assert!(desk.shows(vi(W::EmptyTitle)), "fields stay where they are");
    desk.click(vi(W::Start));
    desk.wait(|desk| desk.window.state().session().collation.is_some());
    let session = desk.window.state().session();
    let collated = &session.collation.as_ref().unwrap().collated;
    assert_eq!((collated.files, collated.ranking.len()), (3, 0));
    assert!(desk.shows(vi(W::NothingRanked)));
    desk.click("Không được tính (3)");
    assert!(desk.shows("0.pdf"));
    desk.click(vi(W::SaveXlsx));
    let saved = desk.path("xep-hang.xlsx");
    desk.wait(|_| saved.exists());
    assert!(std::fs::read(&saved).unwrap().starts_with(b"PK"));
    let left = std::fs::read_dir(desk.folder.path()).unwrap();
    let left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
    assert!(
        !left
            .iter()
            .any(|name| name.to_string_lossy().contains("nhat-ky")),
        "{left:?}"
    );
    desk.click(vi(W::OtherFolder));
    assert!(desk.window.state().session().collation.is_none());
}

#[test]
fn a_folder_that_holds_nothing_is_said_on_the_screen() {
    let mut desk = Desk::new([1366.0, 768.0], &[(Choice::OpenReports, ".")], None);
    desk.click(vi(W::ChooseFolder));
    desk.click(vi(W::Start));
    desk.wait(|desk| desk.window.state().session().jobs.is_empty());
    desk.wait(|desk| desk.shows(vi(W::Failed)));
}

#[test]
fn ten_thousand_units_are_listed_searched_and_opened() {
    let mut desk = Desk::new([1366.0, 768.0], &[], Some(collation(10_000)));
    assert!(desk.shows("Xếp hạng (10.000)"));
    let drawn = desk.window.query_all_by_label_contains("xã số").count();
    assert!((5..200).contains(&drawn), "{drawn} rows are laid out");
    let field = desk
        .window
        .get_by_role_and_label(Role::TextInput, vi(W::Search));
    field.focus();
    desk.window.run_ok();
    desk.window
        .get_by_role_and_label(Role::TextInput, vi(W::Search))
        .type_text("xa so 4321");
    desk.window.run_ok();
    desk.click("Ủy ban nhân dân xã số 4321");
    assert!(desk.shows("Nguyễn Thị Minh Huệ"));
    assert!(desk.shows("2026/Ủy ban nhân dân xã số 4321.pdf"));
    desk.click("Không được tính (51)");
    desk.click("Chưa nộp (1)");
    // The search is still there: nothing of it fits.
    assert!(desk.shows(vi(W::Nothing)));
}

#[test]
fn every_table_shows_its_lines_in_both_languages_themes_and_sizes() {
    for size in [[1366.0, 768.0], [1024.0, 700.0]] {
        for language in [Language::Vietnamese, Language::English] {
            let mut desk = Desk::new(size, &[], Some(collation(60)));
            let app = desk.window.state_mut();
            app.ask(Command::Set(Setting::Language(language)));
            app.ask(Command::Set(Setting::Theme(Theme::Dark)));
            desk.window.run_ok();
            assert!(desk.shows(language.t(W::SavePdf)));
            let tabs = [
                (W::NotAccepted, "(51)", "sửa.pdf"),
                (W::Missing, "(1)", "xã số 60"),
                (W::Articles, "(2)", "7"),
                (W::Years, "(60)", "xã số 3"),
                (W::Ranking, "(60)", "xã số"),
            ];
            for (tab, count, line) in tabs {
                desk.click(&format!("{} {count}", language.t(tab)));
                assert!(desk.shows(line), "{tab:?} {size:?}");
            }
            desk.window.key_press(egui::Key::ArrowDown);
            desk.window.run_ok();
            assert!(desk.shows(language.t(W::Signers)), "the first line in full");
        }
    }
}
