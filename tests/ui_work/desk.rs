//! A desk with a real session and the three screens, drawn by the test harness.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::library::Library;
use tukiem::app::session::Session;
use tukiem::i18n::{Language, cites};
use tukiem::model::assessment::{Assessment, Head, State};
use tukiem::model::catalog::{Article, Catalog, Chapter, Provision, Treatment};
use tukiem::model::condition::Fact;
use tukiem::model::id::{CatalogId, ItemId};
use tukiem::model::profile::Profile;
use tukiem::model::provision::ProvisionRef;
use tukiem::model::response::{Answer, Response};
use tukiem::model::text::Text;
use tukiem::ui::context::ViewContext;
use tukiem::ui::dialogs::choose::Chooser;
use tukiem::ui::fonts;
use tukiem::ui::route::Route;
use tukiem::ui::theme::{self, Palette};
use tukiem::ui::views::checklist::ChecklistView;
use tukiem::ui::views::evidence::EvidenceView;
use tukiem::ui::views::plan::PlanView;

/// The harness over a desk.
pub(crate) type Window = Harness<'static, Desk>;

/// Which screen is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Screen {
    Checklist,
    Evidence,
    Plan,
}

/// What the window would hold.
pub(crate) struct Desk {
    pub(crate) session: Session,
    pub(crate) screen: Screen,
    pub(crate) checklist: ChecklistView,
    pub(crate) evidence: EvidenceView,
    pub(crate) plan: PlanView,
    pub(crate) chooser: Chooser,
    pub(crate) route: Option<Route>,
    /// Commands the session refused.
    pub(crate) refusals: Vec<String>,
    pub(crate) folder: tempfile::TempDir,
    pub(crate) spent: Duration,
}

impl Desk {
    /// A desk with the built-in catalog and a new assessment.
    pub(crate) fn open() -> Self {
        let library = Library::built_in().unwrap();
        let id = library.entries().next().unwrap().catalog.id.clone();
        Self::with(library, &id)
    }

    /// A desk with a made-up catalog of so many items in a hundred articles.
    pub(crate) fn large(items: usize) -> Self {
        let mut library = Library::built_in().unwrap();
        let mut catalog: Catalog = (*library.entries().next().unwrap().catalog).clone();
        catalog.id = CatalogId::new("large");
        let model = catalog.items.clone();
        let articles: Vec<_> = (1..=100)
            .map(|number| Article {
                number: number.to_string(),
                title: Text::new(format!("Điều số {number}"), format!("Article {number}")),
                provisions: vec![Provision {
                    reference: ProvisionRef::parse(&number.to_string()).unwrap(),
                    treatment: Treatment::Assessed,
                }],
            })
            .collect();
        catalog.items = (0..items)
            .map(|at| {
                let mut item = model[at % model.len()].clone();
                let article = at / (items / 100) + 1;
                item.id = ItemId::new(format!("{article}-{at}"));
                item.cites = vec![ProvisionRef::parse(&article.to_string()).unwrap()];
                item
            })
            .collect();
        let (number, title) = ("I".to_owned(), Text::new("Chương", "Chapter"));
        catalog.chapters = vec![Chapter {
            number,
            title,
            articles,
        }];
        library.insert(catalog);
        Self::with(library, &CatalogId::new("large"))
    }

    fn with(library: Library, catalog: &CatalogId) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = DateTime::parse_from_rfc3339("2026-11-21T09:00:00+07:00").unwrap();
        let clock = Arc::new(FixedClock(now));
        let version = library.get(catalog).unwrap().content_version.clone();
        let path = folder.path().join("tukiem.db");
        let mut session = Session::open_with(&path, library, clock, Arc::new(|| {})).unwrap();
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        let profile = Profile {
            name: "UBND xã Tân Phong".to_owned(),
            facts: BTreeSet::from([Fact::InternalNetwork, Fact::Wifi]),
            ..Profile::default()
        };
        let head = Head {
            name: "Năm 2026".to_owned(),
            catalog: catalog.clone(),
            catalog_version: version,
            year: 2026,
            period_start: day(1, 1),
            period_end: day(12, 31),
            profile,
            recipients: vec![],
            remarks: String::new(),
            proposals: String::new(),
            review: String::new(),
            state: State::Draft,
        };
        session.execute(Command::Create(Box::new(head))).unwrap();
        Self {
            session,
            screen: Screen::Checklist,
            checklist: ChecklistView::default(),
            evidence: EvidenceView::default(),
            plan: PlanView::default(),
            chooser: Chooser::fake(vec![]),
            route: None,
            refusals: vec![],
            folder,
            spent: Duration::ZERO,
        }
    }

    /// A little of everything, so that every part of the screens is drawn.
    pub(crate) fn fill(&mut self) {
        use tukiem::model::id::RemediationId;
        use tukiem::model::remediation::{Remediation, RemediationStatus};
        let answers = [
            Answer::Met,
            Answer::Partial,
            Answer::NotMet,
            Answer::NotApplicable {
                reason: "Không có".to_owned(),
            },
        ];
        let items: Vec<_> = self
            .in_scope()
            .into_iter()
            .take(12)
            .map(|at| self.item(at))
            .collect();
        for (item, answer) in items.iter().zip(answers.iter().cycle()) {
            self.execute(Command::Answer {
                item: item.clone(),
                answer: Some(answer.clone()),
            });
        }
        self.execute(Command::Note {
            item: items[0].clone(),
            note: "Đã làm\nTháng 3".to_owned(),
        });
        self.execute(Command::Flag {
            item: items[1].clone(),
            flagged: true,
        });
        for (at, item) in items.iter().enumerate() {
            self.execute(Command::AddReference {
                name: format!("Quyết định số {at}"),
                description: "Lưu tại văn thư".to_owned(),
                fact_date: NaiveDate::from_ymd_opt(2026, 1, 5),
                item: Some(item.clone()),
            });
        }
        let statuses = [
            RemediationStatus::Planned,
            RemediationStatus::InProgress,
            RemediationStatus::Done,
        ];
        for (item, status) in items.iter().skip(1).zip(statuses) {
            let line = Remediation {
                id: RemediationId(0),
                item: item.clone(),
                action: "Ban hành quy định nội bộ".to_owned(),
                owner: "Trần Thị Bình".to_owned(),
                deadline: NaiveDate::from_ymd_opt(2026, 10, 1),
                cost: Some(2_000_000),
                status,
            };
            self.execute(Command::EditPlan { new: true, line });
        }
    }

    /// Runs a command that must be accepted.
    pub(crate) fn execute(&mut self, command: Command) {
        self.session.execute(command).unwrap();
    }

    pub(crate) fn assessment(&self) -> &Assessment {
        &self.session.current.as_ref().unwrap().assessment
    }

    /// The n-th item that concerns the unit.
    pub(crate) fn inside(&self, n: usize) -> ItemId {
        self.item(self.in_scope()[n])
    }

    /// The item at a position of the catalog.
    fn item(&self, position: usize) -> ItemId {
        self.session.current.as_ref().unwrap().catalog.items[position]
            .id
            .clone()
    }

    /// The citation of an item.
    pub(crate) fn cited(&self, item: &ItemId) -> String {
        let catalog = &self.session.current.as_ref().unwrap().catalog;
        cites(Language::Vietnamese, &catalog.item(item).unwrap().cites)
    }

    pub(crate) fn response(&self, item: &ItemId) -> Response {
        self.assessment().response(item)
    }

    pub(crate) fn count(&self) -> usize {
        self.session.current.as_ref().unwrap().catalog.items.len()
    }

    /// Positions of the items that concern the unit.
    fn in_scope(&self) -> Vec<usize> {
        let current = self.session.current.as_ref().unwrap();
        (0..self.count())
            .filter(|at| current.scope.applies(*at))
            .collect()
    }

    /// What the window does before it shows another screen.
    pub(crate) fn leave(&mut self) {
        self.with_context(|desk, cx| match desk.0 {
            Screen::Checklist => desk.1.leave(cx),
            Screen::Evidence => desk.2.leave(cx),
            Screen::Plan => desk.3.leave(cx),
        });
    }

    fn with_context(
        &mut self,
        act: impl FnOnce(
            (Screen, &mut ChecklistView, &mut EvidenceView, &mut PlanView),
            &mut ViewContext<'_>,
        ),
    ) {
        let (mut commands, mut go) = (vec![], None);
        let mut cx = ViewContext {
            session: &self.session,
            language: self.session.settings.language,
            palette: Palette::of(self.session.settings.theme),
            commands: &mut commands,
            go: &mut go,
            chooser: &mut self.chooser,
        };
        let views = (
            self.screen,
            &mut self.checklist,
            &mut self.evidence,
            &mut self.plan,
        );
        act(views, &mut cx);
        for command in commands {
            if let Err(error) = self.session.execute(command) {
                self.refusals.push(error.to_string());
            }
        }
        self.route = go.or(self.route.take());
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        for event in self.session.poll() {
            self.checklist.event(&event);
            self.evidence.event(&event);
            self.plan.event(&event);
        }
        let begin = Instant::now();
        self.with_context(|(screen, checklist, evidence, plan), cx| match screen {
            Screen::Checklist => checklist.show(ui, cx),
            Screen::Evidence => evidence.show(ui, cx),
            Screen::Plan => plan.show(ui, cx),
        });
        self.spent = begin.elapsed();
    }
}

/// A window of this size over the desk.
pub(crate) fn harness(desk: Desk, size: [f32; 2]) -> Window {
    let settings = desk.session.settings.clone();
    Harness::builder()
        .with_size(size)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(move |ctx| {
            fonts::install(ctx);
            theme::apply(ctx, &settings);
        })
        .build_ui_state(|ui, desk: &mut Desk| desk.frame(ui), desk)
}

/// Draws until nothing moves any more, without waiting for a pause in typing.
pub(crate) fn run(harness: &mut Window) {
    harness.run_steps(4);
    harness.check_accessibility();
}

/// Draws until `done`, at most ten seconds.
pub(crate) fn settle(harness: &mut Window, done: impl Fn(&Desk) -> bool) {
    let begin = Instant::now();
    while !done(harness.state()) {
        assert!(
            begin.elapsed() < Duration::from_secs(10),
            "nothing came of it"
        );
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
}

/// Clicks the first widget of this role and name.
pub(crate) fn click_first(harness: &Window, role: Role, label: &str) {
    harness
        .query_all_by_role_and_label(role, label)
        .next()
        .unwrap()
        .click();
}
